"""Whether something has ever been so, or always: all years are looked at, not the last alone."""

from __future__ import annotations

from dataclasses import replace

from knowledge.question.claiming import says
from knowledge.question.facets import Facets
from knowledge.question.plans import FLOWS, Plan
from knowledge.types.claim import Assertion, AssertionKind
from knowledge.types.question import Measure, Operation, Order, Sign

_SIGNS = {AssertionKind.POSITIVE: Sign.POSITIVE, AssertionKind.NEGATIVE: Sign.NEGATIVE}


def of_all_years(facets: Facets, found: Plan) -> Plan:
    """The plan that looks at every year, if one year, or a sum of them, would be checked."""
    if says(facets, "ever"):
        return _of_any_year(facets, _as_balance(found))
    return _of_each_year(facets, _as_balance(found)) if says(facets, "every_year") else found


def _as_balance(found: Plan) -> Plan:
    """That more came than left, or left than came, as a claim about the balance."""
    first, *others = found.series
    kind = found.assertion.kind if found.assertion and found.assertion.factor is None else None
    flows = {one.indicator for one in found.series}
    same = all(replace(one, indicator=first.indicator) == first for one in others)
    if kind not in (AssertionKind.MORE, AssertionKind.LESS) or flows != FLOWS or not same:
        return found
    gains = (first.indicator == "immigration") is (kind is AssertionKind.MORE)
    claimed = AssertionKind.POSITIVE if gains else AssertionKind.NEGATIVE
    balance = (replace(first, indicator="net_migration"),)
    listed = Operation.SERIES if found.periods else Operation.VALUE
    return replace(
        found,
        operation=listed,
        series=balance,
        measure=Measure.BOTH,
        sign=_SIGNS[claimed],
        assertion=Assertion(claimed),
    )


def _of_any_year(facets: Facets, found: Plan) -> Plan:
    if len(found.series) > 1 or not all(period.is_years for period in found.periods):
        return found
    sign = _SIGNS.get(found.assertion.kind) if found.assertion else None
    if sign is not None:
        runs = replace(found, operation=Operation.RUNS, measure=Measure.BOTH)
        return replace(runs, sign=sign, assertion=None)
    if facets.claim is not None and facets.claim.bound is not None and not found.is_balance:
        order = Order.MOST if facets.claim.bound.is_above else Order.LEAST
        return replace(found, operation=Operation.EXTREME, order=order, limit=None)
    return found


def _of_each_year(facets: Facets, found: Plan) -> Plan:
    is_one = found.operation is Operation.VALUE and len(found.series) == 1 and not found.periods
    signed = found.assertion is not None and found.assertion.kind in _SIGNS
    limited = facets.claim is not None and facets.claim.bound is not None
    return replace(found, operation=Operation.SERIES) if is_one and (signed or limited) else found
