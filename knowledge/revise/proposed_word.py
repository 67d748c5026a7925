"""A word that waits for a review before it is added to the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.revise.aliases import KnownWordError, NothingMeantError, add_alias, as_known
from knowledge.revise.entities import Change
from knowledge.revise.errors import ChangedSinceError
from knowledge.revise.proposals import ProposedChange
from knowledge.store.inbox import settle_questions
from knowledge.store.store import Store


@dataclass(frozen=True, slots=True)
class ProposedWord:
    """A word that shall mean what a known one means, and the questions that this settles."""

    form: str
    known: str
    questions: tuple[int, ...]
    reason: str

    @property
    def title(self) -> str:
        """The word."""
        return self.form

    @property
    def size(self) -> int:
        """How much it changes."""
        return 1

    @property
    def changes(self) -> tuple[ProposedChange, ...]:
        """No fact and no source."""
        return ()

    def document(self) -> dict[str, Any]:
        """The word as JSON values."""
        return asdict(self)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> ProposedWord:
        """The word that was made into this document."""
        form, known, reason = (document[key] for key in ("form", "known", "reason"))
        return cls(form, known, tuple(document["questions"]), reason)


def add_word(store: Store, word: ProposedWord, change: Change) -> None:
    """Add the word, and take its questions out of the inbox. Raises as add_alias() does."""
    with store.change():
        add_alias(store, as_known(store, word.form, word.known), change)
        settle_questions(store, word.questions)


def add_word_as_reviewed(store: Store, word: ProposedWord, change: Change) -> None:
    """Add a word that has waited.

    Raises ChangedSinceError if it means that by now, or the known one nothing any more.
    """
    try:
        add_word(store, word, change)
    except (KnownWordError, NothingMeantError) as error:
        raise ChangedSinceError(error.form) from error
