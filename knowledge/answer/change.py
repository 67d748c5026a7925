"""How a series changed between two periods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.held_as import resolved
from knowledge.answer.notes import breaks, mixture
from knowledge.answer.printed import printed_latest, printed_of
from knowledge.answer.shelf import Shelf
from knowledge.answer.statement import trends, trends_about
from knowledge.derive import IllegalCalculationError, difference, percent_change, points, ratio
from knowledge.types.answer import Statement
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import IndicatorKind, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Measure, Question


def answer_change(question: Question, shelf: Shelf) -> Found | None:
    """How a series changed: between the periods asked, else to the latest from the one before.

    Where only the change itself is known, as a source prints it, that is the answer.
    """
    series = resolved(question.series[0], shelf)
    if not question.periods:
        return _latest_change(question, series, shelf)
    base, new = _periods_meant(question.periods, series, shelf)
    found = _change(question, series, base, new, shelf) if base and new else None
    if found is None:
        readings = printed_of(series, base, new, shelf) if new else ()
        return Found(readings=readings) if readings else None
    return replace(found, statements=_told(question, series, shelf))


def _told(question: Question, series: Series, shelf: Shelf) -> tuple[Statement, ...]:
    """What sources say of the time, exactly or nearly."""
    first, last = question.periods[0], question.periods[-1]
    exactly = trends(question, shelf)
    if not first.start < last.end:
        return exactly
    span = Period(first.start, last.end)
    nearly = trends_about(series, span, question.language, shelf)
    known = {statement.fact.id for statement in exactly}
    return (*exactly, *(entry for entry in nearly if entry.fact.id not in known))


def _latest_change(question: Question, series: Series, shelf: Shelf) -> Found | None:
    printed = printed_latest(series, shelf)
    if printed is not None and (series.counterpart or series.breakdown):
        assumed = Assumption(AssumptionKind.LATEST_PERIOD, printed.lead.period.code)
        return Found(readings=(printed,), assumptions=(assumed,))
    new = shelf.latest(series)
    base = _a_year_before(new, series, shelf) if new else None
    found = _change(question, series, base, new, shelf) if base and new else None
    if found is None or new is None:
        return Found(readings=(printed,)) if printed else None
    readings = found.readings if printed is None else (*found.readings, printed)
    assumed = Assumption(AssumptionKind.LATEST_PERIOD, new.code)
    return replace(found, readings=tuple(dict.fromkeys(readings)), assumptions=(assumed,))


def _periods_meant(
    asked: tuple[Period, ...], series: Series, shelf: Shelf
) -> tuple[Period | None, Period | None]:
    """The base and the new period: the ends of a span; the base of one year lies a year before."""
    if len(asked) == 1 and asked[0].is_years:
        asked = tuple(asked[0].each_year())
    new = shelf.held(series, asked[-1])
    if len(asked) > 1:
        return shelf.held(series, asked[0]), new
    if new and asked[0].is_year and new == _first_day(asked[0]):
        return new, shelf.held(series, _first_day(asked[0].in_year(asked[0].start.year + 1)))
    return (_a_year_before(new, series, shelf) if new else None), new


def _first_day(year: Period) -> Period:
    """The day from which a year's growth of what is counted on 1 January begins."""
    return Period.day(year.start)


def _a_year_before(new: Period, series: Series, shelf: Shelf) -> Period | None:
    return shelf.held(series, new.in_year(new.start.year - 1))


def _change(
    question: Question, series: Series, base: Period, new: Period, shelf: Shelf
) -> Found | None:
    readings = shelf.readings(series, (base, new))
    if len(readings) < 2:
        return None
    leads = [reading.lead for reading in readings]
    computed, notes = _measured(leads[0], leads[1], question.measure, shelf)
    return Found(
        computed=computed,
        readings=(*readings, *printed_of(series, base, new, shelf)),
        notes=(*notes, *(mixture(leads) if computed else ()), *breaks(leads, shelf)),
    )


def _measured(
    base: Figure, new: Figure, measure: Measure, shelf: Shelf
) -> tuple[tuple[Figure, ...], tuple[Note, ...]]:
    """What is asked first; what must not be computed is left out."""
    if shelf.indicator(new.series).kind is IndicatorKind.SHARE:
        return _attempted(lambda: points(base, new)), ()
    by = _attempted(lambda: difference(base, new))
    if measure is Measure.TIMES:
        return _attempted(lambda: ratio(base, new)) or by, ()
    if measure is Measure.ABSOLUTE:
        return by, ()
    percent = _attempted(lambda: percent_change(base, new, shelf.indicator(new.series)))
    is_refused = measure is Measure.PERCENT and not percent
    return (*percent, *by), (Note(NoteKind.NO_PERCENT_OF_BALANCE),) if is_refused else ()


def _attempted(calculate: Callable[[], Figure]) -> tuple[Figure, ...]:
    try:
        return (calculate(),)
    except IllegalCalculationError:
        return ()
