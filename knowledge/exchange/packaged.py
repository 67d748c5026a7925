"""A store filled with the packaged data: made at first use, brought up to date later."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.exchange.packaged_version import PACKAGED, packaged_version
from knowledge.store.connection import connect_writer
from knowledge.store.errors import (
    LockedStoreError,
    ReadOnlyStoreError,
    UnreachableStoreError,
    naming,
)
from knowledge.store.private_file import create_private
from knowledge.store.store import Store, open_store
from knowledge.store.write import Writer, immediate, writable

if TYPE_CHECKING:
    from sqlite_utils import Database

    from knowledge.exchange.packaged_upgrade import Upgrade

# a draft that fails is thrown away, and one that is done is synced as a whole
_DRAFT_SETTINGS = (
    "PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -65536",
)  # fmt: skip
_ABANDONED_AFTER = 600  # seconds; filling takes two


def open_knowledge(
    path: Path,
    *,
    data: Path = PACKAGED,
    on_upgrade: Callable[[Upgrade], None] = lambda upgrade: None,
) -> Store:
    """Open the store at a path, filled and up to date with the packaged data.

    `on_upgrade` is told what newer data have changed. A store that cannot be written now is
    opened as it is. Raises a StoreError or a PackagedDataError, each a sentence for the operator.
    """
    ensure_filled(path, data)
    store = open_store(path)
    try:
        if store.reader.meta("packaged") != packaged_version(data):
            _upgrade(store, data, on_upgrade)
    except BaseException:
        store.close()
        raise
    return store


def ensure_filled(path: Path, data: Path = PACKAGED) -> None:
    """Make the store unless it is there; a crash leaves no half of one."""
    size = _size(path)
    if size is None:
        _make(path, data)
    elif size == 0:
        _fill_in_place(path, data)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreachableStoreError(path) from error


def _make(path: Path, data: Path) -> None:
    """Fill a file beside the store and give it the store's name, unless another was faster."""
    with _beside(path) as draft:
        with naming(path):
            connection = connect_writer(draft)
            for setting in _DRAFT_SETTINGS:
                connection.execute(setting)
            database = writable(connection)
            with immediate(database):
                _fill(database, data)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.close()
        _sync(draft)
        _publish(draft, path)


def _fill_in_place(path: Path, data: Path) -> None:
    """Fill a file that is there and empty, as mktemp or touch leave it."""
    writer = Writer(path)
    try:
        with writer.change() as database:
            if not database.table_names():
                _fill(database, data)
    finally:
        writer.close()


def _fill(database: Database, data: Path) -> None:
    from knowledge.exchange.packaged_upgrade import apply_package
    from knowledge.store.migrations import migrate

    migrate(database)
    apply_package(database.conn, data)


def _upgrade(store: Store, data: Path, on_upgrade: Callable[[Upgrade], None]) -> None:
    from knowledge.exchange.packaged_upgrade import apply_package, noted_version

    upgrade = None
    try:
        with store.change() as database:
            if noted_version(database.conn) != packaged_version(data):  # else another was faster
                upgrade = apply_package(database.conn, data)
    except (ReadOnlyStoreError, LockedStoreError, UnreachableStoreError):
        return
    if upgrade is not None:
        on_upgrade(upgrade)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A new draft in the folder of the store; its files are gone afterwards."""
    draft = path.with_name(f"{path.name}.{os.urandom(8).hex()}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        create_private(draft)
    except OSError as error:
        raise UnreachableStoreError(path) from error
    try:
        yield draft
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove drafts that were left by a crash."""
    for draft in path.parent.glob(f"{path.name}.*.draft*"):
        with suppress(FileNotFoundError):
            if time.time() - draft.stat().st_mtime > _ABANDONED_AFTER:
                draft.unlink()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _publish(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike a renaming, this never replaces what is there
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)
