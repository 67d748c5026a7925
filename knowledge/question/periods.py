"""Periods in words: which spans of time a phrase names."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from knowledge.lexicon import Kind
from knowledge.question.item import Items
from knowledge.question.piece import Day, Impossible, Open, Part, Piece, Relative, Years
from knowledge.question.pieces import find_pieces
from knowledge.question.ranges import EARLIEST_YEAR, is_through, join_parts, join_years
from knowledge.types.period import Period

__all__ = ["EARLIEST_YEAR", "Times", "find_periods"]

_RELATED = {Years, Relative}
_UNITS = ("month", "quarter", "half", "season", "today")
_EDGE_REACH = 3
_STEPS = {"year_before": -1, "year_after": 1}


@dataclass(frozen=True, slots=True)
class Times:
    """What a phrase says of time.

    `used` are the indices of the items that say it, `named` of those that name a time: without the
    "years" of "top years". `parts` are months of a year that is not said.
    `is_impossible` tells of 31 February and the like; `is_relative` of "last year"; `is_unresolved`
    of a time that no period stands for: this summer, last month, a day of an unsaid year.
    `beside` are the years before and after that are told from another time: "a year later" is 1.
    """

    periods: tuple[Period, ...] = ()
    used: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    parts: tuple[tuple[int, int], ...] = ()
    is_relative: bool = False
    is_impossible: bool = False
    is_unresolved: bool = False
    beside: tuple[int, ...] = ()


def find_periods(items: Items, today: date) -> Times:
    """The periods that the items name."""
    found = find_pieces(items)
    if not found and Kind.TIME not in items.places:
        return Times()
    kinds = {*map(type, found)}
    if Impossible in kinds:
        return Times(is_impossible=True)
    dated = _all_dated(found, today)
    across = _across_years(items, dated)
    if across is not None:
        inside = _inside(found)
        return Times((across,), inside.union(_of_time(items)), inside)
    named = _named(items, dated, today)
    if named is None:
        return Times(is_impossible=True)
    inside = _inside(found)
    around = [index for index in _of_time(items) if index not in inside]
    beside = _beside(items, around)
    return Times(
        tuple(dict.fromkeys(with_years_beside(named.periods, beside))),
        inside.union(around),
        inside,
        named.parts,
        is_relative=Relative in kinds,
        is_unresolved=named.is_yearless
        or (1 in beside and not _is_one_time(named.periods))
        or Open in kinds
        or (kinds >= _RELATED and (_are_unrelated(found) or _is_next_to_another(found)))
        or any([items[i].has(Kind.TIME, *_UNITS) for i in around]),
        beside=beside,
    )


class _Named(NamedTuple):
    """The periods that are named, or months of a year that is not; `is_yearless` for such days."""

    periods: list[Period]
    parts: tuple[tuple[int, int], ...]
    is_yearless: bool


def _named(items: Items, dated: Sequence[Piece], today: date) -> _Named | None:
    """What the pieces name together; None if no calendar has it."""
    years = join_years(items, [piece for piece in dated if isinstance(piece, Years)], today)
    days = [_with_year(piece, dated) for piece in dated if isinstance(piece, Day)]
    if years is None or not all(map(_exists, days)):
        return None
    parts = join_parts(items, [piece for piece in dated if isinstance(piece, Part)])
    is_yearless = not years and any([day.year is None for day in days])
    return _Named(*_combine(years, parts, days, items), is_yearless)


def _is_one_time(periods: Sequence[Period]) -> bool:
    return len(periods) == 1 and not periods[0].is_years


def _beside(items: Items, around: Sequence[int]) -> tuple[int, ...]:
    """How many years from the time that is named the others are which are told from it."""
    said = [word for index in around for word in items[index].values[Kind.TIME]]
    return tuple([step for word, step in _STEPS.items() if word in said])


def with_years_beside(periods: Sequence[Period], steps: Sequence[int]) -> list[Period]:
    """The time with the same time a year before or after: "than a year before"."""
    if not steps or not _is_one_time(periods):
        return [*periods]
    moved = [periods[0].in_year(periods[0].start.year + step) for step in steps]
    return sorted((*moved, *periods))


def _exists(day: Day) -> bool:
    """Whether its year has the day: 29 February is in some only."""
    return day.year is None or day.day <= monthrange(day.year, day.month)[1]


def _across_years(items: Items, dated: Sequence[Piece]) -> Period | None:
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


def _of_time(items: Items) -> Sequence[int]:
    """Where a word of time stands; the half of a whole is none."""
    return [i for i in items.where(Kind.TIME) if Kind.FRACTION not in items[i].values]


def _are_unrelated(found: Sequence[Piece]) -> bool:
    """Whether several years are spoken of and one is named, which is no end of them."""
    named = [piece for piece in found if isinstance(piece, Years)]
    is_one = len(named) == 1 and named[0].first == named[0].last
    return is_one and any(isinstance(piece, Relative) and piece.years > 1 for piece in found)


def _is_next_to_another(found: Sequence[Piece]) -> bool:
    """Whether "the next year" may be the one after another: "in 2019 and in the next year"."""
    return any(isinstance(piece, Relative) and piece.offset > 0 for piece in found)


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


def _combine(
    years: list[Years], parts: list[Part], days: list[Day], items: Items
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


def _edge(items: Items, piece: Years) -> Period | None:
    """The last or first day of the year, where the phrase says end or beginning."""
    if not items.say(Kind.TIME, "start", "end"):
        return None
    near = {*range(piece.start - _EDGE_REACH, piece.start), piece.end}
    if not near.isdisjoint(items.where(Kind.TIME, "end")):
        return Period.day(date(piece.last, 12, 31))
    if not near.isdisjoint(items.where(Kind.TIME, "start")):
        return Period.day(date(piece.first, 1, 1))
    return None
