"""Periods in words: which spans of time a phrase names."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.lexicon import Kind
from knowledge.question.item import Item
from knowledge.question.piece import Day, Impossible, Part, Piece, Relative, Years
from knowledge.question.pieces import find_pieces
from knowledge.question.ranges import EARLIEST_YEAR, is_through, join_parts, join_years
from knowledge.types.period import Period

__all__ = ["EARLIEST_YEAR", "Times", "find_periods"]


@dataclass(frozen=True, slots=True)
class Times:
    """What a phrase says of time.

    `used` are the indices of the items that say it, `named` of those that name a time: without the
    "years" of "top years". `parts` are months of a year that is not said.
    `is_impossible` tells of 31 February and the like; `is_relative` of "last year"; `is_unresolved`
    of a time that no period stands for: this summer, last month, a day of an unsaid year.
    """

    periods: tuple[Period, ...] = ()
    used: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    parts: tuple[tuple[int, int], ...] = ()
    is_relative: bool = False
    is_impossible: bool = False
    is_unresolved: bool = False


def find_periods(items: Sequence[Item], today: date) -> Times:
    """The periods that the items name."""
    found = find_pieces(items)
    if any(isinstance(piece, Impossible) for piece in found):
        return Times(is_impossible=True)
    dated = _all_dated(found, today)
    across = _across_years(items, dated)
    if across is not None:
        return Times((across,), _used(items, found), _inside(found))
    years = join_years(items, [piece for piece in dated if isinstance(piece, Years)], today)
    days = [_with_year(piece, dated) for piece in dated if isinstance(piece, Day)]
    if years is None or not all(_exists(day) for day in days):
        return Times(is_impossible=True)
    parts = join_parts(items, [piece for piece in dated if isinstance(piece, Part)])
    periods, loose = _combine(years, parts, days, items)
    inside = _inside(found)
    loose_items = [item for index, item in enumerate(items) if index not in inside]
    periods = _with_year_before(loose_items, periods)
    yearless = not years and any(day.year is None for day in days)
    return Times(
        tuple(dict.fromkeys(periods)),
        _used(items, found),
        _inside(found),
        loose,
        is_relative=any(isinstance(piece, Relative) for piece in found),
        is_unresolved=yearless or _has_loose_unit(items, found),
    )


def _with_year_before(items: Sequence[Item], periods: list[Period]) -> list[Period]:
    """The same time a year before as well, where it is compared with: "than a year before"."""
    compared = any(item.has(Kind.TIME, "year_before") for item in items)
    if not compared or len(periods) != 1 or periods[0].is_years:
        return periods
    return [periods[0].in_year(periods[0].start.year - 1), periods[0]]


def _exists(day: Day) -> bool:
    """Whether its year has the day: 29 February is in some only."""
    return day.year is None or day.day <= monthrange(day.year, day.month)[1]


def _across_years(items: Sequence[Item], dated: Sequence[Piece]) -> Period | None:
    """From November 2023 to February 2024: months of two years as one span."""
    match dated:
        case [Part() as first, Years() as start, Part() as last, Years() as end]:
            through = is_through(items, start, last)
            if through and (start.first, first.first) < (end.last, last.last):
                begin = Period.months(start.first, first.first, first.first)
                return Period(begin.start, Period.months(end.last, last.last, last.last).end)
    return None


def _inside(found: Sequence[Piece]) -> frozenset[int]:
    return frozenset(index for piece in found for index in range(piece.start, piece.end))


def _has_loose_unit(items: Sequence[Item], found: Sequence[Piece]) -> bool:
    inside = _inside(found)
    loose = (i for index, i in enumerate(items) if index not in inside and _is_of_time(i))
    return any(item.has(Kind.TIME, "month", "quarter", "half", "season", "today") for item in loose)


def _is_of_time(item: Item) -> bool:
    """Whether it is a word of time; the half of a whole is none."""
    return item.has(Kind.TIME) and not item.has(Kind.FRACTION)


def _dated(piece: Piece, today: date) -> Piece:
    if isinstance(piece, Relative):
        last = today.year + piece.offset
        return Years(piece.start, piece.end, last - piece.years + 1, last)
    return piece


def _all_dated(found: Sequence[Piece], today: date) -> list[Piece]:
    """The pieces with their years; "last year" next to another is only its base."""
    if sum(isinstance(piece, Years | Relative) for piece in found) > 1:
        found = [piece for piece in found if not isinstance(piece, Relative)]
    return [_dated(piece, today) for piece in found]


def _used(items: Sequence[Item], found: Sequence[Piece]) -> frozenset[int]:
    around = {index for index, item in enumerate(items) if _is_of_time(item)}
    return _inside(found) | around


def _combine(
    years: list[Years], parts: list[Part], days: list[Day], items: Sequence[Item]
) -> tuple[list[Period], tuple[tuple[int, int], ...]]:
    if days:
        return _combine_days(years, days), ()
    if not parts:
        return [_edge(items, piece) or Period.years(piece.first, piece.last) for piece in years], ()
    if not years:
        return [], tuple((part.first, part.last) for part in parts)
    if len(parts) == len(years):
        pairs = list(zip(parts, years, strict=True))
    else:
        pairs = [(part, piece) for piece in years for part in parts]
    return [Period.months(piece.first, part.first, part.last) for part, piece in pairs], ()


def _combine_days(years: list[Years], days: list[Day]) -> list[Period]:
    periods = []
    for day in days:
        year = day.year or (years[0].first if years else None)
        if year is not None:
            periods.append(Period.day(date(year, day.month, day.day)))
    return periods


def _with_year(day: Day, pieces_found: Sequence[Piece]) -> Day:
    """The day with the year that is said next to it."""
    if day.year is not None:
        return day
    years = [piece for piece in pieces_found if isinstance(piece, Years)]
    after = [piece for piece in years if piece.start >= day.end]
    before = [piece for piece in years if piece.end <= day.start]
    near = after[0] if after else before[-1] if before else None
    return Day(day.start, day.end, day.month, day.day, near.first) if near else day


def _edge(items: Sequence[Item], piece: Years) -> Period | None:
    """The last or first day of the year, where the phrase says end or beginning."""
    near = (*items[max(piece.start - 3, 0) : piece.start], *items[piece.end : piece.end + 1])
    if any(item.has(Kind.TIME, "end") for item in near):
        return Period.day(date(piece.last, 12, 31))
    if any(item.has(Kind.TIME, "start") for item in near):
        return Period.day(date(piece.first, 1, 1))
    return None
