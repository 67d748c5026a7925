"""The store file may be replaced or deleted while it is open.

What is open goes on to exist without a name; SQLite goes by the name, and would read the log that
lies beside the name as that of whatever file has the name now.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from knowledge.store.connection import SCHEMA_VERSION, connect_only_file, schema_version
from knowledge.store.errors import (
    GoneStoreError,
    OlderStoreError,
    ReadOnlyStoreError,
    ReplacedStoreError,
    naming,
)


class FileId(NamedTuple):
    """A file, whatever its name."""

    device: int
    inode: int


def file_at(path: Path) -> FileId | None:
    """The file that has this name now, None if none has."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return FileId(status.st_dev, status.st_ino)


class OpenFile:
    """The store file as it was opened, and the log beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._index = path.with_name(f"{path.name}-shm")
        self._id = file_at(path)
        self._log_id = file_at(self._log)

    def is_current(self) -> bool:
        """Whether the file that was opened still has its name."""
        return file_at(self.path) == self._id

    def note_log(self) -> None:
        """Know which log is ours, which comes with the first change."""
        if self.is_current():
            self._log_id = file_at(self._log)

    def require_current(self) -> None:
        """Raise ReplacedStoreError or GoneStoreError if a change of the file would be lost."""
        self.note_log()
        if not self.is_current():
            raise ReplacedStoreError(self.path) if self.path.exists() else GoneStoreError(self.path)

    def require_successor(self) -> None:
        """Raise a StoreError unless the file that has the name now is a store that can be read."""
        if not self.path.exists():
            raise GoneStoreError(self.path)
        with closing(connect_only_file(self.path)) as connection, naming(self.path):
            if schema_version(connection, self.path) < SCHEMA_VERSION:
                raise OlderStoreError(self.path)

    def take_log_away(self, connection: sqlite3.Connection) -> bool:
        """Bring what stands in the log into the file that was opened, and leave none to the next.

        False if another process is reading it, so that it has to wait.
        """
        with naming(self.path):
            connection.execute("PRAGMA busy_timeout = 0")
            ((_, written, kept),) = connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        if written != kept:
            return False
        if file_at(self._log) == self._log_id:  # else it is that of the next file already
            self._delete_log()
        return True

    def _delete_log(self) -> None:
        try:
            self._log.unlink(missing_ok=True)
            self._index.unlink(missing_ok=True)
        except OSError as error:
            raise ReadOnlyStoreError(self.path) from error
