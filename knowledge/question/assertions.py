"""Claims in words: what a question says of the figures, so that it can be checked against them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.question.claiming import (
    base_of,
    is_compared,
    is_of_every_year,
    is_to_be_checked,
    names_two,
    says,
    sides_named,
    that_say_first,
    years_named,
)
from knowledge.question.facets import Facets
from knowledge.question.plans import Plan
from knowledge.types.claim import Assertion, AssertionKind
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Measure, Operation, Sign

_LISTED = frozenset({Operation.VALUE, Operation.SERIES})
_PAIR = 2
_FLOW_OF = {"in": "immigration", "out": "emigration"}


def asserted(facets: Facets, found: Plan) -> Plan:
    """The plan with what is claimed in words, and fit to check it."""
    checked = found if found.assertion else _asserted(facets, found)
    assertion = checked.assertion
    if not facets.denying or assertion is None or assertion.kind.is_open:
        return checked
    if facets.claim is not None or facets.factor is not None or assertion.is_yearly:
        return checked  # what exactly is denied, the words do not tell
    return replace(checked, assertion=replace(assertion, is_negated=True))


def _asserted(facets: Facets, found: Plan) -> Plan:
    if _is_limited(facets) and not facets.asks("grow", "fall", "change"):
        limited = _limited(facets, found)
        return _of_sign(facets, limited) or limited
    if names_two(facets):
        return _which(facets, found) or found
    if not is_to_be_checked(facets):
        return found
    for attempt in (_first, _of_sign, _outstanding, _trend, _of_two):
        checked = attempt(facets, found)
        if checked is not None:
            return checked
    return found


def _is_limited(facets: Facets) -> bool:
    """Whether "more" belongs to a number: more than 40,000."""
    return facets.claim is not None and facets.claim.bound is not None


def _limited(facets: Facets, found: Plan) -> Plan:
    """What is to be more than a number: a sum over the span, or each of its years."""
    if found.is_balance or says(facets, "every_year"):
        return _listed(facets, found) or found
    listed = _listed(facets, found)
    return replace(listed, operation=Operation.SUM) if listed else found


def _first(facets: Facets, found: Plan) -> Plan | None:
    """That a year is the first of a sign, or the first after those of the other."""
    sign, is_first = _sign(facets), bool(that_say_first(facets.phrase.items))
    if sign is None or not found.is_balance or not (is_first or facets.asks("turn")):
        return None
    if not _is_one_year(found.periods) or found.operation not in _LISTED:
        return None
    kind = AssertionKind.FIRST if is_first else AssertionKind.TURNED
    return replace(found, operation=Operation.VALUE, sign=sign, assertion=Assertion(kind))


def _sign(facets: Facets) -> Sign | None:
    """The sign that is claimed, in so many words or by who is said to be more."""
    above, below = facets.asks("positive", "gain"), facets.asks("negative", "lose")
    if above or below:
        return None if above and below else Sign.POSITIVE if above else Sign.NEGATIVE
    sides = sides_named(facets)
    are_two = len(sides) == _PAIR and sides[0][1] != sides[1][1]
    if not are_two or not is_compared(facets) or _is_limited(facets):
        return None
    subject = sides[1 - base_of(facets, [index for index, _ in sides])][1]
    return Sign.POSITIVE if (subject == "in") is facets.asks("more") else Sign.NEGATIVE


def _of_sign(facets: Facets, found: Plan) -> Plan | None:
    sign, changes = _sign(facets), facets.asks("grow", "fall", "change", "turn")
    if sign is None or not found.is_balance or changes:
        return None
    kind = AssertionKind.POSITIVE if sign is Sign.POSITIVE else AssertionKind.NEGATIVE
    listed = found if found.operation in _LISTED else _listed(facets, found)
    return replace(listed, sign=sign, assertion=Assertion(kind)) if listed else None


def _listed(facets: Facets, found: Plan) -> Plan | None:
    """Each year of the span that was said, in place of the change from its first to its last."""
    periods, changed = facets.times.periods, found.operation is Operation.CHANGE
    if not changed or len(periods) != 1 or not periods[0].is_years:
        return None
    return replace(found, operation=Operation.SERIES, periods=periods, measure=Measure.BOTH)


def _outstanding(facets: Facets, found: Plan) -> Plan | None:
    """That a year has the most or the least of all."""
    series = found.series[0]
    one_year = found.operation is Operation.VALUE and _is_one_year(found.periods)
    is_whole = not (series.counterpart or series.breakdown or facets.dimensions)
    if facets.asks("most") is facets.asks("least") or not (one_year and is_whole):
        return None
    kind = AssertionKind.HIGHEST if facets.asks("most") else AssertionKind.LOWEST
    return replace(found, assertion=Assertion(kind))


def _is_one_year(periods: Sequence[Period]) -> bool:
    return len(periods) == 1 and periods[0].is_year


def _trend(facets: Facets, found: Plan) -> Plan | None:
    """That it grew or fell; of a deficit that grows, the figures do not plainly tell."""
    is_plain = facets.asks("grow") is not facets.asks("fall")
    if found.operation is not Operation.CHANGE or not is_plain:
        return None
    is_signed = facets.asks("positive", "negative", "lose", "gain") or says(facets, "loss")
    if found.is_balance and is_signed:
        return None
    kind = AssertionKind.ROSE if facets.asks("grow") else AssertionKind.FELL
    if not is_of_every_year(facets):
        return _with(facets, found, kind)
    span = _whole(found.periods)
    return replace(
        found,
        operation=Operation.SERIES,
        periods=span,
        assertion=Assertion(kind, is_yearly=True),
    )


def _whole(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    return (Period(min(p.start for p in periods), max(p.end for p in periods)),) if periods else ()


def _with(facets: Facets, found: Plan, kind: AssertionKind) -> Plan:
    """The plan with the claim; what is said to be so many times more is measured so."""
    if facets.factor is None:
        return replace(found, assertion=Assertion(kind))
    factor = facets.factor
    assertion = Assertion(kind, factor.value, factor.bound, is_rough=factor.is_rough)
    return replace(found, measure=Measure.TIMES, assertion=assertion)


def _of_two(facets: Facets, found: Plan) -> Plan | None:
    """That one of two periods, or of two series, is the larger."""
    if not is_compared(facets) or _is_limited(facets):
        return None
    if _are_two_periods(found):
        if facets.times.is_relative or not years_named(facets):
            return None
        named = facets.times.periods if len(facets.times.periods) == _PAIR else found.periods
        subject = named[1 - base_of(facets, years_named(facets))]
        is_later = subject == max(named)
        rises = (is_later is facets.asks("more")) is not _is_loss(facets, found)
        kind = AssertionKind.ROSE if rises else AssertionKind.FELL
        are_spans = any(period.is_years for period in found.periods)
        operation = Operation.COMPARISON if are_spans else Operation.CHANGE
        return _with(facets, replace(found, operation=operation), kind)
    is_subject = _is_subject(facets, *found.series) if _are_two_series(found) else None
    if is_subject is None:
        return None
    first_is_more = (facets.asks("more") is is_subject) is not _is_loss(facets, found)
    return _with(facets, found, AssertionKind.MORE if first_is_more else AssertionKind.LESS)


def _is_subject(facets: Facets, first: Series, second: Series) -> bool | None:
    """Whether the second is what the first is compared with; None if the words do not tell."""
    marks = [_mark(facets, one, other) for one, other in ((first, second), (second, first))]
    named = sorted(mark for mark in marks if mark is not None)
    if len(named) != _PAIR:
        return None
    return marks[0] == named[1 - base_of(facets, named)]


def _mark(facets: Facets, series: Series, other: Series) -> int | None:
    """Where in the phrase stands what tells the series from the other."""
    if series.indicator != other.indicator:
        found = [index for index, side in sides_named(facets) if _FLOW_OF[side] == series.indicator]
    else:
        code = series.counterpart if series.counterpart != other.counterpart else series.place
        found = [mention.index for mention in facets.roles.mentions if mention.code == code]
    return found[0] if len(found) == 1 else None


def _are_two_periods(found: Plan) -> bool:
    of_one_series = len(found.series) == 1 and len(found.periods) == _PAIR
    return of_one_series and found.operation in (Operation.CHANGE, Operation.COMPARISON)


def _are_two_series(found: Plan) -> bool:
    in_one_period = len(found.series) == _PAIR and len(found.periods) < _PAIR
    return in_one_period and found.operation is Operation.COMPARISON


def _which(facets: Facets, found: Plan) -> Plan | None:
    """Which of the two is the larger, where that is asked."""
    if (
        not is_compared(facets)
        or _is_limited(facets)
        or not (_are_two_periods(found) or _are_two_series(found))
    ):
        return None
    more = facets.asks("more") is not _is_loss(facets, found)
    kind = AssertionKind.WHICH_MORE if more else AssertionKind.WHICH_LESS
    return replace(found, assertion=Assertion(kind))


def _is_loss(facets: Facets, found: Plan) -> bool:
    """Whether balances are spoken of as losses, of which the greater is the lower balance."""
    return found.is_balance and (facets.asks("lose", "negative") or says(facets, "loss"))
