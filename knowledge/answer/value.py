"""One value: what is held for a slot, or the longest part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.held_as import BALANCE, ESTIMATE, resolved
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import HOME
from knowledge.answer.spans import over, total_over
from knowledge.types.answer import Reading
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Quality, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Question

_MONTHS_OF_A_YEAR = 12


def answer_value(question: Question, shelf: Shelf) -> Found | None:
    """The figure of the first series in the period asked, or of each in the latest held."""
    series = resolved(question.series[0], shelf)
    if not question.periods and len(question.series) > 1:
        return _each_latest(question.series, shelf)
    if not question.periods:
        return _latest(series, shelf) or _latest_estimate(series, shelf)
    period = question.periods[0]
    return value_in(series, period, shelf) or _estimated(series, period, shelf)


def _estimated(series: Series, period: Period, shelf: Shelf) -> Found | None:
    """The estimate of the United Nations, under its own name, for the time before registrations.

    It fills no gap in what is registered, but answers if its authors were named.
    """
    registered = shelf.years(series)
    if not _is_estimated(series) or (registered and period.end >= registered[0].start):
        return None
    return _named(value_in(replace(series, indicator=ESTIMATE), period, shelf))


def _latest_estimate(series: Series, shelf: Shelf) -> Found | None:
    is_estimated = _is_estimated(series) and not shelf.years(series)
    return _named(_latest(replace(series, indicator=ESTIMATE), shelf)) if is_estimated else None


def _is_estimated(series: Series) -> bool:
    return series == Series(BALANCE, HOME)


def _named(found: Found | None) -> Found | None:
    assumed = Assumption(AssumptionKind.INDICATOR, ESTIMATE)
    return replace(found, assumptions=(*found.assumptions, assumed)) if found else None


def _each_latest(asked: Sequence[Series], shelf: Shelf) -> Found | None:
    """Several series side by side, each in the latest period that is held of it."""
    held = [found for series in asked if (found := _latest(series, shelf)) is not None]
    return Found(readings=tuple(found.readings[0] for found in held)) if held else None


def _latest(series: Series, shelf: Shelf) -> Found | None:
    period = shelf.latest(series)
    found = value_in(series, period, shelf) if period else None
    if found is None or period is None:
        return None
    assumed = Assumption(AssumptionKind.LATEST_PERIOD, period.code)
    return replace(found, assumptions=(*found.assumptions, assumed))


def value_in(series: Series, asked: Period, shelf: Shelf) -> Found | None:
    """The figure of the period; for several years their sum; else the longest part that is held."""
    is_long = asked.month_count > _MONTHS_OF_A_YEAR and not shelf.store.slot(series, asked)
    if shelf.is_dated_by_day(series):
        return over(series, asked, shelf) if is_long else _on_a_day(series, asked, shelf)
    if asked.month_count > _MONTHS_OF_A_YEAR:
        return total_over(series, asked, shelf)
    reading = shelf.reading(series, asked, context=True)
    return Found(readings=(reading,)) if reading else _part(series, asked, shelf)


def _on_a_day(series: Series, asked: Period, shelf: Shelf) -> Found | None:
    held = shelf.held(series, asked)
    reading = shelf.reading(series, held, context=True) if held else None
    if held is None or reading is None:
        return None
    if _is_of_a_part(reading.lead, asked):
        return _only_part(reading, asked)
    is_asked = asked == held or asked.start <= held.end <= asked.end
    notes = () if is_asked else (Note(NoteKind.OTHER_DAY, held.code),)
    return Found(readings=(reading,), notes=notes)


def _is_of_a_part(figure: Figure, asked: Period) -> bool:
    """Whether it describes the moves of some months only; a survey speaks for its year."""
    is_longer = asked.contains(figure.period) and figure.period.month_count < asked.month_count
    is_of_a_time = figure.period.start != figure.period.end and figure.quality is not Quality.SURVEY
    return is_longer and is_of_a_time


def _part(series: Series, asked: Period, shelf: Shelf) -> Found | None:
    part = shelf.longest_part(series, asked)
    reading = shelf.reading(series, part) if part else None
    return None if reading is None else _only_part(reading, asked)


def _only_part(reading: Reading, asked: Period) -> Found:
    note = Note(NoteKind.PARTIAL_SPAN, asked.code)
    return Found(readings=(reading,), notes=(note,), is_partial=True)
