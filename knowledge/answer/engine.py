"""From a text to an answer, with the lexicon kept as long as the store stays the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answer.respond import respond
from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.question.commands import given_command
from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import Question


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds that understanding a text took, and finding its answer in the store."""

    understanding: float
    store: float


class Engine:
    """Answers questions out of one store; `timed` is told how long each took."""

    def __init__(self, store: Store, timed: Callable[[Timing], None] = lambda timing: None) -> None:
        self.store = store
        self._timed = timed
        self._lexicon: Lexicon | None = None
        self._generation = -1

    def ask(
        self,
        text: str,
        *,
        today: date,
        previous: Question | None = None,
        language: Language | None = None,
    ) -> Answer:
        """The answer to a text; a follow-up leans on the `previous` question.

        `language` is the reader's, used where the text is of no one language.
        """
        with self.store.snapshot() as generation:
            lexicon = self._lexicon_of(generation)
            began = time.perf_counter()
            understanding = understand(text, lexicon, today, previous, language)
            understood = time.perf_counter()
            answer = respond(understanding, self.store, today)
            self._timed(Timing(understood - began, time.perf_counter() - understood))
        given = given_command(text)
        return answer if given is None else replace(answer, command=given.command)

    def lexicon(self) -> Lexicon:
        """All words, as they are now."""
        with self.store.snapshot() as generation:
            return self._lexicon_of(generation)

    def _lexicon_of(self, generation: int) -> Lexicon:
        if self._lexicon is None or generation != self._generation:
            self._lexicon = Lexicon(self.store.aliases(), self.store.keyword_words())
            self._generation = generation
        return self._lexicon
