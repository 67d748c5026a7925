"""The table of names, looked up word by word: reading it whole takes longer than an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.store.read import Reader
from knowledge.types.alias import AliasRow
from knowledge.types.fact import Language

_COLUMNS = "SELECT language, key, kind, value, form FROM alias"
EVERY = f"{_COLUMNS} ORDER BY id"
PHRASES = f"{_COLUMNS} WHERE instr(key, ' ') > 0 ORDER BY id"
OF_KEY = f"{_COLUMNS} WHERE key = ? ORDER BY id"
WRITTEN = f"{_COLUMNS} WHERE form = ? AND language = 'en' ORDER BY id"

_LANGUAGES = {language.value: language for language in Language}


class AliasTable:
    """The names in the store, as the lexicon looks them up."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __iter__(self) -> Iterator[AliasRow]:
        """Every row, by id."""
        return iter(self._rows(EVERY))

    def phrases(self) -> Sequence[AliasRow]:
        """The rows of several words."""
        return self._rows(PHRASES)

    def of_key(self, key: str) -> Sequence[AliasRow]:
        """The rows of one word that have this key."""
        return self._rows(OF_KEY, key)

    def written(self, word: str) -> Sequence[AliasRow]:
        """The English rows of one word that is written so."""
        return self._rows(WRITTEN, word)

    def _rows(self, sql: str, *parameters: str) -> list[AliasRow]:
        return [
            AliasRow(_LANGUAGES[language], key, kind, value, form)
            for language, key, kind, value, form in self._reader.rows(sql, parameters)
        ]
