"""Backups that the running bot makes, of which the newest are kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from knowledge.store import StoreError
from knowledge.store.backup import back_up

_NAME = "migbot-%Y%m%dT%H%M%SZ.sqlite3"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, and when."""

    file: Path
    at: datetime


def backups(folder: Path) -> list[Backup]:
    """The backups of a folder by their names, the oldest first; none if it is not there."""
    found = []
    for file in folder.glob("migbot-*.sqlite3"):
        try:
            found.append(Backup(file, datetime.strptime(file.name, _NAME).replace(tzinfo=UTC)))
        except ValueError:  # a file of the operator's own
            continue
    return sorted(found, key=lambda backup: backup.at)


@dataclass(frozen=True, slots=True)
class Backups:
    """Makes a backup whenever the last one is old, and deletes all but the newest."""

    store: Path
    folder: Path
    every: timedelta
    keep: int
    now: Callable[[], datetime]

    async def make_if_due(self) -> None:
        """Make a backup beside the conversation; one that fails is tried again the next time."""
        try:
            await asyncio.to_thread(self._make_if_due)
        except (StoreError, OSError) as error:
            _log.error("no backup was made: %s", error)

    def last(self) -> datetime | None:
        """When the last backup was made."""
        made = backups(self.folder)
        return made[-1].at if made else None

    def _make_if_due(self) -> None:
        now, last = self.now(), self.last()
        if last is not None and timedelta(0) <= now - last < self.every:
            return
        file = self.folder / f"{now.astimezone(UTC):{_NAME}}"
        back_up(self.store, file)
        _log.info("backup written to %s", file)
        for old in backups(self.folder)[: -self.keep]:
            old.file.unlink(missing_ok=True)
