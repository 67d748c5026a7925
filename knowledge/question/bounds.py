"""On which side of a number something is said to be: more than 40,000, 40 мыңнан астам."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item
from knowledge.question.kazakh_base import ABLATIVE
from knowledge.types.claim import Bound

_REACH = 3


def bound_of(items: Sequence[Item], start: int, end: int) -> Bound | None:
    """The side of the number on which it is said to be: more than 40,000, 40 мыңнан астам."""
    before = list(items[max(start - _REACH, 0) : start])
    if before and before[-1].has(Kind.MARKER) and _is_than(before[-2:-1]):
        before.pop()
    if _is_than(before[-1:]):
        before.pop()
    after = items[end : end + 2]
    is_ablative = any(item.word.endswith(ABLATIVE) for item in items[end - 1 : end + 1])
    return _side(before[-1:]) or (_side(after) if is_ablative else None)


def items_of_bound(items: Sequence[Item], start: int, end: int) -> set[int]:
    """The items that say so: "more than" before a number, or a word after it."""
    if bound_of(items, start, end) is None:
        return set()
    position = start - 1
    while position >= max(start - _REACH, 0) and _is_of_bound(items[position]):
        position -= 1
    before = set(range(position + 1, start))
    return before or {index for index in (end, end + 1) if _side(items[index : index + 1])}


def _is_of_bound(item: Item) -> bool:
    return item.has(Kind.MARKER) or _is_than((item,)) or _side((item,)) is not None


def _is_than(items: Sequence[Item]) -> bool:
    return any(item.has(Kind.OPERATION, "compare") for item in items)


def _side(items: Sequence[Item]) -> Bound | None:
    for item in items:
        told = next((bound for bound in Bound if item.has(Kind.CLAIMING, bound)), None)
        if told is not None:
            return told
        if item.has(Kind.OPERATION, "more"):
            return Bound.ABOVE
        if item.has(Kind.OPERATION, "less"):
            return Bound.BELOW
    return None
