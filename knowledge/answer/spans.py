"""Several years: a reading for each, and their sum."""

from __future__ import annotations

from knowledge.answer.found import Found
from knowledge.answer.notes import mixture
from knowledge.answer.shelf import Shelf
from knowledge.derive import IllegalCalculationError, total
from knowledge.types.answer import Figure, Note, NoteKind, Reading
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Question


def answer_series(question: Question, shelf: Shelf) -> Found | None:
    """A reading for each year asked, or for each year held if no span was said."""
    series = question.series[0]
    span = question.periods[0] if question.periods else None
    readings, gaps = _yearly(series, span, shelf)
    if not readings:
        return None
    return Found(readings=readings, notes=_gap_notes(gaps), is_partial=bool(gaps))


def total_over(series: Series, span: Period, shelf: Shelf) -> Found | None:
    """The sum over the years of a span, beside a figure that is published for exactly that span."""
    published = shelf.reading(series, span)
    yearly, gaps = _yearly(series, span, shelf)
    figures = [reading.lead for reading in yearly]
    computed = _sum(figures, series, shelf) if len(figures) > 1 else ()
    readings = (published,) if published else ()
    if not computed:
        readings = (*readings, *yearly[:1])
    if not computed and not readings:
        return None
    notes = _gap_notes(gaps)
    return Found(
        computed=computed if not (published and gaps) else (),
        readings=readings,
        notes=(*notes, *mixture(figures)) if computed else notes,
        is_partial=bool(gaps) and published is None,
    )


def answer_sum(question: Question, shelf: Shelf) -> Found | None:
    """The sum over the periods asked."""
    series = question.series[0]
    if len(question.periods) == 1:
        return total_over(series, question.periods[0], shelf)
    figures = [lead for period in question.periods if (lead := shelf.lead(series, period))]
    computed = _sum(figures, series, shelf) if len(figures) > 1 else ()
    if not computed:
        return None
    return Found(computed=computed, notes=mixture(figures), is_partial=len(figures) < len(question.periods))


def _yearly(
    series: Series, span: Period | None, shelf: Shelf
) -> tuple[tuple[Reading, ...], tuple[Period, ...]]:
    """The readings of single years, and the years of the span that are not held."""
    if shelf.is_dated_by_day(series):
        return _daily(series, span, shelf), ()
    years = shelf.years(series)
    asked = tuple(span.each_year()) if span else years
    readings = {year: shelf.reading(series, year) for year in asked if year in years}
    held = tuple(reading for reading in readings.values() if reading is not None)
    return held, tuple(year for year in asked if year not in readings)


def _daily(series: Series, span: Period | None, shelf: Shelf) -> tuple[Reading, ...]:
    days = dict.fromkeys(fact.period for fact in shelf.dated(series) if fact.period)
    inside = (day for day in days if span is None or span.start <= day.end <= span.end)
    return tuple(reading for day in inside if (reading := shelf.reading(series, day)))


def _sum(figures: list[Figure], series: Series, shelf: Shelf) -> tuple[Figure, ...]:
    try:
        return (total(figures, shelf.indicator(series)),)
    except IllegalCalculationError:
        return ()


def _gap_notes(gaps: tuple[Period, ...]) -> tuple[Note, ...]:
    return (Note(NoteKind.GAPS, ",".join(gap.code for gap in gaps)),) if gaps else ()
