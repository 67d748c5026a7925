"""Follow-ups: what they do not say is taken from the question before."""

from __future__ import annotations

from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.leaning import (
    compares_countries,
    is_asked_as_part,
    is_of_all,
    is_of_all_years,
    next_place,
    side_by_side,
    whole_of,
)
from knowledge.question.operations import plan
from knowledge.question.periods import with_years_beside
from knowledge.question.plans import Plan
from knowledge.question.roles import ABROAD, HOME, Role, is_home
from knowledge.question.slot_parts import Slots, assumed_namesakes
from knowledge.question.slots import find_slots
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Direction, Series
from knowledge.types.period import Period
from knowledge.types.question import NotHeld, Operation, Question

_ELLIPSIS = 2  # content words, at most, of a text that cannot be meant to stand alone
_KEPT = frozenset(
    {Operation.VALUE, Operation.RANKING, Operation.SHARE, Operation.RATE, Operation.DEFINITION}
)
_KEPT_FOR_ANOTHER = _KEPT | {Operation.CHANGE, Operation.SERIES, Operation.SUM, Operation.EXTREME}
_SIDES = (
    {Direction.IN: "immigration", Direction.OUT: "emigration"},
    {Direction.IN: "internal_arrivals", Direction.OUT: "internal_departures"},
    {Direction.IN: "remittances_received", Direction.OUT: "remittances_paid"},
    {Direction.IN: "refugees_hosted", Direction.OUT: "refugees_abroad"},
    {Direction.IN: "asylum_seekers_hosted", Direction.OUT: "asylum_seekers_abroad"},
    {Direction.IN: "immigrant_stock", Direction.OUT: "emigrant_stock"},
    {Direction.IN: "border_crossings_in", Direction.OUT: "border_crossings_out"},
)
_TOWARDS = {
    "in": Direction.IN,
    "come": Direction.IN,
    "received": Direction.IN,
    "out": Direction.OUT,
    "paid": Direction.OUT,
}
_ESTIMATED = {"net_migration": "net_migration_un_estimate"}
_FLOWS = frozenset(_SIDES[0].values())
_BALANCES = frozenset(_ESTIMATED)
_LEAVING = Series("emigration", HOME)
_OF_A_CHANGE = ("more", "less", "grow", "fall", "change")


def follow_up(facets: Facets, previous: Question) -> Question | NotHeld | None:
    """The question completed from the one before; None if it stands alone, or leans on nothing."""
    if not previous.series or facets.roles.others:
        return None
    asked = previous.series[0]
    if facets.asks("why") and not (facets.features - {"out"} or facets.roles.mentions):
        return None if facets.asks(*_OF_A_CHANGE) else _reasons(facets, previous)
    if facets.asks("compare") and len(facets.times.periods) == 1 and not previous.periods:
        return None
    if facets.phrase.items.say(Kind.YES_NO, "reverse"):
        return _reversed(facets, previous)
    if compares_countries(facets) and asked.counterpart is None:
        return None
    place = next_place(facets, previous)
    if place is not None:
        return _built(facets, previous, replace(Plan.of(previous), limit=place), ())
    if is_of_all(facets, previous):
        return _completed(facets, previous, whole_of(asked))
    turned = _turned(facets, asked)
    if turned is not None and _leans(facets):
        return _completed(facets, previous, turned)
    if turned == asked and is_asked_as_part(facets, previous):
        return _completed(facets, previous, asked)
    slots = find_slots(facets)
    if slots.series:
        return _another_indicator(facets, slots, previous) if _leans(facets) else None
    if facets.features - {"un", "estimate"}:
        return None
    return _completed(facets, previous, _estimated(facets, asked))


def stands_alone(facets: Facets, slots: Slots) -> bool:
    """Whether it is a follow-up to no question whatever."""
    return bool(slots.series) and not facets.asks("why") and not _leans(facets)


def _reasons(facets: Facets, previous: Question) -> Question | NotHeld:
    """Why it is so: known of leaving only, from those who were asked."""
    asked = previous.series[0]
    is_named = "out" in facets.features and asked.indicator in _FLOWS | _BALANCES
    about = replace(asked, indicator=_LEAVING.indicator) if is_named else asked
    leaving = replace(facets, features=frozenset({"out"}))
    found = plan(leaving, Slots((about,))) if about == _LEAVING else None
    if found is not None:
        return _built(facets, previous, found, ())
    why = tuple(item.word for item in facets.phrase.items.those(Kind.OPERATION, "why"))
    return NotHeld(facets.phrase.text, facets.phrase.language, (asked,), previous.periods, why)


