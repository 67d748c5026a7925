"""The one way to change the store: begin at once, all or nothing, errors by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
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

    def __init__(self, path: Path, require_current: Callable[[], None] = lambda: None) -> None:
        """`require_current` raises a StoreError if the file there is not the one to change."""
        self._path = path
        self._require_current = require_current
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._database: Database | None = None

    @contextmanager
    def change(self, patience: float | None = None) -> Iterator[Database]:
        """One transaction that ends with the block; a change within a change is part of it.

        It waits `patience` seconds for another process that is changing the store.
        """
        with self._lock, naming(self._path):
            if self._is_changing:
                with self._opened().atomic():
                    yield self._opened()
                return
            self._require_current()
            database = self._opened()
            _wait(database.conn, patience)
            with immediate(database):
                yield database
                self._require_current()  # else what is said to be done would be lost

    @contextmanager
    def paused(self) -> Iterator[bool]:
        """No change begins within the block, and the next one opens the file anew.

        False if one is going on: nobody waits for it.
        """
        if not self._lock.acquire(blocking=False):
            yield False
            return
        try:
            is_idle = not self._is_changing
            if is_idle:
                self.close()
            yield is_idle
        finally:
            self._lock.release()

    def append(
        self, sql: str, rows: Iterable[Sequence[Any]], patience: float | None = None
    ) -> None:
        """Add rows to a table, as a change that needs no sqlite-utils."""
        with self._lock, naming(self._path):
            if self._is_changing:
                self._connected().executemany(sql, rows)
                return
            self._require_current()
            connection = self._connected()
            _wait(connection, patience)
            with connection:  # which commits, or rolls back
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(sql, rows)
                self._require_current()

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

    @property
    def _is_changing(self) -> bool:
        return self._connection is not None and self._connection.in_transaction

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
