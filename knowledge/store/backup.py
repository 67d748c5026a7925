"""A copy of the store in a file of its own: whole, verified, and there at once or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from knowledge.store.connection import APPLICATION_ID, connect_reader, schema_version
from knowledge.store.errors import (
    DamagedStoreError,
    FullDiskError,
    StoreError,
    UnreachableStoreError,
    naming,
)
from knowledge.store.private_file import create_private

_NO_ROOM = (28, 122)  # ENOSPC and EDQUOT


class TakenError(StoreError):
    """A file of that name is something else than a backup."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "this file is no backup and is not written over; name another")


def back_up(store: Path, file: Path) -> None:
    """Copy the store into the file, while others go on reading and writing it.

    An earlier backup of that name stays until this one is verified. Raises StoreError.
    """
    with draft_of(file) as draft:
        if file.exists() and not is_backup(file):
            raise TakenError(file)
        copy_store(store, draft)
        os.replace(draft, file)
        sync_folder(file.parent)


def copy_store(origin: Path, copy: Path) -> None:
    """Copy a store into a new file, verify the copy, and have it written to the disk.

    Raises StoreError.
    """
    create_private(copy)
    with closing(connect_reader(origin)) as source:
        schema_version(source, origin)
        with naming(copy), closing(sqlite3.connect(copy, isolation_level=None)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, none beside it
    verify(copy)
    with copy.open("rb+") as written:
        os.fsync(written.fileno())


def verify(path: Path) -> None:
    """Raise a StoreError unless the file is a whole store that this version reads."""
    with closing(connect_reader(path)) as connection, naming(path):
        schema_version(connection, path)
        is_whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not is_whole or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedStoreError(path)


def is_backup(path: Path) -> bool:
    """Whether the file is a copy of a store, of whatever version, and none that is in use."""
    try:
        with closing(connect_reader(path)) as connection, naming(path):
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    except StoreError:
        return False
    return bool(application == APPLICATION_ID and journal == "delete")


@contextmanager
def draft_of(file: Path) -> Iterator[Path]:
    """A name beside the file for what will take its place; it is gone afterwards."""
    draft = file.with_name(f"{file.name}.{os.urandom(8).hex()}.draft")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield draft
    except OSError as error:
        raise (FullDiskError if error.errno in _NO_ROOM else UnreachableStoreError)(file) from error
    finally:
        for left in file.parent.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the names in the folder written to the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
