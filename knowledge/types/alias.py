"""The rows of which the lexicon is built."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple, Protocol

from knowledge.types.fact import Language


class AliasRow(NamedTuple):
    """One name of one concept; `key` holds a key for each word of the form, joined by spaces."""

    language: Language
    key: str
    kind: str
    value: str
    form: str


class Aliases(Protocol):
    """All names, looked up word by word."""

    def spelled(self) -> Sequence[tuple[str, str]]:
        """The form and the key of every row, in one order."""

    def phrases_from(self, key: str) -> Sequence[AliasRow]:
        """The rows of several words of which the first has this key."""

    def phrase_keys(self) -> Set[str]:
        """The keys of all words in rows of several words."""

    def english_phrases(self) -> Sequence[tuple[str, str]]:
        """The form and the key of each English row of several words."""

    def of_key(self, key: str) -> Sequence[AliasRow]:
        """The rows of one word that have this key."""

    def written(self, word: str) -> Sequence[AliasRow]:
        """The English rows of one word that is written so."""
