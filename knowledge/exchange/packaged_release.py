"""What is shipped with the data files and made from them: run it after changing one.

`python -m knowledge.exchange.packaged_release` writes the index keys of all words and the version.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from knowledge.exchange.packaged_aliases import lexicon_rows
from knowledge.exchange.packaged_keys import COLUMNS, FILE
from knowledge.exchange.packaged_rows import read_rows
from knowledge.exchange.packaged_states import KEYWORD_COLUMNS, KEYWORD_FILES
from knowledge.exchange.packaged_version import PACKAGED, VERSION_FILE, digest
from knowledge.store.keywords import WordKeys


def word_keys(folder: Path) -> list[tuple[str, str, str]]:
    """The rows of the file of keys: language, word, key."""
    keys = WordKeys()
    for row, _ in lexicon_rows(folder):
        keys.of(row["language"], row["form"])
    for file in KEYWORD_FILES:
        for row in read_rows(folder, file, KEYWORD_COLUMNS):
            keys.of(row["language"], row["keyword"])
    return [(language, word, key) for (language, word), key in sorted(keys.known.items())]


def release(folder: Path) -> None:
    """Write what is made from the data files of a folder."""
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([COLUMNS, *word_keys(folder)])
    (folder / VERSION_FILE).write_text(f"{digest(folder)}\n", encoding="utf-8")


if __name__ == "__main__":
    release(Path(sys.argv[1]) if len(sys.argv) > 1 else PACKAGED)
