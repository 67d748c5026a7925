"""Whether a file can be read and is not too large, before anything of it is read."""

from __future__ import annotations

from pathlib import Path

from knowledge.exchange.files.errors import EmptyFileError, MissingFileError, TooLargeError


def check_readable(path: Path, most_bytes: int) -> None:
    """Raise FactFileError if the file is missing, empty, or has more bytes."""
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise MissingFileError(path) from error
    if size > most_bytes:
        raise TooLargeError(path, most_bytes)
    if not size:
        raise EmptyFileError(path)
