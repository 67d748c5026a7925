"""Periods in words: which spans of time a phrase names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.lexicon import Kind
from knowledge.question.phrase import Item
from knowledge.question.pieces import Day, Impossible, Part, Piece, Relative, Years, pieces
from knowledge.types.period import Period

EARLIEST_YEAR = 1991


@dataclass(frozen=True, slots=True)
class Times:
    """What a phrase says of time.

    `used` are the indices of the items that say it. `parts` are months of a year that is not said.
    `is_impossible` tells of 31 February and the like; `is_relative` of "last year"; `is_unresolved`
    of a time that no period stands for, such as this summer, last month, or a day of an unsaid year.
    """

    periods: tuple[Period, ...] = ()
    used: frozenset[int] = frozenset()
    parts: tuple[tuple[int, int], ...] = ()
    is_relative: bool = False
    is_impossible: bool = False
    is_unresolved: bool = False


def find_periods(items: Sequence[Item], today: date) -> Times:
    """The periods that the items name."""
    found = pieces(items)
    if any(isinstance(piece, Impossible) for piece in found):
        return Times(is_impossible=True)
    relative = any(isinstance(piece, Relative) for piece in found)
    dated = [_dated(piece, today) for piece in found]
    if relative and len([p for p in dated if isinstance(p, Years)]) > 1:
        dated = _without_base(dated, found)
    used = _used(items, found)
    years = _join_ranges(items, [p for p in dated if isinstance(p, Years)], today)
    if years is None:
        return Times(is_impossible=True)
    parts = _join_parts(items, [p for p in dated if isinstance(p, Part)])
    days = [_with_year(p, dated) for p in dated if isinstance(p, Day)]
    periods, loose = _combine(years, parts, days, items)
    dayless = [day for day in days if day.year is None and not years]
    unresolved = bool(dayless) or _has_loose_unit(items, found)
    return Times(tuple(dict.fromkeys(periods)), used, loose, relative, is_unresolved=unresolved)


def _has_loose_unit(items: Sequence[Item], found: Sequence[Piece]) -> bool:
    inside = {index for piece in found for index in range(piece.start, piece.end)}
    loose = (item for index, item in enumerate(items) if index not in inside)
    return any(item.has(Kind.TIME, "month", "quarter", "half", "season", "today") for item in loose)


def _dated(piece: Piece, today: date) -> Piece:
    if isinstance(piece, Relative):
        last = today.year + piece.offset
        return Years(piece.start, piece.end, last - piece.years + 1, last)
    return piece


def _without_base(dated: list[Piece], found: Sequence[Piece]) -> list[Piece]:
    """ "In 2024 compared with last year": the year before is the base of every change anyway."""
    return [piece for piece, raw in zip(dated, found, strict=True) if not isinstance(raw, Relative)]


def _used(items: Sequence[Item], found: Sequence[Piece]) -> frozenset[int]:
    inside = {index for piece in found for index in range(piece.start, piece.end)}
    around = {index for index, item in enumerate(items) if item.has(Kind.TIME)}
    return frozenset(inside | around)


def _between(items: Sequence[Item], first: Piece, second: Piece) -> Sequence[Item]:
    return items[first.end : second.start]


def _is_through(items: Sequence[Item], first: Piece, second: Piece) -> bool:
    """Whether the two pieces are the ends of one span."""
    gap = _between(items, first, second)
    if not gap and (items[second.start].first.is_joined or isinstance(second, Part)):
        return True
    if len(gap) > 2:
        return False
    if any(item.has(Kind.MARKER, "to") or item.has(Kind.TIME, "until") for item in gap):
        return True
    after = items[second.end : second.end + 1]
    if not gap and any(item.has(Kind.TIME, "until") for item in after):
        return True
    before = items[max(first.start - 2, 0) : first.start]
    return any(item.has(Kind.MARKER, "between") for item in before)


def _join_ranges(items: Sequence[Item], years: list[Years], today: date) -> list[Years] | None:
    joined: list[Years] = []
    for piece in years:
        if joined and _is_through(items, joined[-1], piece):
            if piece.last < joined[-1].first:
                return None
            joined[-1] = Years(joined[-1].start, piece.end, joined[-1].first, piece.last)
        else:
            joined.append(_opened(items, piece, today))
    return [_opened(items, piece, today) for piece in joined]


def _opened(items: Sequence[Item], piece: Years, today: date) -> Years:
    """ "Since 2012" lasts to the last full year, "until 2015" from the first of our series."""
    if piece.first != piece.last:
        return piece
    before = items[max(piece.start - 1, 0) : piece.start]
    after = items[piece.end : piece.end + 1]
    since = any(item.has(Kind.TIME, "since") for item in (*before, *after))
    if (
        any(item.has(Kind.TIME, "after") for item in (*before, *after))
        and piece.first < today.year - 1
    ):
        return Years(piece.start, piece.end, piece.first + 1, today.year - 1)
    since = since or _is_starting(items, piece)
    last = today.year - 1
    if since and piece.first <= last and not _has_later_end(items, piece):
        return Years(piece.start, piece.end, piece.first, last)
    ends = items[piece.end + 1 : piece.end + 2]
    closing = () if any(item.first.is_number for item in ends) else after
    if (
        any(item.has(Kind.TIME, "until") for item in (*before, *closing))
        and piece.first > EARLIEST_YEAR
    ):
        return Years(piece.start, piece.end, EARLIEST_YEAR, piece.last)
    return piece


def _is_starting(items: Sequence[Item], piece: Years) -> bool:
    """«С 2012 года», but not «по сравнению с 2012»."""
    before = items[max(piece.start - 2, 0) : piece.start]
    compared = any(item.has(Kind.OPERATION, "compare") for item in before)
    return not compared and any(item.has(Kind.MARKER, "from_or_with") for item in before[-1:])


def _has_later_end(items: Sequence[Item], piece: Years) -> bool:
    rest = items[piece.end : piece.end + 2]
    return any(item.has(Kind.MARKER, "to") or item.has(Kind.TIME, "until") for item in rest)


def _join_parts(items: Sequence[Item], parts: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for piece in parts:
        previous = joined[-1] if joined else None
        if previous and _is_through(items, previous, piece) and previous.first <= piece.last:
            joined[-1] = Part(previous.start, piece.end, previous.first, piece.last)
        else:
            joined.append(piece)
    return joined


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
            periods.append(
                Period.day(date(year, day.month, min(day.day, 28) if day.month == 2 else day.day))
            )
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
