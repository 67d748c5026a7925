"""The one way to read the store: prepared queries, errors by name, changes noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from knowledge.store.connection import connect_reader, schema_version
from knowledge.store.errors import named, naming

DATA_VERSION = "PRAGMA data_version"
GENERATION = "SELECT value FROM generation WHERE id = 1"
META = "SELECT value FROM meta WHERE key = ?"


class Reader:
    """A connection for queries that threads share in turn; it never waits for a change.

    One that is handed in may be in the middle of a change, which is then read too.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection | None = None) -> None:
        self._path = path
        self._lock = RLock()
        self._connection = connection or connect_reader(path)
        self._seen: int | None = None
        self._generation = 0
        self._followers: list[Callable[[], None]] = []

    @property
    def schema_version(self) -> int:
        """The schema that the file has, at most the present one."""
        return schema_version(self._connection, self._path)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lock:
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                if found := named(error, self._path):
                    raise found from error
                raise

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, None if there is none."""
        return next(iter(self.rows(sql, parameters)), None)

    def follow(self, forget: Callable[[], None]) -> None:
        """Have a cache emptied whenever the knowledge has changed."""
        self._followers.append(forget)

    def generation(self) -> int:
        """A number that grows with every change of the knowledge, by whichever process.

        SQLite's data version changes with the log of questions too, so it is only the hint to look.
        """
        with self._lock:
            ((version,),) = self.rows(DATA_VERSION)
            if version != self._seen:
                self._seen = version
                self._look()
        return self._generation

    def notice(self) -> None:
        """Have caches emptied if the knowledge has changed; within a snapshot it has not."""
        with self._lock:
            if not self._connection.in_transaction:
                self.generation()

    def _look(self) -> None:
        ((generation,),) = self.rows(GENERATION)
        if generation != self._generation:
            self._generation = generation
            for forget in self._followers:
                forget()

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """One state of the store for several queries, which are faster so; gives the generation."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._generation
                return
            self.rows("BEGIN")
            try:
                yield self.generation()
            finally:
                with naming(self._path):
                    self._connection.execute("COMMIT")

    def meta(self, key: str) -> str:
        """What is noted under a key of the table meta, empty if nothing is."""
        found = self.row(META, (key,))
        return str(found[0]) if found else ""

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()
