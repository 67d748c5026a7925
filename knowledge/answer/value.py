"""One value: what is held for a slot, or the longest part of it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.answer.spans import total_over
from knowledge.types.answer import Note, NoteKind
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Assumption, AssumptionKind, Question

_ESTIMATE = "net_migration_un_estimate"
_SUBSTITUTES = {"net_migration": "net_migration_all_flows"}
_REGIONAL_BREAKDOWNS = ("settlement:",)


def answer_value(question: Question, shelf: Shelf) -> Found | None:
    """The figure of the first series in the period asked, or in the latest held."""
    series = resolved(question.series[0], shelf)
    if not question.periods:
        return _latest(series, shelf)
    return value_in(series, question.periods[0], shelf) or _estimated(series, question.periods[0], shelf)


def _estimated(series: Series, period: Period, shelf: Shelf) -> Found | None:
    """The United Nations' estimate, under its own name, where no registration is held."""
    if series != Series("net_migration", "KZ"):
        return None
    found = value_in(replace(series, indicator=_ESTIMATE), period, shelf)
    assumed = Assumption(AssumptionKind.INDICATOR, _ESTIMATE)
    return replace(found, assumptions=(assumed,)) if found else None


def resolved(series: Series, shelf: Shelf) -> Series:
    """The series that is held under a more exact name: the balance of a region is that of all flows."""
    substitute = _SUBSTITUTES.get(series.indicator)
    regional = series.place.startswith("KZ-") or (series.breakdown or "").startswith(_REGIONAL_BREAKDOWNS)
    if substitute is None or not regional or series.counterpart or shelf.dated(series):
        return series
    return replace(series, indicator=substitute)


def _latest(series: Series, shelf: Shelf) -> Found | None:
    period = shelf.latest(series)
    found = value_in(series, period, shelf) if period else None
    if found is None or period is None:
        return None
    assumed = Assumption(AssumptionKind.LATEST_PERIOD, period.code)
    return replace(found, assumptions=(*found.assumptions, assumed))


def value_in(series: Series, asked: Period, shelf: Shelf) -> Found | None:
    """The figure of the period; for several years their sum; else the longest part that is held."""
    if asked.is_years and not shelf.is_dated_by_day(series):
        return total_over(series, asked, shelf)
    period = shelf.held(series, asked)
    reading = shelf.reading(series, period, context=True) if period else None
    if reading is not None and period is not None:
        other_day = asked != period and not asked.contains(period)
        notes = (Note(NoteKind.OTHER_DAY, asked.code),) if other_day else ()
        return Found(readings=(reading,), notes=notes)
    return _part(series, asked, shelf)


def _part(series: Series, asked: Period, shelf: Shelf) -> Found | None:
    part = shelf.longest_part(series, asked)
    reading = shelf.reading(series, part) if part else None
    if reading is None:
        return None
    return Found(readings=(reading,), notes=(Note(NoteKind.PARTIAL_SPAN, asked.code),), is_partial=True)
