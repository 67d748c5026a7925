"""Several series, or one in several periods, side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations, product

from knowledge.answer.averages import averages
from knowledge.answer.found import Found
from knowledge.answer.held_as import resolved
from knowledge.answer.notes import breaks, mixture
from knowledge.answer.printed import printed_ratio
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import last_day
from knowledge.answer.spans import gap_notes, in_short, total_over
from knowledge.answer.statement import trends
from knowledge.derive import IllegalCalculationError, difference, points, ratio, total
from knowledge.types.answer import Reading
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import IndicatorKind, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Measure, Question

_COUNTRY = re.compile("[A-Z]{2}")
_BOTH_WAYS = frozenset({"immigration", "emigration"})

_Cell = tuple[Series, Period]


def answer_comparison(question: Question, shelf: Shelf) -> Found | None:
    """A reading for each combination held, and what two of them differ by."""
    asked = [resolved(series, shelf) for series in question.series]
    periods = question.periods or _latest_common(asked, shelf)
    if any(one.contains(other) for one, other in permutations(periods, 2)):
        return None  # a part beside its whole is no comparison
    cells = {cell: _reading(cell, shelf) for cell in product(asked, periods)}
    by_mean = _averages(cells, shelf)
    if by_mean is not None:
        return by_mean
    held = tuple(reading for reading in cells.values() if reading is not None)
    if not held:
        return None
    missing = [cell for cell, reading in cells.items() if reading is None]
    leads = [reading.lead for reading in held]
    if question.measure is Measure.TOTAL:
        computed = () if missing else _added(leads, shelf)
    else:
        computed = _compared(leads, question.measure, shelf) if len(leads) == 2 else ()
    assumed = (Assumption(AssumptionKind.LATEST_PERIOD, period.code) for period in periods)
    return Found(
        computed=computed,
        readings=_in_order(held, asked, periods, question.measure, shelf),
        statements=trends(question, shelf),
        notes=(*_missing_notes(missing, cells), *_remarks(leads, computed, shelf)),
        assumptions=() if question.periods else tuple(assumed),
        is_partial=bool(missing),
    )


def _reading(cell: _Cell, shelf: Shelf) -> Reading | None:
    series, asked = cell
    period = shelf.held(series, asked)
    reading = shelf.reading(series, period) if period else None
    return _summed(series, asked, shelf) if reading is None and asked.is_years else reading


def _summed(series: Series, span: Period, shelf: Shelf) -> Reading | None:
    """The sum over all years of a span, where they are held without a gap."""
    found = total_over(series, span, shelf)
    whole = found is not None and bool(found.computed) and not found.is_partial
    return Reading(found.computed[0]) if found and whole else None


def _averages(cells: dict[_Cell, Reading | None], shelf: Shelf) -> Found | None:
    """Each span of years by its mean, where one is held in part: their sums do not compare."""
    series, spans = {series for series, _ in cells}, [asked for _, asked in cells]
    is_whole = None not in cells.values()
    if is_whole or len(series) > 1 or not all(span.is_years for span in spans):
        return None
    return averages(series.pop(), spans, shelf)


def _in_order(
    held: tuple[Reading, ...], asked: Sequence[Series], periods: Sequence[Period],
    measure: Measure, shelf: Shelf,
) -> tuple[Reading, ...]:  # fmt: skip
    """What was asked, then what belongs to it; the difference of both directions is the balance."""
    shown = (*in_short(held), *printed_ratio(asked, periods, shelf))
    net = _balance(asked, periods, shelf)
    return (*net, *shown) if measure is Measure.ABSOLUTE else (*shown, *net)


def _balance(
    asked: Sequence[Series], periods: Sequence[Period], shelf: Shelf
) -> tuple[Reading, ...]:
    """Beside arrivals and departures of one slot, their balance."""
    both = {replace(series, indicator="net_migration") for series in asked}
    if {series.indicator for series in asked} != _BOTH_WAYS or len(both) > 1:
        return ()
    return shelf.readings(both.pop(), periods)


def _latest_common(asked: Sequence[Series], shelf: Shelf) -> tuple[Period, ...]:
    """The latest period in which all are held, else the earliest of their latest ones."""
    each = [_candidates(series, shelf) for series in asked]
    common = set.intersection(*each) if each else set()
    latest = [max(periods, key=last_day) for periods in each if periods]
    if common:
        return (max(common, key=last_day),)
    return (min(latest, key=last_day),) if latest else ()


def _candidates(series: Series, shelf: Shelf) -> set[Period]:
    is_by_day = shelf.is_dated_by_day(series)
    return set(shelf.years(series) if not is_by_day else ()) or set(shelf.all_periods(series))


def _compared(leads: Sequence[Figure], measure: Measure, shelf: Shelf) -> tuple[Figure, ...]:
    first, second = leads
    kinds = {shelf.indicator(figure.series).kind for figure in leads}
    is_both_ways = {figure.series.indicator for figure in leads} == _BOTH_WAYS
    if len(kinds) > 1:
        return ()
    try:
        if measure is Measure.TIMES:
            return (ratio(first, second),)
        if IndicatorKind.SHARE in kinds:
            return (points(first, second),)
        if not is_both_ways:
            return (difference(first, second),)
    except IllegalCalculationError:
        pass
    return ()


def _added(leads: Sequence[Figure], shelf: Shelf) -> tuple[Figure, ...]:
    """The sum over single countries or regions, of which none holds another."""
    if not (_differ_in_one(leads, "counterpart") or _differ_in_one(leads, "place")):
        return ()
    try:
        return (total(leads, shelf.indicator(leads[0].series)),)
    except IllegalCalculationError:
        return ()


def _differ_in_one(leads: Sequence[Figure], slot: str) -> bool:
    """Whether the figures are of one period and differ in this slot only, in single places."""
    places = [getattr(figure.series, slot) or "" for figure in leads]
    alike = {(replace(figure.series, **{slot: "KZ"}), figure.period) for figure in leads}
    countries = all(_COUNTRY.fullmatch(place) for place in places)
    regions = all(place.startswith("KZ-") for place in places)
    return len(alike) == 1 and len(set(places)) == len(places) > 1 and (countries or regions)


def _remarks(leads: Sequence[Figure], computed: Sequence[Figure], shelf: Shelf) -> Iterator[Note]:
    yield from mixture(leads) if computed else ()
    yield from breaks(leads, shelf)


def _missing_notes(missing: Sequence[_Cell], cells: dict[_Cell, Reading | None]) -> Iterator[Note]:
    """What is not held: a period of all series, or a series in some period."""
    periods = {period for _, period in missing}
    if len({series for series, _ in cells}) == 1:
        yield from gap_notes(periods)
        return
    held = [series for (series, _), reading in cells.items() if reading is not None]
    for series in dict.fromkeys(series for series, _ in missing):
        if series.indicator not in {other.indicator for other in held}:
            yield Note(NoteKind.MISSING_INDICATOR, series.indicator)
        elif series.breakdown and series.breakdown not in {other.breakdown for other in held}:
            yield Note(NoteKind.MISSING_GROUP, series.breakdown)
        else:
            yield Note(NoteKind.MISSING_PLACE, series.counterpart or series.place)
