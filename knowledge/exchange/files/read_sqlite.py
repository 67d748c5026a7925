"""Facts in the table `facts` of an SQLite file, as an export writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.errors import BrokenFileError
from knowledge.exchange.files.header import checked_columns

TABLE = "facts"
_IS_TABLE = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
_QUOTED = '"{}"'


def read_sqlite(path: Path) -> Iterator[Cells]:
    """The rows of the table, which must be one: a view could compute for ever."""
    try:
        with closing(_connected(path)) as connection:
            if connection.execute(_IS_TABLE, (TABLE,)).fetchone() != (1,):
                raise BrokenFileError(path, f"it has no table {TABLE}")
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({TABLE})")]
            columns = checked_columns(path, names)
            listed = ", ".join(map(_QUOTED.format, columns))
            rows = connection.execute(f"SELECT rowid, {listed} FROM {TABLE} ORDER BY rowid")  # noqa: S608
            for line, *values in rows:
                texts = ("" if value is None else str(value) for value in values)
                yield Cells(line, dict(zip(columns, texts, strict=True)))
    except sqlite3.Error as error:
        raise BrokenFileError(path, str(error)) from error


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection
