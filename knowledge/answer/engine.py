"""From a text to an answer; what is worked out is kept as long as the store stays the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from knowledge.answer.respond import respond
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.question.commands import given_command
from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import Question, Understanding
from knowledge.types.service import Command

_MOST = 1000  # texts and answers that are kept; most readers ask what others have asked


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that understanding a text took, and finding its answer in the store."""

    understanding: float
    store: float


def words_of(store: Store) -> Lexicon:
    """All words in the store, as they are now."""
    return Lexicon(store.aliases(), store.keyword_words())


class Engine:
    """Answers questions out of one store.

    `timed` is told how long each took; `words` gives those of a state of the store.
    """

    def __init__(
        self,
        store: Store,
        timed: Callable[[Timing], None] = lambda timing: None,
        words: Callable[[Store], Lexicon] = words_of,
    ) -> None:
        self.store = store
        self._timed = timed
        self._words = words
        self._kept: _Kept | None = None

    def ask(
        self,
        text: str,
        *,
        today: date,
        previous: Question | None = None,
        language: Language | None = None,
    ) -> Answer:
        """The answer to a text; a follow-up leans on the `previous` question.

        `language` is the reader's, used where the text is of no one language. As long as neither
        the store nor the day changes, what is understood alike has one and the same answer.
        """
        with self.store.snapshot() as generation:
            kept = self._kept_of(generation)
            began, given = time.perf_counter(), given_command(text)
            understanding = kept.understood(text, today, language)
            if given is None and previous is not None and not _stands_alone(understanding):
                understanding = understand(text, kept.lexicon, today, previous, language)
            understood = time.perf_counter()
            answer = kept.answered(understanding, given.command if given else None, today)
            self._timed(Timing(understood - began, time.perf_counter() - understood))
        return answer

    def lexicon(self) -> Lexicon:
        """All words, as they are now."""
        with self.store.snapshot() as generation:
            return self._kept_of(generation).lexicon

    def _kept_of(self, generation: int) -> _Kept:
        if self._kept is None or generation != self._kept.generation:
            self._kept = _Kept(self.store, generation, self._words(self.store))
        return self._kept


def _stands_alone(understanding: Understanding) -> bool:
    return isinstance(understanding, Question) and understanding.stands_alone


class _Kept:
    """What is worked out of one state of the store."""

    def __init__(self, store: Store, generation: int, lexicon: Lexicon) -> None:
        self.generation = generation
        self.lexicon = lexicon
        self.understood = lru_cache(_MOST)(self._understand)
        self.answered = lru_cache(_MOST)(self._answer)
        self._store = store

    def _understand(self, text: str, today: date, language: Language | None) -> Understanding:
        return understand(text, self.lexicon, today, None, language)

    def _answer(self, understanding: Understanding, command: Command | None, today: date) -> Answer:
        answer = respond(understanding, self._store, today)
        return answer if command is None else replace(answer, command=command)
