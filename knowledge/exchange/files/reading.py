"""The rows of a file of facts, whatever its format; nothing is trusted in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.errors import (
    MOST_BYTES,
    MOST_ROWS,
    EmptyFileError,
    MissingFileError,
    TooLargeError,
    TooManyRowsError,
    UnknownFormatError,
)
from knowledge.exchange.files.read_csv import read_csv
from knowledge.exchange.files.read_sqlite import read_sqlite
from knowledge.exchange.files.read_xlsx import read_xlsx
from knowledge.exchange.files.read_yaml import read_yaml

_READERS: dict[str, Callable[[Path], Iterator[Cells]]] = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".sqlite3": read_sqlite,
}


def read_facts(path: Path) -> Iterator[Cells]:
    """The rows one after the other, those without any text left out.

    Raises FactFileError, also when the rows before have been given already.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormatError(path, tuple(_READERS))
    _check_size(path)
    count = 0
    for row in reader(path):
        if not any(map(str.strip, row.texts.values())):
            continue
        count += 1
        if count > MOST_ROWS:
            raise TooManyRowsError(path)
        yield row
    if not count:
        raise EmptyFileError(path)


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError as error:
        raise MissingFileError(path) from error
    if size > MOST_BYTES:
        raise TooLargeError(path)
    if not size:
        raise EmptyFileError(path)
