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
        is_less = item.word.endswith(ABLATIVE) and _is_measured(after)
        if is_less or item.has(Kind.OPERATION, "compare"):
            yield index


def _is_measured(items: Sequence[Item]) -> bool:
    return any(item.has(Kind.OPERATION, "more", "less") for item in items)
