"""Whether anything but SQLite has written into the store file while it is open, such as `cp`.

SQLite would not notice, and answer out of pages of both files. It writes into the file itself only
to bring the log in, and notes in the index of the log how far it is, before and after.
"""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from knowledge.store.errors import OverwrittenStoreError

_HEADER = 100  # bytes in which SQLite describes the file
# of the index, see sqlite.org/walformat.html: the salt of the log, frames brought in, and begun
_INDEX = struct.Struct("=32x8s56xI28xI")


@dataclass(frozen=True, slots=True)
class _Log:
    """Which log it is, and how far it was brought into the file."""

    salt: bytes
    brought_in: int
    begun: int

    @property
    def is_at_rest(self) -> bool:
        """Whether nobody is bringing it in now."""
        return self.brought_in == self.begun


@dataclass(frozen=True, slots=True)
class _Content:
    """What tells one state of the file from another, not from one that was only touched."""

    size: int
    header: bytes

    @property
    def has_log(self) -> bool:
        """Whether SQLite writes into it out of a log only."""
        return self.header[18:20] == b"\x02\x02"


def guard_of(path: Path) -> Guard | None:
    """What watches the file; None if it has no log, as nothing was changed yet."""
    try:
        return Guard(path)
    except FileNotFoundError:
        return None


class Guard:
    """Watches one open file for as long as the process lives.

    It keeps two files open and never closes them: that would take SQLite's locks on them away.
    """

    def __init__(self, path: Path) -> None:
        """Watch the file, which is open already. Raises OSError if it has no log."""
        self._path = path
        self._index = os.open(path.with_name(f"{path.name}-shm"), os.O_RDONLY)
        self._file = os.open(path, os.O_RDONLY)
        self._seen: tuple[int, int] | None = None
        self._index_seen = b""
        self._log = _Log(b"", 0, 0)
        self._content = _Content(0, b"")
        self._is_overwritten = False

    def require_untouched(self) -> None:
        """Raise OverwrittenStoreError, from now on each time, if another program has written."""
        if self._is_overwritten:
            raise OverwrittenStoreError(self._path)
        index, status = self._index_now(), os.stat(self._file)
        seen = status.st_mtime_ns, status.st_size
        if index == self._index_seen and seen == self._seen:
            return
        log = _log_of(index)
        content = self._content if seen == self._seen else self._content_now(status.st_size)
        if not log.is_at_rest or log != _log_of(self._index_now()):
            return  # SQLite is writing, so that the next look has to tell
        if content != self._content and self._content.has_log and log == self._log:
            self._is_overwritten = True
            raise OverwrittenStoreError(self._path)
        self._seen, self._log, self._content = seen, log, content
        self._index_seen = index

    def _index_now(self) -> bytes:
        return os.pread(self._index, _INDEX.size, 0)

    def _content_now(self, size: int) -> _Content:
        return _Content(size, os.pread(self._file, _HEADER, 0))


def _log_of(index: bytes) -> _Log:
    return _Log(*_INDEX.unpack(index))
