"""The pieces of time in a phrase, in order; periods.py puts them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item, Items, is_conjunction
from knowledge.question.month_pieces import (
    find_first_months,
    find_iso_day,
    find_month,
    find_quarter_or_half,
)
from knowledge.question.neighbouring_years import find_year_beside, find_years_ago
from knowledge.question.piece import Piece, Years
from knowledge.question.year_pieces import find_absurd_year, find_relative, find_years
from knowledge.types.claim import Bound

_TEMPORAL = frozenset({Kind.TIME, Kind.MONTH, Kind.CARDINAL, Kind.ORDINAL})
_Finder = Callable[[Sequence[Item], int], Piece | None]
_FINDERS: tuple[_Finder, ...] = (
    find_iso_day,
    find_year_beside,
    find_years_ago,
    find_relative,
    find_first_months,
    find_quarter_or_half,
    find_month,
    find_years,
    find_absurd_year,
)
_OF_WHAT = "about"
_MEASURING = ("about", "exact", *Bound)
_FINDERS_OF_A_YEAR: tuple[_Finder, ...] = (find_iso_day, find_year_beside, find_years)


def find_pieces(items: Items) -> list[Piece]:
    """All pieces of time, in order; each begins with a digit or a word of time."""
    found: list[Piece] = []
    end = 0
    for position in sorted(items.where_any(_TEMPORAL).union(items.numbers)):
        piece = _piece(items, position) if position >= end else None
        if piece is not None:
            found.append(piece)
            end = piece.end
    return found


def _counts_people(items: Items, position: int) -> bool:
    """Whether so many people are meant, beside a year: 1995 people left in 2005."""
    if not any(items[other].year for other in items.numbers if other != position):
        return False
    before, after = items[max(position - 1, 0) : position], items[position + 1 : position + 2]
    people = any(item.has(Kind.MODIFIER, "people") for item in after)
    marked = any(item.has(Kind.MARKER) or item.has(Kind.TIME) for item in before)
    is_listed = any(map(is_conjunction, after))
    return (people and not marked) or (not is_listed and any(map(_measures, before)))


def _measures(item: Item) -> bool:
    """Whether a number of people follows: nearly, at least; "about" may be of what one asks."""
    is_said = item.has(Kind.CLAIMING, *_MEASURING) and item.word != _OF_WHAT
    return is_said and not item.has(Kind.TIME)


def _piece(items: Items, position: int) -> Piece | None:
    """The piece that begins at the position; nothing behind a last year says more of it."""
    year = items[position].year
    if year and _counts_people(items, position):
        return None
    if year and position + 1 == len(items):
        return Years(position, position + 1, year, year)
    for find in _FINDERS_OF_A_YEAR if year else _FINDERS:
        piece = find(items, position)
        if piece is not None:
            return piece
    return None
