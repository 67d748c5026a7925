"""Changes between two periods, and comparisons of series."""

from __future__ import annotations

from itertools import product

from knowledge.answer.found import Found
from knowledge.answer.notes import mixture
from knowledge.answer.shelf import Shelf
from knowledge.answer.statement import trends
from knowledge.answer.value import resolved
from knowledge.derive import IllegalCalculationError, difference, percent_change, points, ratio
from knowledge.types.answer import Figure, Note, NoteKind, Reading
from knowledge.types.fact import IndicatorKind, Series
from knowledge.types.period import Period
from knowledge.types.question import Assumption, AssumptionKind, Measure, Question

_PUBLISHED = {
    "emigration": ("emigration_change", "emigration_ratio"),
    "net_migration": ("net_migration_ratio",),
    "labour_emigration": ("labour_emigration_ratio",),
}
_PAIRS = {frozenset({"natural_increase", "net_migration"}): "natural_increase_to_balance_ratio"}


def answer_change(question: Question, shelf: Shelf) -> Found | None:
    """How a series changed: between the periods asked, else to the latest from the one before."""
    series = resolved(question.series[0], shelf)
    if not question.periods:
        published = _published_latest(series, shelf)
        if published is not None:
            return published
    periods = _base_and_new(question, series, shelf)
    if periods is None:
        return None
    readings = [shelf.reading(series, period) for period in periods]
    base, new = readings
    if base is None or new is None:
        printed = _published_for(series, periods, shelf)
        return Found(readings=printed) if printed else None
    computed, notes = _measured(base.lead, new.lead, question.measure, shelf)
    published = _published_for(series, periods, shelf)
    assumptions = () if question.periods else (Assumption(AssumptionKind.LATEST_PERIOD, periods[1].code),)
    return Found(
        computed=computed,
        readings=(base, new, *published),
        statements=trends(question, shelf),
        notes=(*notes, *mixture([base.lead, new.lead])),
        assumptions=assumptions,
    )


def _base_and_new(question: Question, series: Series, shelf: Shelf) -> tuple[Period, Period] | None:
    periods = [shelf.held(series, period) for period in question.periods]
    if len(periods) >= 2:
        first, *_, last = periods
        return (first, last) if first and last else None
    new = periods[0] if periods else shelf.latest(series)
    if new is None:
        return None
    base = shelf.held(series, new.in_year(new.start.year - 1))
    return (base, new) if base else None


def _measured(
    base: Figure, new: Figure, measure: Measure, shelf: Shelf
) -> tuple[tuple[Figure, ...], tuple[Note, ...]]:
    indicator = shelf.indicator(new.series)
    if indicator.kind is IndicatorKind.SHARE:
        return (points(base, new),), ()
    computed: list[Figure] = []
    notes: list[Note] = []
    if measure is Measure.TIMES:
        try:
            computed.append(ratio(base, new))
        except IllegalCalculationError:
            computed.append(difference(base, new))
    if measure in (Measure.PERCENT, Measure.BOTH):
        try:
            computed.append(percent_change(base, new, indicator))
        except IllegalCalculationError:
            notes.append(Note(NoteKind.NO_PERCENT_OF_BALANCE))
    if measure is not Measure.TIMES:
        computed.append(difference(base, new))
    return tuple(computed), tuple(notes)


def _published_latest(series: Series, shelf: Shelf) -> Found | None:
    """A change that a source prints, where only the change is known."""
    for indicator in _PUBLISHED.get(series.indicator, ()):
        printed = Series(indicator, series.place, series.counterpart, series.breakdown)
        period = shelf.latest(printed)
        reading = shelf.reading(printed, period) if period else None
        if reading is not None and period is not None and not shelf.years(series)[-2:][1:] == (period,):
            if series.counterpart or series.breakdown:
                assumed = Assumption(AssumptionKind.LATEST_PERIOD, period.code)
                return Found(readings=(reading,), assumptions=(assumed,))
    return None


