"""Several years: a reading for each, and their sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from knowledge.answer.found import Found
from knowledge.answer.held_as import resolved
from knowledge.answer.notes import breaks, mixture
from knowledge.answer.shelf import Shelf
from knowledge.answer.statement import trends_about
from knowledge.derive import IllegalCalculationError, total
from knowledge.types.answer import Reading
from knowledge.types.fact import Series
from knowledge.types.figure import Figure, by_time
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period, in_time
from knowledge.types.question import Question

_DAY = timedelta(days=1)
SLOTS_IN_FULL = 3  # up to so many slots are shown with whoever else reports on them


def answer_series(question: Question, shelf: Shelf) -> Found | None:
    """A reading for each year asked, or for each year held if no span was said."""
    if len(question.series) > 1:
        return _side_by_side(question, shelf)
    series = resolved(question.series[0], shelf)
    if not question.periods:
        return listed(series, _held_periods(series, shelf), (), shelf)
    span = _whole(question.periods)
    found = over(series, span, shelf)
    if found is None or found.is_partial or not question.periods[0].is_years:
        return found
    told = trends_about(series, span, question.language, shelf) if question.assertion else ()
    computed = () if question.assertion else _sum([r.lead for r in found.readings], series, shelf)
    return replace(found, computed=computed, statements=told)


def _side_by_side(question: Question, shelf: Shelf) -> Found | None:
    """The years of one series after those of the other, without sums; None if one is not held."""
    each = [answer_series(replace(question, series=(one,)), shelf) for one in question.series]
    held = [found for found in each if found is not None]
    if len(held) < len(each):
        return None
    return Found(
        readings=in_short(tuple(reading for found in held for reading in found.readings)),
        notes=tuple(dict.fromkeys(note for found in held for note in found.notes)),
        is_partial=any(found.is_partial for found in held),
    )


def _whole(periods: Sequence[Period]) -> Period:
    return Period(min(p.start for p in periods), max(p.end for p in periods))


def _held_periods(series: Series, shelf: Shelf) -> tuple[Period, ...]:
    return shelf.periods(series) if shelf.is_dated_by_day(series) else shelf.years(series)


def over(series: Series, span: Period, shelf: Shelf) -> Found | None:
    """A reading for each year of the span, and what is missing."""
    if shelf.is_dated_by_day(series):
        days = [day for day in shelf.periods(series) if span.start <= day.end <= span.end]
        years = {day.end.year for day in days}
        gaps = [year for year in span.each_year() if year.start.year not in years]
        return listed(series, days, gaps if len(years) > 1 else (), shelf)
    parts = tuple(_parts(span))
    readings = shelf.readings(series, parts)
    held = {reading.lead.period for reading in readings}
    return _listing(readings, [part for part in parts if part not in held], shelf)


def _parts(span: Period) -> Iterator[Period]:
    """The calendar years of a span, and what is left before and after them."""
    years = [year for year in span.each_year() if span.contains(year)]
    if not years:
        yield span
        return
    if span.start < years[0].start:
        yield Period(span.start, years[0].start - _DAY)
    yield from years
    if years[-1].end < span.end:
        yield Period(years[-1].end + _DAY, span.end)


def listed(
    series: Series, periods: Iterable[Period], gaps: Sequence[Period], shelf: Shelf
) -> Found | None:
    """The readings of these periods, in order."""
    return _listing(shelf.readings(series, sorted(periods, key=in_time)), gaps, shelf)


def _listing(readings: tuple[Reading, ...], gaps: Sequence[Period], shelf: Shelf) -> Found | None:
    if not readings:
        return None
    notes = (*gap_notes(gaps), *breaks([reading.lead for reading in readings], shelf))
    return Found(readings=in_short(readings), notes=notes, is_partial=bool(gaps))


def in_short(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Many slots are shown without whoever else reports on each of them."""
    if len(readings) <= SLOTS_IN_FULL:
        return readings
    return tuple(map(_alone, readings))


def _alone(reading: Reading) -> Reading:
    is_alone = not (reading.further or reading.alternatives or reading.components)
    return reading if is_alone and reading.before is None else Reading(reading.lead)


def answer_sum(question: Question, shelf: Shelf) -> Found | None:
    """The sum over the periods asked."""
    series = resolved(question.series[0], shelf)
    if len(question.periods) < 2:
        span = question.periods[0] if question.periods else None
        return total_over(series, span, shelf) if span else None
    listing = listed(series, question.periods, (), shelf)
    if listing is None:
        return None
    figures = [reading.lead for reading in listing.readings]
    gaps = [p for p in question.periods if p not in {figure.period for figure in figures}]
    computed = _sum(figures, series, shelf)
    notes = (*gap_notes(gaps), *(mixture(figures) if computed else ()))
    shown = () if computed else listing.readings
    return Found(computed, shown, notes=notes, is_partial=bool(gaps) or not computed)


def total_over(series: Series, span: Period, shelf: Shelf) -> Found | None:
    """The sum over the years of a span, beside a figure that is published for exactly that span.

    What must not be summed is listed instead.
    """
    published = shelf.reading(series, span)
    yearly = over(series, span, shelf)
    figures = [reading.lead for reading in yearly.readings] if yearly else []
    computed = _sum(figures, series, shelf)
    if yearly is None or (published and (yearly.is_partial or not computed)):
        return Found(readings=(published,)) if published else None
    if not computed:
        return yearly
    notes = (*yearly.notes, *mixture(figures))
    readings = (published,) if published else ()
    return Found(computed, readings, notes=notes, is_partial=yearly.is_partial)


def _sum(figures: Sequence[Figure], series: Series, shelf: Shelf) -> tuple[Figure, ...]:
    """The sum of what follows without a gap; nothing if that is not what the figures are."""
    if len(figures) < 2 or not is_unbroken(figures):
        return ()
    try:
        return (total(figures, shelf.indicator(series)),)
    except IllegalCalculationError:
        return ()


def is_unbroken(figures: Sequence[Figure]) -> bool:
    """Whether their periods follow each other without a gap."""
    ordered = sorted(figures, key=by_time)
    return all(_follows(after.period, before.period) for before, after in pairwise(ordered))


def _follows(after: Period, before: Period) -> bool:
    return after.start - before.end == _DAY


def gap_notes(gaps: Iterable[Period]) -> tuple[Note, ...]:
    """Which periods are not held, years that follow each other as one span."""
    codes = ",".join(gap.code for gap in _joined(gaps))
    return (Note(NoteKind.GAPS, codes),) if codes else ()


def _joined(periods: Iterable[Period]) -> list[Period]:
    joined: list[Period] = []
    for period in sorted(periods, key=in_time):
        if joined and _follows(period, joined[-1]):
            joined[-1] = Period(joined[-1].start, period.end)
        else:
            joined.append(period)
    return joined
