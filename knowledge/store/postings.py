"""The words of facts by key, as the search of statements needs them; those asked for are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from knowledge.store.read import Reader

STRONG_WEIGHT = 2  # a fact is considered if a keyword of this weight or more is in the question
PER_KEY = 200  # facts considered for one key
LISTED = 1000  # words of one key that are kept; those of a key that has more are looked up
_KEPT = 50_000  # words and keys

STRONG = f"""
    SELECT fact, max(weight) FROM keyword_word
    WHERE key = ? AND weight >= {STRONG_WEIGHT} GROUP BY fact LIMIT {PER_KEY}"""  # noqa: S608
OF_KEY = f"""
    SELECT fact, keyword, key, weight, size FROM keyword_word
    WHERE key = ? LIMIT {LISTED + 1}"""  # noqa: S608
AMONG = """
    SELECT fact, keyword, key, weight, size FROM keyword_word
    WHERE fact IN (SELECT value FROM json_each(?)) AND key IN (SELECT value FROM json_each(?))"""


class Posting(NamedTuple):
    """A word in a keyword of a fact; `size` is how many words the keyword has."""

    fact: str
    keyword: int
    key: str
    weight: int
    size: int


class _OfKey(NamedTuple):
    """What is kept of a key: the weights of its facts, and its words unless they are too many."""

    strong: list[tuple[str, int]]
    words: list[Posting] | None


class Postings:
    """The index of keywords."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: dict[str, _OfKey] = {}
        self._size = 0
        reader.follow(self._forget)

    def strong(self, key: str) -> list[tuple[str, int]]:
        """The facts in whose heavier keywords the key is, with the weight, at most PER_KEY."""
        return self._of(key).strong

    def among(self, facts: Set[str], keys: Iterable[str]) -> Iterator[Posting]:
        """The words of these facts that have one of the keys."""
        crowded = []
        for key in keys:
            words = self._of(key).words
            if words is None:
                crowded.append(key)
            else:
                yield from [word for word in words if word.fact in facts]
        if crowded:
            found = self._reader.rows(AMONG, (json.dumps(list(facts)), json.dumps(crowded)))
            yield from map(Posting._make, found)

    def _of(self, key: str) -> _OfKey:
        kept = self._kept.get(key)
        if kept is None:
            kept = self._read(key)
            if self._size > _KEPT:
                self._forget()
            self._kept[key] = kept
            self._size += 1 + len(kept.words or ())
        return kept

    def _read(self, key: str) -> _OfKey:
        words = self._reader.rows(OF_KEY, (key,))
        strong = self._reader.rows(STRONG, (key,)) if words else []
        return _OfKey(strong, [*map(Posting._make, words)] if len(words) <= LISTED else None)

    def _forget(self) -> None:
        self._kept.clear()
        self._size = 0
