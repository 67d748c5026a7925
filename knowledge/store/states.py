"""Whole entities as plain values: what a revision records, and how the tables take it.

The state of a fact is its row with its texts and keywords; that of an indicator has its texts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from knowledge.store.codec import FACT_COLUMNS
from knowledge.store.keywords import OF_FACT, Indexer
from knowledge.types.fact import Lifecycle

State = dict[str, Any]
Rows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]  # Reader.rows, or rows_of()


class Entity(StrEnum):
    """What has revisions."""

    PRODUCER = "producer"
    SOURCE = "source"
    INDICATOR = "indicator"
    PLACE = "place"
    FACT = "fact"


@dataclass(frozen=True)
class Table:
    """How an entity lies in the tables; `texts` are the columns of its text in each language.

    `later` are columns that are younger than the first stores, with what was meant before.
    """

    name: str
    key: str
    columns: tuple[str, ...]
    texts: tuple[str, ...] = ()
    later: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def select(self) -> str:
        """The query for one row."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE {self.key} = ?"  # noqa: S608

    @cached_property
    def upsert(self) -> str:
        """The statement that adds a row or replaces its values."""
        changes = ", ".join(f"{column} = excluded.{column}" for column in self.columns)
        return (
            f"INSERT INTO {self.name} ({', '.join(self.columns)}) "  # noqa: S608
            f"VALUES ({', '.join('?' * len(self.columns))}) "
            f"ON CONFLICT ({self.key}) DO UPDATE SET {changes}"
        )

    @cached_property
    def select_texts(self) -> str:
        """The query for the texts of one row."""
        return (
            f"SELECT language, {', '.join(self.texts)} "  # noqa: S608
            f"FROM {self.name}_text WHERE {self.name} = ? ORDER BY language"
        )

    @cached_property
    def delete_texts(self) -> str:
        """The statement that removes the texts of one row."""
        return f"DELETE FROM {self.name}_text WHERE {self.name} = ?"  # noqa: S608

    @cached_property
    def insert_text(self) -> str:
        """The statement that adds the text in one language."""
        return (
            f"INSERT INTO {self.name}_text ({self.name}, language, {', '.join(self.texts)}) "  # noqa: S608
            f"VALUES (?, ?{', ?' * len(self.texts)})"
        )


_NAMES = ("name_en", "name_ru", "name_kk")
TABLES = {
    Entity.PRODUCER: Table("producer", "id", ("id", "kind", *_NAMES)),
    Entity.SOURCE: Table("source", "id", (
        "id", "title", "publisher", "producer", "author", "published", "accessed", "url",
        "copy_read", "language", "licence", "terms", "kind", "lifecycle",
    ), later={"lifecycle": Lifecycle.PUBLISHED.value}),
    Entity.INDICATOR: Table("indicator", "id", (
        "id", "kind", "direction", "scope", "unit", "decimals", "minuend", "subtrahend",
    ), ("name", "definition")),
    Entity.PLACE: Table("place", "code", ("code", "kind", "parent", *_NAMES)),
    Entity.FACT: Table("fact", "id", FACT_COLUMNS, ("text", "caveat", "reason")),
}  # fmt: skip


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(state: State) -> str:
    """The one JSON text of a state."""
    return _CANONICAL.encode(state)


def recorded(entity: Entity, text: str) -> State:
    """The state that a revision holds as JSON."""
    return completed(entity, json.loads(text))


def completed(entity: Entity, state: State) -> State:
    """A state that may have been written down before all columns were there, with all of them."""
    later = TABLES[entity].later
    return {**state, **{column: later[column] for column in later.keys() - state.keys()}}


def rows_of(connection: sqlite3.Connection) -> Rows:
    """How to read within a change."""
    return lambda sql, parameters: connection.execute(sql, parameters).fetchall()


def read_state(rows: Rows, entity: Entity, id: str) -> State | None:
    """The present state of an entity without its version, None if there is none."""
    table = TABLES[entity]
    found = rows(table.select, (id,))
    if not found:
        return None
    state: State = {
        column: _plain(value) for column, value in zip(table.columns, found[0], strict=True)
    }
    state.pop("version", None)
    if table.texts:
        state["texts"] = _read_texts(rows, table, id)
    if entity is Entity.FACT:
        state["keywords"] = [list(row) for row in rows(OF_FACT, (id,))]
    return state


def write_state(
    connection: sqlite3.Connection, entity: Entity, state: State, version: int, indexer: Indexer
) -> None:
    """Put an entity into its tables, whether it is new, which is version 1, or not."""
    table = TABLES[entity]
    id = state[table.key]
    # texts first: a fact's rank is refused without the reason in them
    if table.texts and version > 1:
        connection.execute(table.delete_texts, (id,))
    if table.texts and state["texts"]:
        rows = [
            (id, language, *(text[column] for column in table.texts))
            for language, text in state["texts"].items()
        ]
        connection.executemany(table.insert_text, rows)
    connection.execute(table.upsert, _values(table.columns, state, version))
    if entity is Entity.FACT and (version > 1 or state["keywords"]):
        indexer.replace(id, state["keywords"])


def _values(columns: Sequence[str], state: State, version: int) -> list[Any]:
    return [version if column == "version" else state[column] for column in columns]


def _read_texts(rows: Rows, table: Table, id: str) -> dict[str, dict[str, str]]:
    found = rows(table.select_texts, (id,))
    return {language: dict(zip(table.texts, texts, strict=True)) for language, *texts in found}


def _plain(value: Any) -> Any:  # noqa: ANN401 (a column's value, of any type)
    return int(value) if isinstance(value, float) and value.is_integer() else value
