"""The one way to change the store: begin at once, all or nothing, errors by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from knowledge.store.connection import connect_writer
from knowledge.store.errors import naming

if TYPE_CHECKING:
    from sqlite_utils import Database

PATIENCE = 30.0  # seconds; the largest import takes ten


class Writer:
    """A connection for changes, opened at the first of them and shared by threads in turn."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._database: Database | None = None

    @contextmanager
    def change(self, patience: float | None = None) -> Iterator[Database]:
        """One transaction that ends with the block; a change within a change is part of it.

        It waits `patience` seconds for another process that is changing the store.
        """
        with self._lock, naming(self._path):
            database = self._opened()
            if database.conn.in_transaction:
                with database.atomic():
                    yield database
            else:
                _wait(database.conn, patience)
                with immediate(database):
                    yield database

    def append(
        self, sql: str, rows: Iterable[Sequence[Any]], patience: float | None = None
    ) -> None:
        """Add rows to a table, as a change that needs no sqlite-utils."""
        with self._lock, naming(self._path):
            connection = self._connected()
            if connection.in_transaction:
                connection.executemany(sql, rows)
                return
            _wait(connection, patience)
            with connection:  # which commits, or rolls back
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(sql, rows)

    def close(self) -> None:
        """Close the connection; the next change opens another."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection, self._database = None, None

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = connect_writer(self._path)
        return self._connection

    def _opened(self) -> Database:
        if self._database is None:
            self._database = writable(self._connected())
        return self._database


def _wait(connection: sqlite3.Connection, patience: float | None) -> None:
    seconds = PATIENCE if patience is None else patience
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def writable(connection: sqlite3.Connection) -> Database:
    """The connection as sqlite-utils sees it, which is imported here: a slow import."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


@contextmanager
def immediate(database: Database) -> Iterator[None]:
    """A transaction that has the right to write from its start.

    `atomic()` alone begins deferred: a second writer then fails at once, whatever the time-out.
    """
    connection = database.conn
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("PRAGMA defer_foreign_keys = ON")  # texts come before their fact
        with database.atomic():
            yield
        connection.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise
