"""The keyword index of facts: every keyword under the keys of its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import count
from typing import Any

from knowledge.normalise import exact_keys, keys, tokenise
from knowledge.normalise.fold import loosen
from knowledge.types.fact import Language

OF_FACT = "SELECT language, keyword, weight FROM keyword WHERE fact = ? ORDER BY language, keyword"
DELETE_WORDS = "DELETE FROM keyword_word WHERE fact = ?"
DELETE = "DELETE FROM keyword WHERE fact = ?"
LAST_ID = "SELECT coalesce(max(id), 0) FROM keyword"
INSERT = "INSERT INTO keyword (id, fact, language, keyword, weight) VALUES (?, ?, ?, ?, ?)"
INSERT_WORD = """
    INSERT INTO keyword_word (fact, keyword, key, word, weight, size) VALUES (?, ?, ?, ?, ?, ?)"""
FILLERS = "SELECT language, form FROM alias WHERE kind = 'filler'"
ALL_FACTS = "SELECT DISTINCT fact FROM keyword"


class WordKeys:
    """Words with their index keys; those of `known` need not be made again."""

    def __init__(self, known: dict[tuple[str, str], str] | None = None) -> None:
        self.known = {} if known is None else known

    def of(self, language: str, text: str) -> list[tuple[str, str]]:
        """The words of a text, each after its key."""
        if any(map(str.isdigit, text)):  # spaces may group the digits of one number
            return self._made(language, text)
        pairs: list[tuple[str, str]] = []
        for word in text.split():
            key = self.known.get((language, word))
            pairs.extend(self._made(language, word) if key is None else ((key, word),))
        return pairs

    def exact(self, language: str, text: str) -> list[str]:
        """The words of a text as they are, folded but not stemmed."""
        if (language, text) in self.known:
            return [loosen(text)]
        return list(exact_keys(text))

    def _made(self, language: str, text: str) -> list[tuple[str, str]]:
        words = [token.word for token in tokenise(text)]
        made = list(zip(keys(Language(language), text), words, strict=True))
        if words == [text]:
            self.known[language, text] = made[0][0]
        return made


class Indexer:
    """Writes keywords with their words; knows the words that questions are cleared of."""

    def __init__(self, connection: sqlite3.Connection, keys: WordKeys | None = None) -> None:
        self._connection = connection
        self._keys = keys or WordKeys()
        self._fillers: set[tuple[str, str]] | None = None

    def replace(self, fact: str, keywords: Sequence[Sequence[Any]]) -> None:
        """Give the fact these keywords and no others."""
        self._connection.execute(DELETE_WORDS, (fact,))
        self._connection.execute(DELETE, (fact,))
        if not keywords:
            return
        (last,) = self._connection.execute(LAST_ID).fetchone()
        numbered = list(zip(count(last + 1), keywords))
        self._connection.executemany(INSERT, [(id, fact, *keyword) for id, keyword in numbered])
        words = [
            (fact, id, key, word, weight, len(by_key))
            for id, (language, keyword, weight) in numbered
            for by_key in (self._words(language, keyword),)
            for key, word in by_key.items()
        ]
        self._connection.executemany(INSERT_WORD, words)

    def rebuild(self) -> None:
        """Index all keywords anew, as it must be when keys are made in another way."""
        for (fact,) in self._connection.execute(ALL_FACTS).fetchall():
            self.replace(fact, self._connection.execute(OF_FACT, (fact,)).fetchall())

    def _words(self, language: str, keyword: str) -> dict[str, str]:
        """The words of a phrase by key, without those that say nothing in a question."""
        by_key = dict(self._keys.of(language, keyword))
        fillers = self._filler_words()
        telling = {key: word for key, word in by_key.items() if (language, word) not in fillers}
        return telling or by_key

    def _filler_words(self) -> set[tuple[str, str]]:
        if self._fillers is None:
            self._fillers = set(self._connection.execute(FILLERS).fetchall())
        return self._fillers
