"""What can go wrong with a store, each in one sentence: where, what, how to mend."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Something is wrong with the store file as a whole."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class NotAStoreError(StoreError):
    """The file is not a database, or a database of something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "this file is not a store of migration facts; name another with --db or MIGBOT_DB"
        )


class DamagedStoreError(StoreError):
    """The database is corrupt."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "the store is damaged; restore a backup, or move the file away to start afresh"
        )


class NewerStoreError(StoreError):
    """A later release wrote the store."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "the store was written by a newer version of migbot; install that version"
        )


class OlderStoreError(StoreError):
    """An earlier release wrote the store, which has taken the place of one that is open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "the store was written by an older version of migbot; restart to bring it up to date",
        )


class ReplacedStoreError(StoreError):
    """Another file has taken the place of the store meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "the store was replaced by another file and nothing was changed; try again"
        )


class GoneStoreError(StoreError):
    """The file was deleted or moved away meanwhile."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "the store was moved away and nothing was changed; put it back, or restart"
        )


class OverwrittenStoreError(StoreError):
    """Another program has written into the file while it was open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            "another program, such as cp, has written over the store while it was open, and what "
            "is in it may be mixed; stop the bot and restore a backup: `migbot restore FILE`",
        )


class ReadOnlyStoreError(StoreError):
    """The file or its folder cannot be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "the store is read-only; allow writing to the file and to its folder"
        )


class LockedStoreError(StoreError):
    """Another process holds the store for longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "another process keeps the store locked; end that process or try again later"
        )


class UnreachableStoreError(StoreError):
    """The file cannot be opened or created."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "the store cannot be opened or created there; check the folder and its rights"
        )


class FullDiskError(StoreError):
    """No room is left for a change."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the disk is full and nothing was changed; make room and try again")


class OutdatedSQLiteError(StoreError):
    """The SQLite library is older than STRICT tables."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            f"SQLite {sqlite3.sqlite_version} is too old for the store; "
            "use a Python that comes with SQLite 3.37 or later",
        )


class RefusedChangeError(StoreError):
    """A rule of the store refuses a change; `rule` is its name or its words."""

    def __init__(self, path: Path, rule: str) -> None:
        super().__init__(path, f"the change was refused and nothing was changed: {rule}")
        self.rule = rule


class UnknownIdError(LookupError):
    """Nothing of that kind has this id."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"the store holds no {kind} {id!r}; check the spelling")
        self.kind = kind
        self.id = id


class UnknownFactError(UnknownIdError):
    """No fact has this id."""


class UnknownSourceError(UnknownIdError):
    """No source has this id."""


class UnknownProducerError(UnknownIdError):
    """No producer has this id."""


class UnknownIndicatorError(UnknownIdError):
    """No indicator has this id."""


class UnknownPlaceError(UnknownIdError):
    """No place has this code."""


_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_NOTADB: NotAStoreError,
    sqlite3.SQLITE_CORRUPT: DamagedStoreError,
    sqlite3.SQLITE_READONLY: ReadOnlyStoreError,
    sqlite3.SQLITE_PERM: ReadOnlyStoreError,
    sqlite3.SQLITE_BUSY: LockedStoreError,
    sqlite3.SQLITE_LOCKED: LockedStoreError,
    sqlite3.SQLITE_CANTOPEN: UnreachableStoreError,
    sqlite3.SQLITE_IOERR: UnreachableStoreError,
    sqlite3.SQLITE_FULL: FullDiskError,
}


def named(error: sqlite3.Error, path: Path) -> StoreError | None:
    """The error of this module that says what SQLite's error means, None if it is our mistake."""
    if isinstance(error, sqlite3.IntegrityError):
        return RefusedChangeError(path, str(error))
    # the low byte is the primary code; the rest tells apart variants such as SQLITE_BUSY_SNAPSHOT
    kind = _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return kind(path) if kind else None  # type: ignore[call-arg]


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about this file into named ones."""
    try:
        yield
    except sqlite3.Error as error:
        if found := named(error, path):
            raise found from error
        raise
