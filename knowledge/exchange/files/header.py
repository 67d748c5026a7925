"""The columns of a file, checked before any row is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from knowledge.exchange.files.cells import COLUMNS
from knowledge.exchange.files.errors import (
    MOST_COLUMNS,
    EmptyFileError,
    FileFault,
    NoMappingError,
    TooWideError,
    WrongColumnsError,
)

SDMX_BEGINS_WITH = ("DATAFLOW", "STRUCTURE")  # in SDMX-CSV 1.0, and in 2.0


def checked_columns(path: Path, names: Sequence[str]) -> tuple[str, ...]:
    """The columns without the empty ones at the end. Raises FactFileError if they do not fit."""
    columns = [name.strip() for name in names]
    while columns and not columns[-1]:
        columns.pop()
    if columns and columns[0].partition("[")[0] in SDMX_BEGINS_WITH:
        raise NoMappingError(path)
    check_names(path, columns)
    unknown = tuple(name or "(empty)" for name in columns if name not in COLUMNS)
    if unknown:
        raise WrongColumnsError(path, unknown, FileFault.UNKNOWN_COLUMNS)
    if "id" not in columns:
        raise WrongColumnsError(path, ("id",), FileFault.MISSING_COLUMNS)
    return tuple(columns)


def check_names(path: Path, columns: Sequence[str]) -> None:
    """Raise FactFileError if there are no columns, too many, or one twice."""
    if not columns:
        raise EmptyFileError(path)
    if len(columns) > MOST_COLUMNS:
        raise TooWideError(path)
    twice = tuple(name for name, count in Counter(columns).items() if count > 1)
    if twice:
        raise WrongColumnsError(path, twice, FileFault.DOUBLE_COLUMNS)
