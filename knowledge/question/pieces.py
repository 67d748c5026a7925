"""The pieces of time in a phrase, in order; periods.py puts them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item
from knowledge.question.month_pieces import (
    find_first_months,
    find_iso_day,
    find_month,
    find_quarter_or_half,
)
from knowledge.question.neighbouring_years import find_year_beside, find_years_ago
from knowledge.question.piece import Piece
from knowledge.question.times import year_of
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


def find_pieces(items: Sequence[Item]) -> tuple[Piece, ...]:
    """All pieces of time, in order."""
    found: list[Piece] = []
    position = 0
    while position < len(items):
        piece = _piece(items, position)
        if piece is None:
            position += 1
        else:
            found.append(piece)
            position = piece.end
    return tuple(found)


def _piece(items: Sequence[Item], position: int) -> Piece | None:
    """The piece that begins at the position, always with a digit or a word of time."""
    item = items[position]
    if year_of(item):
        finders = (find_iso_day, find_year_beside, find_years)
        return next((piece for find in finders if (piece := find(items, position))), None)
    if not item.first.word[0].isdigit() and not item.has_any(_TEMPORAL):
        return None
    return next((piece for find in _FINDERS if (piece := find(items, position))), None)
