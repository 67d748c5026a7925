"""The one way to read the store: prepared queries, errors by name, changes noticed."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import RLock
from typing import Any

from knowledge.store.connection import connect_reader, schema_version
from knowledge.store.errors import OverwrittenStoreError, StoreError, named, naming
from knowledge.store.overwritten import Guard, guard_of
from knowledge.store.replaced import OpenFile

DATA_VERSION = "PRAGMA data_version"
GENERATION = "SELECT value FROM generation WHERE id = 1"
META = "SELECT value FROM meta WHERE key = ?"

Paused = Callable[[], AbstractContextManager[bool]]
_log = logging.getLogger(__name__)


class Reader:
    """A connection for queries that threads share in turn; it never waits for a change.

    One that is handed in may be in the middle of a change, which is then read too. If another store
    takes the place of the file, reading goes on in that one.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection | None = None) -> None:
        self._path = path
        self._lock = RLock()
        self._file = OpenFile(path)
        self._is_lent = connection is not None
        self._connection = connection or connect_reader(path)
        self._file.note_log()
        self._paused: Paused = lambda: nullcontext(True)
        self._trouble = ""
        self._seen: int | None = None
        self._generation = 0
        self._before = 0  # the generations of files that were replaced
        self._followers: list[Callable[[], None]] = []
        self._is_guarded = False
        self._guard: Guard | None = None
        self._snapshot = _Snapshot(self)
        self._depth = 0  # of snapshots within each other
        self._has_begun = False

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

    def require_current(self) -> None:
        """Raise a StoreError if the file that is read has lost its name, or was written over."""
        self._file.require_current()
        self._require_untouched()

    def guard(self) -> None:
        """Read and change nothing any more once another program has written into the file.

        As this rests on the log, it holds from the first change on.
        """
        with self._lock:
            self._is_guarded = True
            self._require_untouched()

    def pause_by(self, paused: Paused) -> None:
        """Have changes paused while another file takes the place of this one."""
        self._paused = paused

    def follow(self, forget: Callable[[], None]) -> None:
        """Have a cache emptied whenever the knowledge has changed."""
        self._followers.append(forget)

    def generation(self) -> int:
        """A number that grows with every change of the knowledge, by whichever process.

        SQLite's data version changes with the log of questions too, so it is only the hint to look.
        """
        with self._lock:
            self._go_on_in_successor()
            return self._generation_now()

    def notice(self) -> None:
        """Have caches emptied if the knowledge has changed; within a snapshot it has not."""
        with self._lock:
            if not self._connection.in_transaction:
                self.generation()

    def _generation_now(self) -> int:
        ((version,),) = self.rows(DATA_VERSION)
        if version != self._seen:
            self._seen = version
            self._file.note_log()
            self._look()
        return self._generation

    def _look(self) -> None:
        ((counted,),) = self.rows(GENERATION)
        generation = self._before + counted
        if generation != self._generation:
            self._generation = generation
            for forget in self._followers:
                forget()

    def _go_on_in_successor(self) -> None:
        """Read the file that has taken the place of ours; ours is read until that can be done."""
        if self._is_lent or self._connection.in_transaction:
            return
        if self._file.is_current():
            self._require_untouched()
            return
        try:
            self._file.require_successor()
            with self._paused() as is_idle:
                if is_idle and self._file.take_log_away(self._connection):
                    self._open_anew()
        except StoreError as error:
            if str(error) != self._trouble:
                _log.error("answers go on from the store as it was: %s", error)
            self._trouble = str(error)

    def _require_untouched(self) -> None:
        if not self._is_guarded:
            return
        self._guard = self._guard or self._guarded()
        try:
            if self._guard is not None:
                self._guard.require_untouched()
        except OverwrittenStoreError as error:
            if str(error) != self._trouble:
                _log.error("nothing is answered any more: %s", error)
            self._trouble = str(error)
            raise

    def _guarded(self) -> Guard | None:
        guard = guard_of(self._path)
        if guard is not None and not self._connection.in_transaction:
            with naming(self._path):  # after a crash nobody knows how far the log was brought in
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        return guard

    def _open_anew(self) -> None:
        file, connection = OpenFile(self._path), connect_reader(self._path)
        self._connection.close()
        self._file, self._connection, self._trouble = file, connection, ""
        self._guard = None
        self._before, self._seen = self._generation + 1, None
        self._file.note_log()
        _log.warning("%s was replaced, and is read anew", self._path)

    def snapshot(self) -> AbstractContextManager[int]:
        """One state of the store for several queries, which are faster so; gives the generation."""
        return self._snapshot

    def begin(self) -> int:
        """Begin a snapshot, unless one has begun already; each has an end()."""
        self._lock.acquire()
        self._depth += 1
        try:
            if self._connection.in_transaction:
                return self._generation
            self._go_on_in_successor()
            self.rows("BEGIN")
            self._has_begun = True
            return self._generation_now()
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """End what begin() has begun."""
        self._depth -= 1
        try:
            if self._has_begun and self._depth == 0:
                self._has_begun = False
                self.rows("COMMIT")
        finally:
            self._lock.release()

    def meta(self, key: str) -> str:
        """What is noted under a key of the table meta, empty if nothing is."""
        found = self.row(META, (key,))
        return str(found[0]) if found else ""

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()


class _Snapshot:
    """The block of a snapshot."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __enter__(self) -> int:
        return self._reader.begin()

    def __exit__(self, *_: object) -> None:
        self._reader.end()
