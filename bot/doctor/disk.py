"""Whether there is room on the disk, and a backup of late."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from bot.doctor.found import Found, Kind
from bot.operate.backups import backups
from bot.settings import Settings

_MEGABYTE = 1_000_000
_LEAST = 100 * _MEGABYTE
_COPIES = 3  # of the store: its log while much changes, and a backup with its draft
_LATE = 2  # intervals after which a backup should be there


def disk(path: Path) -> Found:
    """Whether there is room beside the store."""
    folder = next(folder for folder in path.absolute().parents if folder.exists())
    free = shutil.disk_usage(folder).free
    needed = max(_LEAST, _COPIES * path.stat().st_size if path.exists() else 0)
    kind = Kind.SHORT_DISK if free < needed else Kind.DISK
    return Found.of(kind, free=free // _MEGABYTE, needed=needed // _MEGABYTE, path=path)


def last_backup(settings: Settings, now: datetime) -> Found:
    """How old the last backup is."""
    folder = settings.backup_dir
    if folder is None:
        return Found.of(Kind.NO_BACKUPS)
    made = backups(folder)
    if not made:
        return Found.of(Kind.NO_BACKUP_YET, folder=folder)
    age = now - made[-1].at
    is_late = age > _LATE * timedelta(hours=settings.backup_hours)
    kind = Kind.OLD_BACKUP if is_late else Kind.BACKUP
    return Found.of(kind, folder=folder, hours=round(age / timedelta(hours=1)))
