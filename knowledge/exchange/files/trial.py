"""The rules of the store tried on facts, in a store that is never kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from knowledge.store import Store
from knowledge.store.keywords import Indexer
from knowledge.store.states import TABLES, Entity, State, write_state

_REFERRED = (Entity.PRODUCER, Entity.SOURCE, Entity.INDICATOR, Entity.PLACE)
_RULES = """
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
        AND NOT (type = 'index' AND sql NOT LIKE 'CREATE UNIQUE%')
        AND NOT (type = 'trigger' AND name GLOB '*_is_noticed')
    ORDER BY type <> 'table'"""
"""All tables but without what only makes a store quick to read, and changes noticed."""
_NEW = 1
_MOST = 500


class Trial:
    """An empty store with the vocabulary of another: facts are put there and taken out again.

    No rule is about two facts, so that it is enough to take them out now and then.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._indexer = Indexer(connection)
        self._count = 0

    def broken_rule(self, state: State) -> str:
        """The rule that forbids the fact, whose id is new, empty if it may be as it is."""
        self._empty_if_full()
        try:
            write_state(self._connection, Entity.FACT, state, _NEW, self._indexer)
        except sqlite3.IntegrityError as error:
            return str(error)
        return ""

    def _empty_if_full(self) -> None:
        self._count += 1
        if self._count % _MOST == 0:
            self._connection.execute("ROLLBACK")
            self._connection.execute("BEGIN")


@contextmanager
def trial_beside(store: Store) -> Iterator[Trial]:
    """A trial with what facts of the store may refer to."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for (statement,) in store.reader.rows(_RULES):
            connection.execute(statement)
        for entity in _REFERRED:
            _copy(store, connection, entity)
        connection.execute("BEGIN")  # another transaction: rolling back makes no tables anew
        yield Trial(connection)


def _copy(store: Store, connection: sqlite3.Connection, entity: Entity) -> None:
    table = TABLES[entity]
    rows = store.reader.rows(f"SELECT {', '.join(table.columns)} FROM {table.name}")  # noqa: S608
    connection.executemany(table.upsert, rows)
