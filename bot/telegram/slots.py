"""A question as a short line of slots, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import TypeVar

from knowledge.types.fact import Language, Series
from knowledge.types.period import Period, PeriodError
from knowledge.types.question import Axis, Measure, Operation, Order, Question, Sign

# Members are written as their place in these enumerations, so a member that comes to stand
# elsewhere needs another version: the buttons of the old one then ask to be asked again.
_VERSION = "1"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NOTHING = "-"
_FIELD, _ENTRY, _PART = "|", ";", ","
_FIRST = ["", "", _NOTHING, _NOTHING]
_UNWRITABLE = re.compile(rf".*[{_FIELD}{_ENTRY}{_PART}]|{_NOTHING}?\Z", re.DOTALL)

_WRITTEN = {
    "language", "operation", "series", "periods", "measure", "order", "axis", "dimension",
    "limit", "sign", "authority", "source",
}  # fmt: skip
# how it was understood
_LEFT_OUT = {
    "text", "assumptions", "places", "is_count", "is_why", "confidence", "stands_alone",
}  # fmt: skip
_WORDS = {"terms", "claim"}  # of which figures that are asked for do not depend
_BEYOND = [field for field in fields(Question) if field.name not in _WRITTEN | _LEFT_OUT]
_OF_FIGURES = [field for field in _BEYOND if field.name not in _WORDS]
_USUAL = tuple(field.default for field in _BEYOND)
_USUAL_OF_FIGURES = tuple(field.default for field in _OF_FIGURES)
_beyond = attrgetter(*(field.name for field in _BEYOND))
_of_figures = attrgetter(*(field.name for field in _OF_FIGURES))
_KEPT = 1024  # ways to ask, and the series asked for, lately

_codes = attrgetter("indicator", "place", "counterpart", "breakdown")

_Member = TypeVar("_Member", bound=StrEnum)


class UnreadableSlotsError(ValueError):
    """The line is not one that this version writes."""


def write_slots(question: Question) -> str | None:
    """The question as a line, None if it has more than slots, such as words to search for."""
    if _beyond(question) != _USUAL:
        return None
    return _line(question, question.operation, question.series, question.periods)


def write_figures(
    question: Question,
    *,
    operation: Operation | None = None,
    series: tuple[Series, ...] | None = None,
    periods: tuple[Period, ...] | None = None,
) -> str | None:
    """The question for figures as a line, without its words and without a number to check.

    What is given takes the place of what was asked. None if it has more than slots.
    """
    if _of_figures(question) != _USUAL_OF_FIGURES:
        return None
    return _line(
        question,
        question.operation if operation is None else operation,
        question.series if series is None else series,
        question.periods if periods is None else periods,
    )


def _line(
    question: Question,
    operation: Operation,
    series: tuple[Series, ...],
    periods: tuple[Period, ...],
) -> str | None:
    head = _head(
        question.language,
        operation,
        question.measure,
        question.order,
        question.axis,
        question.sign,
    )
    written = _series(series)
    rest = _rest(question.dimension, question.limit, question.authority, question.source)
    if written is None or rest is None:
        return None
    times = _PART.join([period.code for period in periods])
    return f"{head}{_FIELD}{written}{_FIELD}{times}{_FIELD}{rest}".rstrip(_FIELD)


def read_slots(line: str) -> Question:
    """The question of a line. Raises UnreadableSlotsError."""
    fields = line.split(_FIELD)
    if len(fields) > 7 or not line.startswith(_VERSION):
        raise UnreadableSlotsError(line)
    head, series, periods, dimension, limit, authority, source = fields + [""] * (7 - len(fields))
    try:
        operation, measure, order, axis, sign = tuple(head[3:])
        return Question(
            text="",
            language=Language(head[1:3]),
            operation=_read(Operation, operation),
            series=_read_series(series),
            periods=tuple(Period.parse(code) for code in periods.split(_PART) if code),
            measure=_read(Measure, measure),
            order=_read(Order, order),
            axis=None if axis == _NOTHING else _read(Axis, axis),
            dimension=dimension or None,
            limit=int(limit) if limit else None,
            sign=None if sign == _NOTHING else _read(Sign, sign),
            authority=authority or None,
            source=source or None,
        )
    except (ValueError, IndexError, PeriodError) as error:
        raise UnreadableSlotsError(line) from error


def _are_writable(codes: Iterable[str | None]) -> bool:
    """Whether there is no code that would be read as several."""
    return not any(code is not None and _UNWRITABLE.match(code) for code in codes)


@lru_cache(_KEPT)
def _head(language: Language, *members: StrEnum | None) -> str:
    return "".join((_VERSION, language.value, *map(_write, members)))


@lru_cache(_KEPT)
def _rest(
    dimension: str | None, limit: int | None, authority: str | None, source: str | None
) -> str | None:
    """What few questions have, None if it cannot be written."""
    if not _are_writable((dimension, authority, source)):
        return None
    number = "" if limit is None else str(limit)
    return _FIELD.join((dimension or "", number, authority or "", source or ""))


def _write(member: StrEnum | None) -> str:
    return _NOTHING if member is None else _digits(type(member))[member]


def _read(kind: type[_Member], digit: str) -> _Member:
    return list(kind)[_DIGITS.index(digit)]


@cache
def _digits(kind: type[StrEnum]) -> dict[StrEnum, str]:
    return dict(zip(kind, _DIGITS, strict=False))


@lru_cache(_KEPT)
def _series(many: tuple[Series, ...]) -> str | None:
    """Each series as its four parts; a part that is as in the one before is left out.

    None if they cannot be written.
    """
    if not all(_are_writable(_codes(series)) for series in many):
        return None
    lines, before = [], _FIRST
    for series in many:
        parts = [
            series.indicator,
            series.place,
            series.counterpart or _NOTHING,
            series.breakdown or _NOTHING,
        ]
        shown = ["" if part == last else part for part, last in zip(parts, before, strict=True)]
        lines.append(_PART.join(shown).rstrip(_PART) or _PART)
        before = parts
    return _ENTRY.join(lines)


def _read_series(text: str) -> tuple[Series, ...]:
    found, before = [], _FIRST
    for line in filter(None, text.split(_ENTRY)):
        parts = line.split(_PART)
        parts += [""] * (4 - len(parts))
        before = [part or last for part, last in zip(parts[:4], before, strict=True)]
        indicator, place, counterpart, breakdown = before
        if not indicator or not place:
            raise UnreadableSlotsError(text)
        found.append(Series(indicator, place, _or_none(counterpart), _or_none(breakdown)))
    return tuple(found)


def _or_none(part: str) -> str | None:
    return None if part == _NOTHING else part
