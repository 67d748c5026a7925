"""The kinds of pieces of time, and small steps that the finders of pieces share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.lexicon import Kind
from knowledge.question.item import Item
from knowledge.question.times import spelled

LONGEST_SUFFIX = 3
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """Something said about time by the items from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Years(Piece):
    """Calendar years from first to last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Part(Piece):
    """The months from first to last of a year said elsewhere."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Day(Piece):
    """A day of a month; `year` is None if it is said elsewhere."""

    month: int
    day: int
    year: int | None


@dataclass(frozen=True, slots=True)
class Relative(Piece):
    """A year counted from today: 0 this year, -1 last year; `years` of them up to there."""

    offset: int
    years: int = 1


@dataclass(frozen=True, slots=True)
class Open(Piece):
    """A time that the words leave open: the second year before 2010, or both years before it."""


@dataclass(frozen=True, slots=True)
class Impossible(Piece):
    """A time that no calendar has: 31 February, the year 99999."""


def says(items: Sequence[Item], position: int, *values: str) -> bool:
    """Whether the item at the position is one of the words of time."""
    return 0 <= position < len(items) and items[position].has(Kind.TIME, *values)


def skip_suffix(items: Sequence[Item], position: int) -> int:
    """Past what is glued to a number: 2000м, 2024-го, 1st."""
    if position < len(items):
        item = items[position]
        glued = (
            item.first.gap in ("", "-")
            and len(item.word) <= LONGEST_SUFFIX
            and not item.first.is_number
        )
        if glued and not item.has(Kind.MONTH) and not says(items, position, "quarter", "half"):
            return position + 1
    return position


def skip_year_word(items: Sequence[Item], position: int) -> int:
    """Past what is glued to a year, and the word "year" itself."""
    position = skip_suffix(items, position)
    return position + 1 if says(items, position, "year") else position


def small_number(items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """A number up to 12 in digits or words, with the index after it."""
    if not 0 <= position < len(items):
        return None
    item = items[position]
    if item.first.word.isdigit() and len(item.first.word) <= 2:
        return int(item.first.word), skip_suffix(items, position + 1)
    if item.has(Kind.TIME, "first"):
        return 1, position + 1
    number = spelled(items, position)
    return (number.value, number.end) if number and number.value <= MONTHS else None
