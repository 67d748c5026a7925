"""Names of a test's own, looked up as those of a store are."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.types.alias import AliasRow
from knowledge.types.fact import Language


class AliasList:
    """Rows in memory."""

    def __init__(self, rows: Iterable[AliasRow]) -> None:
        self._rows = list(rows)

    def spelled(self) -> list[tuple[str, str]]:
        return [(row.form, row.key) for row in self._rows]

    def phrases_from(self, key: str) -> list[AliasRow]:
        return [row for row in self._rows if row.key.startswith(f"{key} ")]

    def phrase_keys(self) -> set[str]:
        return {key for row in self._rows if " " in row.key for key in row.key.split(" ")}

    def english_phrases(self) -> list[tuple[str, str]]:
        phrases = (row for row in self._rows if " " in row.key)
        return [(row.form, row.key) for row in phrases if row.language is Language.ENGLISH]

    def of_key(self, key: str) -> list[AliasRow]:
        return [row for row in self._rows if row.key == key]

    def written(self, word: str) -> list[AliasRow]:
        return [r for r in self._rows if r.form == word and r.language is Language.ENGLISH]
