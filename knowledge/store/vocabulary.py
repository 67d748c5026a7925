"""Sources, producers, indicators and places, kept in memory until they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from knowledge.store.errors import (
    UnknownIdError,
    UnknownIndicatorError,
    UnknownPlaceError,
    UnknownProducerError,
    UnknownSourceError,
)
from knowledge.store.read import Reader
from knowledge.types.fact import (
    Direction,
    Formula,
    Indicator,
    IndicatorKind,
    Language,
    Lifecycle,
    Place,
    PlaceKind,
    Producer,
    Scope,
    Source,
    SourceKind,
)

PRODUCERS = "SELECT id, kind, name_en, name_ru, name_kk FROM producer ORDER BY id"
SOURCES = """
    SELECT id, title, publisher, producer, author, published, accessed, url, copy_read,
        language, licence, terms, kind, lifecycle
    FROM source ORDER BY id"""
INDICATORS = """
    SELECT id, kind, direction, scope, unit, decimals, minuend, subtrahend
    FROM indicator ORDER BY id"""
INDICATOR_TEXTS = "SELECT indicator, language, name, definition FROM indicator_text"
PLACES = "SELECT code, kind, parent, name_en, name_ru, name_kk FROM place ORDER BY code"

_Entry = TypeVar("_Entry")


class Vocabulary:
    """Small tables as dictionaries by id."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._tables: dict[str, dict[str, Any]] = {}
        reader.follow(self.forget)

    def forget(self) -> None:
        """Read everything anew at its next use."""
        self._tables.clear()

    def sources(self) -> dict[str, Source]:
        """All sources, also retired ones."""
        return self._table("source", self._read_sources)

    def sources_that_are(self, lifecycle: Lifecycle) -> tuple[Source, ...]:
        """The sources that are published, or those that are retired."""
        return tuple(source for source in self.sources().values() if source.lifecycle is lifecycle)

    def producers(self) -> dict[str, Producer]:
        """All producers."""
        return self._table("producer", self._read_producers)

    def indicators(self) -> dict[str, Indicator]:
        """All indicators."""
        return self._table("indicator", self._read_indicators)

    def places(self) -> dict[str, Place]:
        """All places with a row of their own."""
        return self._table("place", self._read_places)

    def source(self, id: str) -> Source:
        """The source with this id."""
        return _found(self.sources(), id, UnknownSourceError, "source")

    def producer(self, id: str) -> Producer:
        """The producer with this id."""
        return _found(self.producers(), id, UnknownProducerError, "producer")

    def indicator(self, id: str) -> Indicator:
        """The indicator with this id."""
        return _found(self.indicators(), id, UnknownIndicatorError, "indicator")

    def place(self, code: str) -> Place:
        """The place with this code; codes joined by + are a group under their names."""
        places = self.places()
        if code not in places and "+" in code:
            return _joined(code, [self.place(part) for part in code.split("+")])
        return _found(places, code, UnknownPlaceError, "place")

    def _table(self, name: str, read: Callable[[], dict[str, _Entry]]) -> dict[str, _Entry]:
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = read()
        return table

    def _read_producers(self) -> dict[str, Producer]:
        rows = self._reader.rows(PRODUCERS)
        return {id: Producer(id, SourceKind(kind), _names(names)) for id, kind, *names in rows}

    def _read_sources(self) -> dict[str, Source]:
        rows = self._reader.rows(SOURCES)
        return {row[0]: _source(*row) for row in rows}

    def _read_indicators(self) -> dict[str, Indicator]:
        names: dict[str, dict[Language, str]] = {}
        definitions: dict[str, dict[Language, str]] = {}
        for id, language, name, definition in self._reader.rows(INDICATOR_TEXTS):
            names.setdefault(id, {})[Language(language)] = name
            definitions.setdefault(id, {})[Language(language)] = definition
        return {
            row[0]: _indicator(row, names.get(row[0], {}), definitions.get(row[0], {}))
            for row in self._reader.rows(INDICATORS)
        }

    def _read_places(self) -> dict[str, Place]:
        rows = self._reader.rows(PLACES)
        return {
            code: Place(code, PlaceKind(kind), parent, _names(names))
            for code, kind, parent, *names in rows
        }


def _names(names: list[str]) -> dict[Language, str]:
    return dict(zip(Language, names, strict=True))  # en, ru, kk, as the columns stand


def _source(*row: Any) -> Source:  # noqa: ANN401 (columns as SQLite gives them)
    return Source(*(*row[:-2], SourceKind(row[-2]), Lifecycle(row[-1])))


def _indicator(
    row: tuple[Any, ...], names: dict[Language, str], definitions: dict[Language, str]
) -> Indicator:
    id, kind, direction, scope, unit, decimals, minuend, subtrahend = row
    return Indicator(
        id, IndicatorKind(kind), Direction(direction), Scope(scope), unit, decimals,
        None if minuend is None else Formula(minuend, subtrahend), names, definitions,
    )  # fmt: skip


def _joined(code: str, parts: list[Place]) -> Place:
    names = {entry: ", ".join(part.names[entry] for part in parts) for entry in Language}
    return Place(code, PlaceKind.GROUP, None, names)


def _found(table: dict[str, _Entry], id: str, error: type[UnknownIdError], kind: str) -> _Entry:
    try:
        return table[id]
    except KeyError:
        raise error(kind, id) from None
