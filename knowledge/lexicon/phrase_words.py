"""The words that occur in phrases: known, though they may mean nothing alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from knowledge.types.alias import Aliases


class PhraseWords:
    """Tells the words of phrases by their keys, and English ones also as they are written."""

    def __init__(self, aliases: Aliases) -> None:
        self._aliases = aliases
        self._keys = aliases.phrase_keys()
        self.written_keys = lru_cache(maxsize=16384)(self._find_written_keys)

    def __contains__(self, key: str) -> bool:
        """Whether a word with this key occurs in a phrase."""
        return key in self._keys

    def _find_written_keys(self, word: str) -> tuple[str, ...]:
        """The keys of an English word as it is written, that of the word itself first."""
        single = (row.key for row in self._aliases.written(word))
        keys = dict.fromkeys((*single, *self._english.get(word, ())))
        return tuple(sorted(keys, key=lambda key: key != word))

    @cached_property
    def _english(self) -> dict[str, list[str]]:
        """The keys of written words: these need no stemmer, whose import is slow."""
        keys: dict[str, list[str]] = {}
        for word, key in _pairs(self._aliases.english_phrases()):
            keys.setdefault(word, []).append(key)
        return keys


def _pairs(phrases: Sequence[tuple[str, str]]) -> dict[tuple[str, str], None]:
    """Each written word with its key, in the order in which they occur."""
    pairs: dict[tuple[str, str], None] = {}
    for form, key in phrases:
        words, keys = form.replace("-", " ").split(), key.split(" ")
        if len(words) == len(keys):
            pairs.update(dict.fromkeys(zip(words, keys, strict=True)))
    return pairs
