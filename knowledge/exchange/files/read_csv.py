"""Facts in a CSV file: UTF-8, a line with the columns, then a fact a line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.errors import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    BrokenFileError,
    TooWideError,
    WrongEncodingError,
)
from knowledge.exchange.files.header import checked_columns

_SEPARATORS = ",;\t"
_LONGEST_LINE = 2 * MOST_COLUMNS * MOST_CHARACTERS


def read_csv(path: Path) -> Iterator[Cells]:
    """The rows of facts. Raises FactFileError."""
    lines = csv_lines(path)
    _, names = next(lines, (1, []))
    columns = checked_columns(path, names)
    for line, cells in lines:
        yield Cells.of(line, columns, cells)


def csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every record after the line where it begins. Raises FactFileError.

    Cells may be parted by commas, semicolons or tabs, whichever the first line has most.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            separator = _separator(file.readline(_LONGEST_LINE))
            file.seek(0)
            reader = csv.reader(_lines(path, file), delimiter=separator, strict=True)
            line = 1
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
    except UnicodeDecodeError as error:
        raise WrongEncodingError(path) from error
    except csv.Error as error:
        raise BrokenFileError(path, str(error)) from error


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    """The lines, none of which may fill the memory."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise TooWideError(path)
        yield line


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)
