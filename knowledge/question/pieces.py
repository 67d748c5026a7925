"""The pieces of time in a phrase: years, parts of a year, days; periods.py puts them together."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.lexicon import Kind
from knowledge.question.phrase import Item
from knowledge.question.times import number_of, spelled, spelled_year, year_of

_LONGEST_SUFFIX = 3
_MONTHS = 12


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
class Impossible(Piece):
    """A time that no calendar has: 31 February, the year 99999."""


_Finder = Callable[[Sequence[Item], int], Piece | None]


def pieces(items: Sequence[Item]) -> tuple[Piece, ...]:
    """All pieces of time, in order."""
    found: list[Piece] = []
    position = 0
    while position < len(items):
        piece = next((p for find in _FINDERS if (p := find(items, position))), None)
        if piece is None:
            position += 1
        else:
            found.append(piece)
            position = piece.end
    return tuple(found)


def _is(items: Sequence[Item], position: int, *values: str) -> bool:
    return 0 <= position < len(items) and items[position].has(Kind.TIME, *values)


def _skip_suffix(items: Sequence[Item], position: int) -> int:
    """Past what is glued to a number: 2000м, 2024-го, 1st."""
    if position < len(items):
        item = items[position]
        glued = (
            item.first.gap in ("", "-")
            and len(item.word) <= _LONGEST_SUFFIX
            and not item.first.is_number
        )
        if glued and not item.has(Kind.MONTH) and not _is(items, position, "quarter", "half"):
            return position + 1
    return position


def _skip_year_word(items: Sequence[Item], position: int) -> int:
    position = _skip_suffix(items, position)
    return position + 1 if _is(items, position, "year") else position


def _years(items: Sequence[Item], start: int) -> Piece | None:
    year = year_of(items[start]) or _short_year(items, start)
    if year is None:
        return _spelled_years(items, start)
    if _is_range(items, start + 1):
        last = _range_end(items[start + 1], year)
        if last is not None:
            end = _skip_year_word(items, start + 2)
            return Years(start, end, year, last) if last >= year else Impossible(start, end)
    if year % 10 == 0 and _is(items, start + 1, "decade"):
        return Years(start, start + 2, year, year + 9)
    return Years(start, _skip_year_word(items, start + 1), year, year)


def _short_year(items: Sequence[Item], start: int) -> int | None:
    """Two digits that are called a year: в 22 году."""
    word = items[start].word
    if word.isdigit() and len(word) == 2 and _is(items, _skip_suffix(items, start + 1), "year"):
        return int(word) + (2000 if int(word) < 50 else 1900)
    return None


def _is_range(items: Sequence[Item], position: int) -> bool:
    return position < len(items) and items[position].first.is_joined


def _range_end(item: Item, year: int) -> int | None:
    if item.word.isdigit() and len(item.word) == 2:
        return year // 100 * 100 + int(item.word)
    return year_of(item)


def _spelled_years(items: Sequence[Item], start: int) -> Piece | None:
    decade = _spelled_decade(items, start)
    if decade is not None:
        return decade
    found = spelled_year(items, start)
    return Years(start, _skip_year_word(items, found[1]), found[0], found[0]) if found else None


def _spelled_decade(items: Sequence[Item], start: int) -> Piece | None:
    """The 90s, nineties, 90-е годы, нулевые."""
    item = items[start]
    number = number_of(item)
    if (
        number is not None
        and len(item.word) == 2
        and number % 10 == 0
        and _is(items, start + 1, "decade")
    ):
        first = int(number) + (1900 if number >= 50 else 2000)
        return Years(start, _skip_year_word(items, start + 2), first, first + 9)
    ordinal = item.value(Kind.ORDINAL)
    plural = item.word.endswith(("ies", "ые", "ых"))
    if ordinal in ("80", "90", "2000") and plural:
        first = int(ordinal) + (1900 if int(ordinal) < 100 else 0)
        return Years(start, _skip_year_word(items, start + 1), first, first + 9)
    return None


def _iso_day(items: Sequence[Item], start: int) -> Piece | None:
    """2018-10-15 and 15.10.2018."""
    if start + 2 < len(items) and year_of(items[start]) and items[start + 1].first.is_joined:
        month, day = items[start + 1].word, items[start + 2].word
        if items[start + 2].first.is_joined and month.isdigit() and day.isdigit():
            return _day(start, start + 3, int(month), int(day), year_of(items[start]))
    day, dot, month = items[start].word.partition(".")
    if dot and start + 1 < len(items) and items[start + 1].first.gap == "." and month.isdigit():
        year = year_of(items[start + 1])
        if year and day.isdigit():
            return _day(start, start + 2, int(month), int(day), year)
    return None


def _day(start: int, end: int, month: int, day: int, year: int | None) -> Piece:
    longest = monthrange(year or 2000, month)[1] if 1 <= month <= _MONTHS else 0
    return Day(start, end, month, day, year) if 1 <= day <= longest else Impossible(start, end)


def _small_number(items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """A number up to 12 in digits or words, with the index after it."""
    if not 0 <= position < len(items):
        return None
    item = items[position]
    if item.word.isdigit() and len(item.word) <= 2:
        return int(item.word), _skip_suffix(items, position + 1)
    if item.has(Kind.TIME, "first"):
        return 1, position + 1
    number = spelled(items, position)
    return (number.value, number.end) if number and number.value <= _MONTHS else None


def _quarter_or_half(items: Sequence[Item], start: int) -> Piece | None:
    for unit, months in (("quarter", 3), ("half", 6)):
        found = _counted_unit(items, start, unit)
        if found is not None:
            count, end = found
            if 1 <= count <= _MONTHS // months:
                return Part(start, end, (count - 1) * months + 1, count * months)
            return Impossible(start, end)
    return None


def _counted_unit(items: Sequence[Item], start: int, unit: str) -> tuple[int, int] | None:
    if _is(items, start, unit):
        after = _small_number(items, start + 1)
        if after and (items[start + 1].first.gap == "" or items[start + 1].has(Kind.ORDINAL)):
            return after
        return (1, start + 1) if unit == "half" else None
    before = _small_number(items, start)
    if before and _is(items, before[1], unit):
        return before[0], before[1] + 1
    return None


def _first_months(items: Sequence[Item], start: int) -> Piece | None:
    """The first four months, nine months, 4 месяца, the last two months."""
    named_first = _is(items, start, "first")
    named_last = _is(items, start, "last", "latest")
    number = _small_number(items, start + 1 if named_first or named_last else start)
    if number is None or not _is(items, number[1], "month") or not 1 <= number[0] <= _MONTHS:
        return None
    if named_last:
        return Part(start, number[1] + 1, _MONTHS + 1 - number[0], _MONTHS)
    return Part(start, number[1] + 1, 1, number[0])


def _month(items: Sequence[Item], start: int) -> Piece | None:
    if not _is_month(items, start):
        return _day_before_month(items, start)
    month = int(items[start].value(Kind.MONTH) or 0)
    following = items[start + 1] if start + 1 < len(items) else None
    if (
        following
        and following.word.isdigit()
        and len(following.word) <= 2
        and not following.first.is_joined
    ):
        return _day(start, _skip_suffix(items, start + 2), month, int(following.word), None)
    return Part(start, start + 1, month, month)


def _day_before_month(items: Sequence[Item], start: int) -> Piece | None:
    word = items[start].word
    if not (word.isdigit() and len(word) <= 2):
        return None
    after = _skip_suffix(items, start + 1)
    if after < len(items) and items[after].has(Kind.MONTH):
        return _day(start, after + 1, int(items[after].value(Kind.MONTH) or 0), int(word), None)
    return None


def _is_month(items: Sequence[Item], position: int) -> bool:
    """A month's name; one that is also another word, such as May, needs a neighbour of time."""
    item = items[position]
    if not item.has(Kind.MONTH):
        return False
    if (
        all(concept.kind is Kind.MONTH for concept in item.concepts)
        and len(item.word) > _LONGEST_SUFFIX
    ):
        return True
    near = [items[i] for i in (position - 1, position + 1) if 0 <= i < len(items)]
    return any(
        other.has(Kind.MONTH) or other.first.is_number or _is([other], 0, "year") for other in near
    )


def _relative(items: Sequence[Item], start: int) -> Piece | None:
    for value, offset in (
        ("this_year", 0),
        ("last_year", -1),
        ("before_last", -2),
        ("next_year", 1),
    ):
        if _is(items, start, value):
            return Relative(start, start + 1, offset)
    if _is(items, start, "last", "latest"):
        number = _small_number(items, start + 1)
        if number and _is(items, number[1], "year") and number[0] > 1:
            return Relative(start, number[1] + 1, -1, number[0])
    return None


def _absurd_year(items: Sequence[Item], start: int) -> Piece | None:
    """A long number that is called a year."""
    item = items[start]
    if (
        item.first.is_number
        and len(item.tokens) == 1
        and item.word.isdigit()
        and len(item.word) > 4
    ):
        if _is(items, start + 1, "year") or _is(items, start - 1, "year"):
            return Impossible(start, start + 1)
    return None


_FINDERS: tuple[_Finder, ...] = (
    _iso_day, _relative, _first_months, _quarter_or_half, _month, _years, _absurd_year,
)  # fmt: skip
