"""The table of names, looked up word by word: reading it whole takes longer than an answer."""

from __future__ import annotations

from collections.abc import Sequence, Set

from knowledge.store.read import Reader
from knowledge.types.alias import AliasRow
from knowledge.types.fact import LANGUAGES

_COLUMNS = "SELECT language, key, kind, value, form FROM alias"
SPELLED = "SELECT form, key FROM alias ORDER BY id"
PHRASES_FROM = f"{_COLUMNS} WHERE key > ? || ' ' AND key < ? || '!' ORDER BY id"  # the next sign
PHRASE_KEYS = "SELECT coalesce(group_concat(key, ' '), '') FROM alias WHERE instr(key, ' ') > 0"
ENGLISH_PHRASES = """
    SELECT form, key FROM alias WHERE instr(key, ' ') > 0 AND language = 'en' ORDER BY id"""
OF_KEY = f"{_COLUMNS} WHERE key = ? ORDER BY id"
WRITTEN = f"{_COLUMNS} WHERE form = ? AND language = 'en' ORDER BY id"


class AliasTable:
    """The names in the store, as the lexicon looks them up."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def spelled(self) -> Sequence[tuple[str, str]]:
        """The form and the key of every row, by id."""
        return [(form, key) for form, key in self._reader.rows(SPELLED)]

    def phrases_from(self, key: str) -> Sequence[AliasRow]:
        """The rows of several words of which the first has this key."""
        return self._rows(PHRASES_FROM, key, key)

    def phrase_keys(self) -> Set[str]:
        """The keys of all words in rows of several words."""
        ((keys,),) = self._reader.rows(PHRASE_KEYS)
        return frozenset(keys.split())

    def english_phrases(self) -> Sequence[tuple[str, str]]:
        """The form and the key of each English row of several words."""
        return [(form, key) for form, key in self._reader.rows(ENGLISH_PHRASES)]

    def of_key(self, key: str) -> Sequence[AliasRow]:
        """The rows of one word that have this key."""
        return self._rows(OF_KEY, key)

    def written(self, word: str) -> Sequence[AliasRow]:
        """The English rows of one word that is written so."""
        return self._rows(WRITTEN, word)

    def _rows(self, sql: str, *parameters: str) -> list[AliasRow]:
        return [
            AliasRow(LANGUAGES[language], key, kind, value, form)
            for language, key, kind, value, form in self._reader.rows(sql, parameters)
        ]
