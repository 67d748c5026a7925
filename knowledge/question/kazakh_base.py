"""What something is compared with in Kazakh: 2018 жылға қарағанда, 2018 жылдан көп."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item

ABLATIVE = ("нан", "нен", "дан", "ден", "тан", "тен")


def kazakh_bases(items: Sequence[Item]) -> Iterator[int]:
    """Where that with which something is compared ends in the phrase."""
    for index, item in enumerate(items):
        after = items[index + 1 : index + 2]
        is_less = is_ablative(item) and (_is_measured(after) or _is_outweighed(items, index))
        if is_less or item.has(Kind.OPERATION, "compare"):
            yield index


def is_ablative(item: Item) -> bool:
    """Whether the word has the ending that "from" and "than" have."""
    return item.word.endswith(ABLATIVE)


def _is_outweighed(items: Sequence[Item], index: int) -> bool:
    """Whether the other side follows, and is said to be more: келгендерден кеткендер көп."""
    others = {"in": "out", "out": "in"}
    other = next((others[side] for side in others if items[index].has(Kind.FEATURE, side)), None)
    after = items[index + 1 :]
    return _is_measured(after) and any(item.has(Kind.FEATURE, other or "") for item in after)


def _is_measured(items: Sequence[Item]) -> bool:
    return any(item.has(Kind.OPERATION, "more", "less") for item in items)
