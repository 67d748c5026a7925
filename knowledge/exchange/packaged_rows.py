"""CSV files of the package, read row by row with their positions."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TypeVar

from knowledge.exchange.packaged_errors import PackagedDataError
from knowledge.types.fact import Language

_Value = TypeVar("_Value")
_LANGUAGES = tuple(language.value for language in Language)


@dataclass(slots=True)
class Row:
    """One row with where it stands."""

    file: str
    line: int
    columns: dict[str, int]
    cells: list[str]

    def __getitem__(self, column: str) -> str:
        """The text in a column."""
        return self.cells[self.columns[column]]

    @property
    def language(self) -> str:
        """The language of the row, one of ours."""
        language = self["language"]
        if language not in _LANGUAGES:
            raise self.error("language", f"{language!r} is none of {', '.join(_LANGUAGES)}")
        return language

    def required(self, column: str) -> str:
        """The text in a column that must not be empty."""
        text = self[column]
        if not text.strip():
            raise self.error(column, "is empty")
        return text

    def read(self, column: str, as_: Callable[[str], _Value]) -> _Value:
        """The value in a column."""
        try:
            return as_(self[column])
        except (ValueError, ArithmeticError) as error:
            raise self.error(column, str(error) or f"{self[column]!r} is no value") from error

    def optional(self, column: str, as_: Callable[[str], _Value]) -> _Value | None:
        """The value in a column, None where it is empty."""
        return self.read(column, as_) if self[column] else None

    def error(self, column: str, why: str) -> PackagedDataError:
        """The error that something is wrong with this row."""
        return PackagedDataError(self.file, self.line, column, why)


def read_rows(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a file, which must have exactly these columns."""
    reader = csv.reader(StringIO(_text(folder, name), newline=""), strict=True)
    header = next(reader, [])
    if tuple(header) != columns:
        raise PackagedDataError(name, 1, "", f"the columns should be {','.join(columns)}")
    positions = {column: position for position, column in enumerate(columns)}
    for cells in reader:
        if len(cells) != len(columns):
            why = f"{len(cells)} cells instead of {len(columns)}"
            raise PackagedDataError(name, reader.line_num, "", why)
        yield Row(name, reader.line_num, positions, cells)


def _text(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PackagedDataError(name, 1, "", "the file is missing") from error
    except UnicodeDecodeError as error:
        raise PackagedDataError(name, 1, "", "the file is not in UTF-8") from error
