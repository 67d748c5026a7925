"""The updates in hand, in a file beside the store: what was confirmed to Telegram is not lost.

It is a file of its own, as each update is written twice: questions would have to read the store
anew after each, an import would keep updates waiting, and backups would hold what readers write.
It is locked as long as it is open, and so keeps a second bot away from the store.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.telegram.damaged import set_aside
from knowledge.store.errors import naming
from knowledge.store.private_file import create_private

IN_MEMORY = Path(":memory:")
MOST_ATTEMPTS = 3
_NUMBERS_KEPT = 10_000  # of updates that are done with, by which one that comes again is known
_REPEATED_WITHIN = timedelta(days=2)  # Telegram keeps updates for one, then numbers may recur

_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",  # a killed process loses nothing; waiting for the disk takes long
    "PRAGMA secure_delete = ON",
)
_TABLE = """
    CREATE TABLE IF NOT EXISTS received_update (
        number INTEGER PRIMARY KEY,
        bot INTEGER NOT NULL,
        update_id INTEGER NOT NULL UNIQUE,
        chat INTEGER,
        payload TEXT,
        attempts INTEGER NOT NULL DEFAULT 0,
        received_at REAL NOT NULL
    ) STRICT"""
_ADD = """
    INSERT INTO received_update (bot, update_id, chat, payload, received_at)
    VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (update_id) DO UPDATE SET chat = ?3, payload = ?4, received_at = ?5
    WHERE abs(received_at - ?5) > ?6"""
_OF_OTHERS = "DELETE FROM received_update WHERE bot <> ?"
_DONE = "UPDATE received_update SET chat = NULL, payload = NULL WHERE update_id = ?"
_FORGET = "UPDATE received_update SET chat = NULL, payload = NULL WHERE chat = ?"
_PRUNE = f"""
    DELETE FROM received_update WHERE payload IS NULL
    AND number <= (SELECT max(number) FROM received_update) - {_NUMBERS_KEPT}"""  # noqa: S608
_TRY_AGAIN = "UPDATE received_update SET attempts = attempts + 1 WHERE payload IS NOT NULL"
_GIVE_UP = """
    UPDATE received_update SET chat = NULL, payload = NULL
    WHERE payload IS NOT NULL AND attempts > ? RETURNING update_id"""
_LEFT = "SELECT payload FROM received_update WHERE payload IS NOT NULL ORDER BY update_id"
_STOPPED = "UPDATE received_update SET attempts = 0 WHERE payload IS NOT NULL"

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_log = logging.getLogger(__name__)


class AlreadyRunningError(Exception):
    """Another bot has the file open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path}: another migbot runs with this store; end it, or name another store with "
            "--db or MIGBOT_DB"
        )


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it was received, as JSON; `whose` is its chat, or the user if it has none."""

    id: int
    whose: int
    payload: str


class UpdateFile:
    """The file; it is used by one thread."""

    def __init__(self, path: Path) -> None:
        """Open the file and lock it. Raises AlreadyRunningError and StoreError."""
        with naming(path):
            self._connection = _opened(path)
        self._bot = 0
        self._added = 0

    def __enter__(self) -> UpdateFile:
        """The file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def add(self, update: Received, now: datetime) -> bool:
        """Keep the update; False if it was received before, and so need not be worked on."""
        if self._added % _NUMBERS_KEPT == 0:
            self._connection.execute(_PRUNE)
        self._added += 1
        row = (self._bot, update.id, update.whose, update.payload, now.timestamp())
        within = _REPEATED_WITHIN.total_seconds()
        return bool(self._connection.execute(_ADD, (*row, within)).rowcount)

    def add_all(self, updates: Sequence[Received], now: datetime) -> list[bool]:
        """Keep all updates, or none if one cannot be kept; of each as `add` says it."""
        if len(updates) == 1:
            return [self.add(updates[0], now)]
        self._connection.execute("BEGIN")
        with self._connection:
            return [self.add(update, now) for update in updates]

    def done(self, id: int) -> None:
        """Keep of the update its number only."""
        self._connection.execute(_DONE, (id,))

    def forget(self, whose: int) -> None:
        """Keep of all updates of a chat their numbers only."""
        self._connection.execute(_FORGET, (whose,))

    def left(self, bot: int = 0) -> list[str]:
        """What was in hand when the last process ended, in order, to be worked on once more.

        What another bot has received is deleted: each has numbers of its own. An update with which
        MOST_ATTEMPTS processes have died is given up.
        """
        self._bot = bot
        self._connection.execute(_OF_OTHERS, (bot,))
        self._connection.execute(_TRY_AGAIN)
        for (id,) in self._connection.execute(_GIVE_UP, (MOST_ATTEMPTS,)).fetchall():
            _log.error("update %d is given up: each process ended that worked on it", id)
        return [payload for (payload,) in self._connection.execute(_LEFT)]

    def close(self) -> None:
        """Close the file; what is left has not failed, we were told to stop."""
        self._connection.execute(_STOPPED)
        self._connection.close()


def beside(store: Path) -> Path:
    """The file of the updates of a store."""
    return store.with_name(f"{store.name}.updates")


def is_held(path: Path) -> bool:
    """Whether a bot has the file open, and so runs with its store; nothing is changed or made."""
    if not path.exists():
        return False
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0)
        ) as file:
            file.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF in _LOCKED
    return False


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorcode & 0xFF  # the low byte is the primary code
        if code in _LOCKED:
            raise AlreadyRunningError(path) from error
        if code not in _DAMAGED:
            raise
    set_aside(path)
    return _connected(path)


def _connected(path: Path) -> sqlite3.Connection:
    if path != IN_MEMORY:
        with suppress(OSError):  # it is there; or SQLite cannot make it either, and says so
            create_private(path)
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        for statement in (*_SETTINGS, _TABLE):
            connection.execute(statement)
    except sqlite3.Error:
        connection.close()
        raise
    return connection
