"""Files of updates that were damaged: they are set aside, and deleted as other words are."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

_OF_SQLITE = ("", "-wal", "-shm")  # what the names of the files of a database end in
_log = logging.getLogger(__name__)


def set_aside(path: Path) -> None:
    """Keep a damaged file under another name, with what SQLite has beside it."""
    aside = _aside(path)
    _log.warning(
        "%s is damaged, as a power cut may leave it, and begun anew; it is kept as %s, as messages "
        "may stand in it, and deleted like old words: delete it when you do not need it",
        path, aside,
    )  # fmt: skip
    for ending in _OF_SQLITE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(f"{aside}{ending}")


def delete_set_aside(path: Path, first_kept: datetime) -> None:
    """Delete what was set aside of a file, if nothing in it is young enough to be kept.

    Raises OSError.
    """
    aside = _aside(path)
    parts = [Path(f"{aside}{ending}") for ending in _OF_SQLITE]
    written = [_written(part) for part in parts if part.exists()]
    if written and max(written) < first_kept:
        for part in parts:
            part.unlink(missing_ok=True)
        _log.info("%s deleted, in which messages may have stood", aside)


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.damaged")


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
