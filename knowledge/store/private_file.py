"""Files with words of readers and settings of chats, which nobody but their owner may read."""

from __future__ import annotations

import os
from pathlib import Path

_ONLY_OURS = 0o600


def create_private(path: Path) -> None:
    """Make an empty file for its owner alone; what SQLite puts beside it has the same rights.

    Raises OSError, FileExistsError if it is there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _ONLY_OURS))