def _leans(facets: Facets) -> bool:
    """Whether the text begins like a follow-up, or is too short to stand alone."""
    return facets.phrase.items[0].has(Kind.LEAD) or _is_elliptic(facets)


def _is_elliptic(facets: Facets) -> bool:
    """Whether the text is a bare word or two that ask for nothing by themselves."""
    short = len(facets.phrase.items.content) <= _ELLIPSIS
    return short and not facets.times.periods and not facets.operations


def _turned(facets: Facets, asked: Series) -> Series | None:
    """The other side of the same kind of move: "and paid?" after what was received."""
    directions = {_TOWARDS[feature] for feature in facets.features if feature in _TOWARDS}
    sides = next((sides for sides in _SIDES if asked.indicator in sides.values()), None)
    if sides is None or len(directions) != 1 or facets.features - _TOWARDS.keys():
        return None
    return _placed(facets, replace(asked, indicator=sides[directions.pop()]))


def _reversed(facets: Facets, previous: Question) -> Question | None:
    """The moves the other way: "and the other way round?", «а обратно?»; None if more is said."""
    asked = previous.series[0]
    sides = next((sides for sides in _SIDES if asked.indicator in sides.values()), None)
    if sides is None or facets.features or facets.roles.mentions:
        return None
    (other,) = (indicator for indicator in sides.values() if indicator != asked.indicator)
    return _completed(facets, previous, replace(asked, indicator=other))


def _estimated(facets: Facets, asked: Series) -> Series:
    """The United Nations' estimate of what was asked, if that is what is named now."""
    series = _placed(facets, asked)
    if "un" in facets.features and series.indicator in _ESTIMATED:
        return replace(series, indicator=_ESTIMATED[series.indicator])
    return series


def _placed(facets: Facets, asked: Series) -> Series:
    series = asked
    for mention in facets.roles.mentions:
        series = _with_place(series, mention.role, mention.code)
    return replace(series, breakdown=";".join(facets.breakdowns)) if facets.breakdowns else series


def _with_place(series: Series, role: Role, code: str) -> Series:
    if code == ABROAD:
        return replace(series, counterpart=None)
    if is_home(code):
        return replace(series, place=code)
    if series.indicator == "emigration" and role is Role.FROM and series.counterpart is None:
        return replace(series, place=code)
    towards = {Role.TO: "emigration", Role.FROM: "immigration"}.get(role)
    if series.indicator in _FLOWS and towards:
        return Series(
            towards, series.place if is_home(series.place) else HOME, code, series.breakdown
        )
    if series.indicator in _FLOWS or series.counterpart or role in (Role.FROM, Role.TO, Role.WITH):
        return replace(series, counterpart=code)
    return replace(series, place=code)


def _another_indicator(facets: Facets, slots: Slots, previous: Question) -> Question | None:
    found = plan(facets, slots)
    if found is None:
        return None
    asked = previous.series[0]
    series = tuple(_inheriting(one, asked) for one in found.series)
    kept = (
        previous.operation
        if found.operation is Operation.VALUE and not found.periods
        else found.operation
    )
    if kept not in _KEPT_FOR_ANOTHER or found.operation is not Operation.VALUE:
        kept = found.operation
    periods = found.periods or (() if kept is Operation.DEFINITION else previous.periods)
    measure = previous.measure if kept is previous.operation else found.measure
    return _built(
        facets,
        previous,
        replace(found, operation=kept, series=series, periods=periods, measure=measure),
        slots.assumptions,
    )


def _inheriting(series: Series, asked: Series) -> Series:
    """The new series with the region, and for flows the counterpart, of the one before."""
    if series.place == HOME and is_home(asked.place):
        series = replace(series, place=asked.place)
    if series.counterpart is None and series.indicator in _FLOWS and asked.indicator in _FLOWS:
        series = replace(series, counterpart=asked.counterpart)
    return series


