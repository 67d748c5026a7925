"""The pieces of time in a phrase, in order; periods.py puts them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item, Items
from knowledge.question.month_pieces import (
    find_first_months,
    find_iso_day,
    find_month,
    find_quarter_or_half,
)
from knowledge.question.neighbouring_years import find_year_beside, find_years_ago
from knowledge.question.piece import Piece, Years
from knowledge.question.year_pieces import find_absurd_year, find_relative, find_years

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


def _piece(items: Items, position: int) -> Piece | None:
    """The piece that begins at the position; nothing behind a last year says more of it."""
    year = items[position].year
    if year and position + 1 == len(items):
        return Years(position, position + 1, year, year)
    for find in _FINDERS_OF_A_YEAR if year else _FINDERS:
        piece = find(items, position)
        if piece is not None:
            return piece
    return None
