"""Spans of time: pieces that are the two ends of one, and years that open or close one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.lexicon import Kind
from knowledge.question.item import Item, Items
from knowledge.question.piece import Part, Piece, Years

_PAIR = 2
EARLIEST_YEAR = 1991
_EARLIEST_ESTIMATE = 1950  # of the United Nations


def _between(items: Items, first: Piece, second: Piece) -> Sequence[Item]:
    return items[first.end : second.start]


def is_through(items: Items, first: Piece, second: Piece) -> bool:
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
    around = (*items[max(first.start - 2, 0) : first.start], *items[second.end : second.end + 2])
    return any(item.has(Kind.MARKER, "between") for item in around)


def join_years(items: Items, years: list[Years], today: date) -> list[Years] | None:
    """The years, two joined that are the ends of one span; None if one ends before it begins."""
    if len(years) < _PAIR and not _opens_or_closes(items):
        return years
    joined: list[Years] = []
    for piece in years:
        if joined and is_through(items, joined[-1], piece):
            if piece.last < joined[-1].first:
                return None
            joined[-1] = Years(joined[-1].start, piece.end, joined[-1].first, piece.last)
        else:
            joined.append(_opened(items, piece, today))
    return joined


def _opens_or_closes(items: Items) -> bool:
    """Whether any word may turn a year into a span."""
    return (
        items.say(Kind.TIME, "after", "since", "until")
        or items.say(Kind.OPERATION, "earlier")
        or items.say(Kind.MARKER, "from_or_with")
    )


def _opened(items: Items, piece: Years, today: date) -> Years:
    """The span that a year opens ("since 2012", to the last full year) or closes."""
    if piece.first != piece.last:
        return piece
    if _is_after_before(items, piece):
        first = EARLIEST_YEAR if piece.first > EARLIEST_YEAR else _EARLIEST_ESTIMATE
        return replace(piece, first=min(first, piece.first - 1), last=piece.first - 1)
    last = today.year - 1
    if _stands_by(items, piece, "after") and piece.first < last:
        return replace(piece, first=piece.first + 1, last=last)
    since = _stands_by(items, piece, "since") or _is_starting(items, piece)
    if since and piece.first <= last and not _has_later_end(items, piece):
        return replace(piece, last=last)
    if _is_ending(items, piece) and piece.first >= EARLIEST_YEAR:
        is_first = piece.first == EARLIEST_YEAR  # «до 1991»: rather the time before
        last = EARLIEST_YEAR - 1 if is_first else piece.last
        return replace(piece, first=_EARLIEST_ESTIMATE if is_first else EARLIEST_YEAR, last=last)
    return piece


def _stands_by(items: Items, piece: Piece, word: str) -> bool:
    """Whether the word of time stands right before or after the piece."""
    return any(index in (piece.start - 1, piece.end) for index in items.where(Kind.TIME, word))


def _is_after_before(items: Items, piece: Years) -> bool:
    """Whether "before" stands right before the year, which is then left out of the span."""
    return piece.start - 1 in items.where(Kind.OPERATION, "earlier")


def _is_ending(items: Items, piece: Years) -> bool:
    """Whether "until" belongs to the year, and not to a number after it."""
    until = items.where(Kind.TIME, "until")
    if piece.start - 1 in until or piece.end not in until:
        return piece.start - 1 in until
    ends = items[piece.end + 1 : piece.end + 2]
    is_marker = items[piece.end].has(Kind.MARKER)  # «2024 по регионам»
    return not is_marker and not any(item.first.is_number for item in ends)


def _is_starting(items: Items, piece: Years) -> bool:
    """«С 2012 года», but not «по сравнению с 2012»."""
    if piece.start - 1 not in items.where(Kind.MARKER, "from_or_with"):
        return False
    compared = items.where(Kind.OPERATION, "compare")
    return piece.start - 1 not in compared and piece.start - 2 not in compared


def _has_later_end(items: Items, piece: Years) -> bool:
    ends = (*items.where(Kind.MARKER, "to"), *items.where(Kind.TIME, "until"))
    return any(index in (piece.end, piece.end + 1) for index in ends)


def join_parts(items: Items, parts: list[Part]) -> list[Part]:
    """The parts of years, two joined that are the ends of one span."""
    joined: list[Part] = []
    for piece in parts:
        previous = joined[-1] if joined else None
        if previous and is_through(items, previous, piece) and previous.first <= piece.last:
            joined[-1] = Part(previous.start, piece.end, previous.first, piece.last)
        else:
            joined.append(piece)
    return joined
