"""Claims that one of several comes first, or is more than half: most emigrants go to Russia."""

from __future__ import annotations

from dataclasses import replace

from knowledge.question.claiming import (
    is_asked_openly,
    is_wondered,
    said_place,
    says,
    says_foremost_place,
)
from knowledge.question.facets import Facets
from knowledge.question.movers import asks_who
from knowledge.question.plans import FLOWS, Plan
from knowledge.question.roles import ABROAD, HOME, Role, is_home, is_region
from knowledge.question.several import seeks_year
from knowledge.types.claim import Assertion, AssertionKind
from knowledge.types.fact import Series
from knowledge.types.question import Axis, Operation, Order
from knowledge.types.unions import COUNTED_AS_ONE, MEMBERS

_PARTED = FLOWS | {"immigrant_stock", "emigrant_stock"}
_ANSWERS = frozenset({"emigration_intention_share", "youth_intention_share"})
_KINDS = {Axis.COUNTERPART: "country", Axis.REGION: "region"}
_GROUPS_OF_COUNTRIES = frozenset(MEMBERS) | COUNTED_AS_ONE


def foremost(facets: Facets, basic: Plan) -> Plan | None:
    """The claim that a country, a region or a group leads, None if nothing of the kind is said."""
    ahead = says(facets, "majority") or facets.asks("most", "least")
    if not (ahead or said_place(facets) is not None) or not _is_claimed(facets):
        return None
    if basic.series[0].indicator in _ANSWERS and says(facets, "majority"):
        return replace(basic, assertion=Assertion(AssertionKind.MAJORITY))
    subject = _subject(facets, basic)
    return _among_all(facets, basic, subject) if subject else None


def _among_all(facets: Facets, basic: Plan, subject: Series) -> Plan | None:
    axis, dimension = _axis(subject)
    place = said_place(facets)
    if place is not None and not _is_named_alone(facets, subject):
        return None
    if place is not None:
        assertion = Assertion(AssertionKind.PLACED, subject=subject, place=place)
    elif _is_majority(facets, axis):
        assertion = Assertion(AssertionKind.MAJORITY, subject=subject)
        if axis is Axis.BREAKDOWN or subject.counterpart in _GROUPS_OF_COUNTRIES:
            return replace(basic, operation=Operation.SHARE, series=(subject,), assertion=assertion)
    elif _is_foremost(facets, axis):
        is_one_of_them = says(facets, "among") and not says_foremost_place(facets)
        kind = AssertionKind.AMONG_FIRST if is_one_of_them else AssertionKind.LEADING
        assertion = Assertion(kind, subject=subject)
    else:
        return None
    return replace(
        basic,
        operation=Operation.RANKING,
        series=(_whole(subject, axis),),
        order=Order.LEAST if facets.asks("least") else Order.MOST,
        axis=axis,
        dimension=dimension,
        assertion=assertion,
    )


def _is_named_alone(facets: Facets, subject: Series) -> bool:
    """Whether no word says which way the moves go, so that a year may be what has the place."""
    named = {subject.counterpart, subject.place} - {HOME}
    roles = (m.role for m in facets.roles.mentions if m.code in named)
    return all(role is Role.BARE for role in roles)


def _is_claimed(facets: Facets) -> bool:
    """Whether it is said of one time, or of none, and neither a year nor one of many is sought."""
    is_placed = said_place(facets) is not None
    is_open = (
        (is_wondered(facets) if is_placed else is_asked_openly(facets))
        or asks_who(facets)
        or facets.asks("how_many", "share", "rate", "series")
    )
    is_listed = facets.limit is not None and not is_placed
    is_number = facets.claim is not None or facets.factor is not None or is_listed
    is_barred = says(facets, "denial", "only") or len(facets.times.periods) > 1
    return not (is_open or seeks_year(facets.phrase.items) or is_number or is_barred)


def _is_majority(facets: Facets, axis: Axis) -> bool:
    """Whether most of all are meant, and not "the country with most"."""
    is_said = says(facets, "majority") and not facets.asks("least")
    return is_said and not _names_the_kind(facets, axis)


def _is_foremost(facets: Facets, axis: Axis) -> bool:
    """Whether it is said to be ahead of others, and not only of its own years."""
    is_compared = says(facets, "foremost") or _names_the_kind(facets, axis)
    return facets.asks("most", "least") and is_compared


def _names_the_kind(facets: Facets, axis: Axis) -> bool:
    """Whether it is called a country, a destination, a region."""
    return _KINDS.get(axis) in facets.dimensions


def _subject(facets: Facets, basic: Plan) -> Series | None:
    """The series of which it is said: one part of a whole, by country, region or group."""
    series = basic.series[0]
    if len(basic.series) > 1 or series.indicator not in _PARTED:
        return None
    named = [code for code in facets.roles.foreign if code not in (ABROAD, series.place)]
    if series.counterpart is None and len(named) == 1:
        series = replace(series, counterpart=named[0])
    narrowed = [is_region(series.place), series.counterpart is not None, bool(series.breakdown)]
    is_of_home = is_home(series.place) and series.counterpart != HOME
    return series if narrowed.count(True) == 1 and is_of_home else None


def _axis(subject: Series) -> tuple[Axis, str | None]:
    if subject.counterpart is not None:
        return Axis.COUNTERPART, None
    if subject.breakdown is None:
        return Axis.REGION, None
    return Axis.BREAKDOWN, subject.breakdown.partition(":")[0]


def _whole(subject: Series, axis: Axis) -> Series:
    """What the subject is a part of."""
    match axis:
        case Axis.COUNTERPART:
            return replace(subject, counterpart=None)
        case Axis.REGION:
            return replace(subject, place=HOME)
        case _:
            return replace(subject, breakdown=None)
