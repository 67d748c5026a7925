"""Unanswered questions that are alike, put together and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from knowledge.normalise.fold import fold
from knowledge.store.inbox import OpenQuestion
from knowledge.types.answer import Status
from knowledge.types.fact import Language

_ALIKE = 85
"""Of rapidfuzz's token_sort_ratio, among questions of which the same was understood."""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that ask alike; `text` and `id` are those of the last one."""

    id: int
    text: str
    language: Language
    status: Status
    slots: str
    last: date
    ids: tuple[int, ...]

    @property
    def count(self) -> int:
        """How often it was asked."""
        return len(self.ids)


@dataclass(slots=True)
class _Growing:
    last: OpenQuestion
    ids: list[int] = field(default_factory=list)

    def grown(self) -> QuestionGroup:
        last = self.last
        return QuestionGroup(
            last.id, last.text, last.language, last.status, last.slots, last.day, tuple(self.ids)
        )


def grouped(questions: Iterable[OpenQuestion]) -> tuple[QuestionGroup, ...]:
    """The groups, the most asked first; the last question of a group must come first.

    Questions of different languages, or of which something else was understood, are never put
    together: immigration and emigration look alike.
    """
    by_meaning: dict[tuple[str, ...], dict[str, _Growing]] = {}
    for question in questions:
        meaning = (question.language, question.status, question.slots)
        _add(by_meaning.setdefault(meaning, {}), question)
    groups = [one.grown() for many in by_meaning.values() for one in many.values()]
    return tuple(sorted(groups, key=lambda group: (-group.count, -group.id)))


def _add(groups: dict[str, _Growing], question: OpenQuestion) -> None:
    folded = fold(question.text)
    key = folded if folded in groups else _nearest(folded, groups)
    groups.setdefault(key or folded, _Growing(question)).ids.append(question.id)


def _nearest(folded: str, groups: dict[str, _Growing]) -> str | None:
    found = process.extractOne(
        folded, groups.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE
    )
    return found[0] if found else None