def _published_for(series: Series, periods: tuple[Period, Period], shelf: Shelf) -> tuple[Reading, ...]:
    """The changes that sources print for the later of the two periods, or for both as a span."""
    found = []
    for indicator in _PUBLISHED.get(series.indicator, ()):
        printed = Series(indicator, series.place, series.counterpart, series.breakdown)
        for period in (periods[1], Period(periods[0].start, periods[1].end)):
            found += [r for r in (shelf.reading(printed, period),) if r is not None and _is_of(r, periods)]
    return tuple(found)


def _is_of(reading: Reading, periods: tuple[Period, Period]) -> bool:
    fact = reading.lead.fact
    base = fact.qualifier("base") if fact else None
    return base is None or base.argument == periods[0].code


def answer_comparison(question: Question, shelf: Shelf) -> Found | None:
    """Several series, or one in several periods, side by side."""
    asked = [resolved(series, shelf) for series in question.series]
    periods = question.periods or tuple(p for p in (_common_latest(asked, shelf),) if p)
    cells = [(series, shelf.held(series, period)) for series, period in product(asked, periods)]
    pairs = [(c, shelf.reading(c[0], c[1]) if c[1] else None) for c in cells]
    readings = tuple(reading for _, reading in pairs if reading is not None)
    if not readings:
        return None
    missing = [cell for cell, reading in pairs if reading is None]
    computed = _compared(readings, question.measure, shelf) if len(readings) == 2 else ()
    ratios = _published_pair(asked, periods, shelf)
    notes = (Note(NoteKind.GAPS, ",".join(dict.fromkeys(_named(cell, periods) for cell in missing))),) if missing else ()
    assumptions = () if question.periods else tuple(
        Assumption(AssumptionKind.LATEST_PERIOD, period.code) for period in periods
    )  # fmt: skip
    balance = _balance_of(asked, periods, shelf)
    told = trends(question, shelf)
    return Found(computed, (*readings, *ratios, *balance), statements=told, notes=notes, assumptions=assumptions, is_partial=bool(missing))


def _named(cell: tuple[Series, Period | None], periods: tuple[Period, ...]) -> str:
    return cell[1].code if cell[1] else periods[0].code


def _common_latest(series: list[Series], shelf: Shelf) -> Period | None:
    latest = [shelf.latest(one) for one in series]
    known = [period for period in latest if period is not None]
    return min(known) if known else None


def _compared(readings: tuple[Reading, ...], measure: Measure, shelf: Shelf) -> tuple[Figure, ...]:
    first, second = (reading.lead for reading in readings)
    kinds = {shelf.indicator(figure.series).kind for figure in (first, second)}
    try:
        if measure is Measure.TIMES:
            return (ratio(first, second),)
        if len(kinds) == 1 and first.unit == second.unit and not _is_in_and_out(first, second):
            return (difference(first, second),)
    except IllegalCalculationError:
        return ()
    return ()


def _is_in_and_out(first: Figure, second: Figure) -> bool:
    return {first.series.indicator, second.series.indicator} == {"immigration", "emigration"}


def _balance_of(asked: list[Series], periods: tuple[Period, ...], shelf: Shelf) -> tuple[Reading, ...]:
    """Beside arrivals and departures of one slot, their balance."""
    if len(asked) != 2 or {one.indicator for one in asked} != {"immigration", "emigration"}:
        return ()
    series = Series("net_migration", asked[0].place, asked[0].counterpart, asked[0].breakdown)
    return tuple(reading for period in periods if (reading := shelf.reading(series, period)))


def _published_pair(asked: list[Series], periods: tuple[Period, ...], shelf: Shelf) -> tuple[Reading, ...]:
    name = _PAIRS.get(frozenset(one.indicator for one in asked))
    if name is None:
        return ()
    series = Series(name, asked[0].place)
    return tuple(reading for period in periods if (reading := shelf.reading(series, period)))
