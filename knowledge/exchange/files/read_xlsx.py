"""Facts on the first sheet of an Excel workbook, read row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.errors import (
    MOST_BYTES,
    MOST_COLUMNS,
    BrokenFileError,
    TooLargeError,
)
from knowledge.exchange.files.header import checked_columns

MOST_UNPACKED = 6 * MOST_BYTES


def read_xlsx(path: Path) -> Iterator[Cells]:
    """The rows; of a formula not the result but the text is read, which no fact may have."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _check_unpacked_size(path)
    try:
        book = load_workbook(path, read_only=True, keep_links=False)
        try:
            yield from _rows(path, book.worksheets[0])
        finally:
            book.close()
    except (InvalidFileException, BadZipFile, KeyError, IndexError, ValueError, OSError) as error:
        raise BrokenFileError(path, str(error) or type(error).__name__) from error


def _rows(path: Path, sheet: Any) -> Iterator[Cells]:  # noqa: ANN401 (one of several kinds of sheet)
    rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    columns = checked_columns(path, _texts(next(rows, ())))
    for line, values in enumerate(rows, start=2):
        yield Cells.of(line, columns, _texts(values))


def _texts(values: Sequence[object]) -> list[str]:
    texts = [_text(value) for value in values]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _check_unpacked_size(path: Path) -> None:
    """A small file may be packed so that it fills the memory; unpacking stops at what it says."""
    try:
        with ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, OSError) as error:
        raise BrokenFileError(path, "it is no Excel workbook") from error
    if unpacked > MOST_UNPACKED:
        raise TooLargeError(path)
