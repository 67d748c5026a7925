"""A backup put in the place of the store, which is kept aside."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from knowledge.store.backup import copy_store, draft_of, sync_folder
from knowledge.store.errors import LockedStoreError, StoreError, naming

_BESIDE = ("-wal", "-shm")  # before the store: without them it is an older one, alone they harm


class StoreInUseError(StoreError):
    """A process has the store open."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "the store is in use; stop the bot, then restore again")


def restore(backup: Path, store: Path, now: datetime) -> Path | None:
    """Put a copy of the backup in the place of the store.

    Gives where the store of before is now, None if there was none. No process may have the store
    open: raises StoreInUseError if one has, and StoreError if the backup is not a whole store.
    """
    with draft_of(store) as draft:
        copy_store(backup, draft)
        aside = _put_aside(store, now) if store.exists() else None
        os.replace(draft, store)
        sync_folder(store.parent)
    return aside


def _put_aside(store: Path, now: datetime) -> Path:
    """Give the store a second name, and take files beside it along; its own stays until the end."""
    _close(store)
    aside = store.with_name(f"{store.name}.before-{now:%Y%m%dT%H%M%SZ}")
    for ending in _BESIDE:
        beside = store.with_name(f"{store.name}{ending}")
        if beside.exists():
            os.replace(beside, aside.with_name(f"{aside.name}{ending}"))
    try:
        os.link(store, aside)
    except OSError:  # a file system without hard links
        os.replace(store, aside)
    return aside


def _close(store: Path) -> None:
    """Bring all changes into the one file, which succeeds only if no one has it open.

    What is so damaged that it cannot be done is kept as it is. Raises StoreInUseError.
    """
    try:
        with naming(store), closing(sqlite3.connect(store, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except LockedStoreError as error:
        raise StoreInUseError(store) from error
    except StoreError:
        return
