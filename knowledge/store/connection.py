"""Connections to the store file, each with the settings that every use of it needs."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from knowledge.store.errors import (
    NewerStoreError,
    NotAStoreError,
    OutdatedSQLiteError,
    ReadOnlyStoreError,
    UnreachableStoreError,
    naming,
)

APPLICATION_ID = 0x6D696762  # "migb": tells a store from any other SQLite file
SCHEMA_VERSION = 11  # as many as there are migrations; a test counts them
BUSY_TIMEOUT = 5.0  # seconds; changes, which wait for each other, have more patience

READ_SETTINGS = ("PRAGMA query_only = ON", "PRAGMA cache_size = -16000")
WRITE_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE deletes without the triggers
    "PRAGMA journal_mode = WAL",
    "PRAGMA cache_size = -32000",
)


def connect_reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads.

    It does so from read-only media too, where SQLite can make no files beside the store.
    """
    try:
        return _probed(path, "mode=rw")
    except (UnreachableStoreError, ReadOnlyStoreError):
        if not os.access(path, os.R_OK) or _has_log(path):
            raise
    return connect_only_file(path)


def connect_only_file(path: Path) -> sqlite3.Connection:
    """A connection that reads the file itself, and touches no log that lies beside it."""
    return _probed(path, "mode=ro&immutable=1")


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection for changes; SQLite's errors are for the caller to name."""
    connection = _connect(path, "mode=rwc")
    for setting in WRITE_SETTINGS:
        connection.execute(setting)
    return connection


def schema_version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a store; raises NotAStoreError or NewerStoreError."""
    with naming(path):
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise NotAStoreError(path)
    if version > SCHEMA_VERSION:
        raise NewerStoreError(path)
    return int(version)


def _probed(path: Path, mode: str) -> sqlite3.Connection:
    with naming(path):
        connection = _connect(path, mode)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for setting in READ_SETTINGS:
            connection.execute(setting)
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < (3, 37):
        raise OutdatedSQLiteError(path)
    # guarded by a lock of its owner, so that worker threads may share it
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _has_log(path: Path) -> bool:
    """Whether changes stand in a log beside the file, which an immutable read would miss."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0