def _completed(facets: Facets, previous: Question, series: Series) -> Question | None:
    periods = _periods(facets, previous)
    said = series != previous.series[0] or periods != previous.periods
    if not said and not _asks_more(facets) and facets.authority in (None, previous.authority):
        return None
    resolved = replace(facets.times, periods=periods, parts=(), is_unresolved=False)
    base = plan(replace(facets, times=resolved), Slots(side_by_side(facets, previous, series)))
    if base is None:
        return None
    if len(base.series) > 1:
        return _built(facets, previous, base, ())
    if periods == previous.periods and not facets.operations:
        base = replace(base, operation=Operation.VALUE)
    if base.operation is Operation.COMPARISON:
        base = replace(base, periods=tuple(sorted(base.periods)))
    kept = _KEPT if periods != previous.periods else _KEPT_FOR_ANOTHER
    if series.indicator == previous.series[0].indicator or periods != previous.periods:
        kept -= {Operation.DEFINITION}  # what a word means depends on no place and no time
    if (
        base.operation is Operation.VALUE
        and not _asks_number_of_movers(facets)
        and previous.operation in kept
        and len(periods) <= max(1, len(previous.periods))
    ):
        limit = facets.limit or previous.limit
        base = replace(Plan.of(previous), series=(series,), periods=periods, limit=limit)
    return _built(facets, previous, base, ())


def _asks_number_of_movers(facets: Facets) -> bool:
    """Whether a number is asked, and of whom: «а из Узбекистана сколько приехало»."""
    return facets.asks("how_many") and bool(facets.roles.foreign) and bool(facets.features)


def _asks_more(facets: Facets) -> bool:
    """Whether it asks for anything; a bare "what?" or "how are you?" in Russian does not."""
    return bool(facets.operations - {"which"} or facets.dimensions)


def _periods(facets: Facets, previous: Question) -> tuple[Period, ...]:
    """The periods said, beside the one before if they are compared.

    Months without a year, and "the same months", lean on the ones before.
    """
    times, before = facets.times, previous.periods
    if is_of_all_years(facets, previous):
        return ()
    if before and times.beside and not times.periods and not before[-1].is_years:
        beside = with_years_beside(before[-1:], times.beside)
        is_added = len(times.beside) > 1 or facets.asks("compare")
        return tuple(beside if is_added else (p for p in beside if p != before[-1]))
    if before and len(times.periods) == 1 and facets.asks("compare"):
        return (before[-1], *times.periods)
    if before and times.parts:
        return tuple(Period.months(before[-1].end.year, first, last) for first, last in times.parts)
    if before and times.is_unresolved and len(times.periods) == 1 and not before[-1].is_years:
        return (before[-1].in_year(times.periods[0].start.year),)
    if before and not times.periods and _asks_whole_year(facets):
        return (Period.year(before[-1].end.year),)
    return times.periods or before


def _asks_whole_year(facets: Facets) -> bool:
    return any(item.has(Kind.TIME, "whole_year") for item in facets.phrase.items)


def _built(
    facets: Facets, previous: Question, found: Plan, assumptions: tuple[Assumption, ...]
) -> Question:
    taken = (Assumption(AssumptionKind.FOLLOW_UP, name) for name in _taken(facets, previous, found))
    spoken = any(item.concepts and not item.has(Kind.CARDINAL) for item in facets.phrase.items)
    return replace(
        found.question(facets.phrase.text, facets.phrase.language if spoken else previous.language),
        claim=facets.claim,
        authority=facets.authority or previous.authority,
        assumptions=(*assumptions, *assumed_namesakes(facets, found.series), *taken),
        confidence=facets.confidence or 1.0,
    )


def _taken(facets: Facets, previous: Question, found: Plan) -> list[str]:
    """What the follow-up took from the question before, and does not say itself."""
    new, old = found.series[0], previous.series[0]
    same = {
        "indicator": not facets.features and new.indicator == old.indicator,
        "counterpart": bool(new.counterpart)
        and new.counterpart == old.counterpart
        and not facets.roles.foreign,
        "place": new.place == old.place and new.place != HOME,
        "breakdown": bool(new.breakdown) and new.breakdown == old.breakdown,
        "period": bool(found.periods)
        and found.periods == previous.periods
        and not facets.times.periods,
    }
    return [name for name, is_same in same.items() if is_same]
