"""Index keys that are shipped with the data, as making them would take half of the first start."""

from __future__ import annotations

import csv
from pathlib import Path

from knowledge.store.keywords import WordKeys

FILE = "word_keys.csv"
COLUMNS = ("language", "word", "key")


def known_keys(folder: Path) -> WordKeys:
    """The shipped keys, none where there are none."""
    path = folder / FILE
    if not path.exists():
        return WordKeys()
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows, None)
        return WordKeys({(language, word): key for language, word, key in rows})
