"""The words of facts, kept until they change: most facts are numbers and have none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from knowledge.store.read import Reader
from knowledge.types.fact import LANGUAGES, FactText, Language

TEXTS = """
    SELECT fact, language, text, caveat, reason FROM fact_text
    WHERE fact IN (SELECT value FROM json_each(?))"""

_KEPT = 4096  # facts
_NOTHING = FactText()
_SILENT: Mapping[Language, FactText] = {}


class Texts:
    """The words of facts, read for many at a time."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept: dict[str, Mapping[Language, FactText]] = {}
        reader.follow(self._kept.clear)

    def expect(self, ids: Sequence[str]) -> None:
        """Read the words of facts that may be asked for."""
        self._make_room()
        self._read(ids)

    def of(self, ids: Iterable[str], language: Language) -> dict[str, FactText]:
        """The words of each of the facts, empty ones where nothing is said."""
        self._reader.notice()
        self._make_room()
        wanted = dict.fromkeys(ids)
        self._read([id for id in wanted if id not in self._kept])
        return {id: self._kept[id].get(language, _NOTHING) for id in wanted}

    def _make_room(self) -> None:
        if len(self._kept) > _KEPT:
            self._kept.clear()

    def _read(self, ids: Sequence[str]) -> None:
        if not ids:
            return
        read: dict[str, dict[Language, FactText]] = {}
        for id, language, *words in self._reader.rows(TEXTS, (json.dumps(ids),)):
            read.setdefault(id, {})[LANGUAGES[language]] = FactText(*words)
        self._kept |= {id: read.get(id, _SILENT) for id in ids}
