"""Where the store file is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

FILE_NAME = "migbot.sqlite3"


def store_path(given: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The file given, else that of MIGBOT_DB, else the one in the user's data folder."""
    if given is not None:
        return given.expanduser()
    if named := environment.get("MIGBOT_DB"):
        return Path(named).expanduser()
    from platformdirs import user_data_path  # not needed where the file is named

    return user_data_path("migbot", appauthor=False) / FILE_NAME
