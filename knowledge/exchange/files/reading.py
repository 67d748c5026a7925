"""The rows of a file of facts, whatever its format; nothing is trusted in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.errors import (
    MOST_BYTES,
    MOST_ROWS,
    EmptyFileError,
    TooManyRowsError,
    UnknownFormatError,
)
from knowledge.exchange.files.file_size import check_readable
from knowledge.exchange.files.read_csv import read_csv
from knowledge.exchange.files.read_sdmx import read_sdmx
from knowledge.exchange.files.read_sqlite import read_sqlite
from knowledge.exchange.files.read_xlsx import read_xlsx
from knowledge.exchange.files.read_yaml import read_yaml
from knowledge.exchange.files.sdmx_mapping import read_mapping

_READERS: dict[str, Callable[[Path], Iterator[Cells]]] = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".sqlite3": read_sqlite,
}


SUFFIXES = tuple(_READERS)


def read_facts(path: Path, mapping: Path | None = None) -> Iterator[Cells]:
    """The rows one after the other, those without any text left out.

    With a mapping the file is SDMX-CSV. Raises FactFileError, also when the rows before have been
    given already.
    """
    check_readable(path, MOST_BYTES)
    count = 0
    for row in _rows(path, mapping):
        if row.fault is None and not any(map(str.strip, row.texts.values())):
            continue
        count += 1
        if count > MOST_ROWS:
            raise TooManyRowsError(path)
        yield row
    if not count:
        raise EmptyFileError(path)


def _rows(path: Path, mapping: Path | None) -> Iterator[Cells]:
    if mapping is not None:
        return read_sdmx(path, read_mapping(mapping))
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnknownFormatError(path, SUFFIXES)
    return reader(path)
