"""Whether others on this machine may read what is secret."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.found import Found, Kind
from bot.settings import Settings, secret_files


def open_secrets(settings: Settings) -> Iterator[Found]:
    """The files with a token that every user may read."""
    for file in secret_files() if settings.token is not None else ():
        if _is_open(file):
            yield Found.of(Kind.OPEN_SECRETS, path=file)


def _is_open(file: Path) -> bool:
    return bool(file.stat().st_mode & stat.S_IROTH)
