"""CSV files of the package, read row by row with their positions."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeVar

from knowledge.exchange.packaged_errors import PackagedDataError

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The text in a column."""
        return self.cells[column]

    def required(self, column: str) -> str:
        """The text in a column that must not be empty."""
        if not self.cells[column].strip():
            raise self.error(column, "is empty")
        return self.cells[column]

    def read(self, column: str, as_: Callable[[str], _Value]) -> _Value:
        """The value in a column."""
        try:
            return as_(self.cells[column])
        except (ValueError, ArithmeticError) as error:
            raise self.error(column, str(error) or f"{self.cells[column]!r} is no value") from error

    def optional(self, column: str, as_: Callable[[str], _Value]) -> _Value | None:
        """The value in a column, None where it is empty."""
        return self.read(column, as_) if self.cells[column] else None

    def error(self, column: str, why: str) -> PackagedDataError:
        """The error that something is wrong with this row."""
        return PackagedDataError(self.file, self.line, column, why)


def read_rows(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a file, which must have exactly these columns."""
    reader = csv.reader(StringIO(_text(folder, name), newline=""), strict=True)
    header = next(reader, [])
    if tuple(header) != columns:
        raise PackagedDataError(name, 1, "", f"the columns should be {','.join(columns)}")
    for cells in reader:
        if len(cells) != len(columns):
            why = f"{len(cells)} cells instead of {len(columns)}"
            raise PackagedDataError(name, reader.line_num, "", why)
        yield Row(name, reader.line_num, dict(zip(columns, cells, strict=True)))


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PackagedDataError(name, 1, "", "the file is missing") from error
    except UnicodeDecodeError as error:
        raise PackagedDataError(name, 1, "", "the file is not in UTF-8") from error
