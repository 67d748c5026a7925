"""Facts written to files that reading takes back unchanged."""

from __future__ import annotations

import csv
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

import yaml

from knowledge.exchange.files.cells import COLUMNS, cells_of
from knowledge.exchange.files.errors import UnknownFormatError
from knowledge.exchange.files.read_sqlite import TABLE
from knowledge.store import Store
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity, read_state

_IDS = "SELECT id FROM fact ORDER BY id"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without which Excel takes UTF-8 for something else

Rows = Iterator[dict[str, str]]


def export_facts(store: Store, path: Path) -> int:
    """Write all facts, also drafts and retired ones, as the suffix says; gives their number.

    What was there before is replaced at the end, whole. Raises UnknownFormatError.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise UnknownFormatError(path, tuple(_WRITERS))
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with store.snapshot():
            ids = [id for (id,) in store.reader.rows(_IDS)]
            write(draft, _rows(store, ids))
        os.replace(draft, path)
    finally:
        with suppress(OSError):  # where nothing can be written, nothing is left
            draft.unlink()
    return len(ids)


def _rows(store: Store, ids: list[str]) -> Rows:
    for id in ids:
        state = read_state(store.reader.rows, Entity.FACT, id)
        if state is not None:
            yield cells_of(FactRecord.of(state))


def _write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(_BOM)
        writer = csv.DictWriter(file, COLUMNS)  # ends lines with CR LF, so that a CR is quoted too
        writer.writeheader()
        writer.writerows(rows)


def _write_yaml(path: Path, rows: Rows) -> None:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    with path.open("w", encoding="utf-8") as file:
        file.write("facts:\n")
        for row in rows:
            file.write(yaml.dump([row], Dumper=dumper, allow_unicode=True, sort_keys=False))


def _write_sqlite(path: Path, rows: Rows) -> None:
    columns = ", ".join(f'"{column}" TEXT NOT NULL' for column in COLUMNS)
    places = ", ".join("?" * len(COLUMNS))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE {TABLE} ({columns}, PRIMARY KEY (id)) STRICT")
        connection.executemany(
            f"INSERT INTO {TABLE} VALUES ({places})",  # noqa: S608
            ([row[column] for column in COLUMNS] for row in rows),
        )


_WRITERS: dict[str, Callable[[Path, Rows], None]] = {
    ".csv": _write_csv,
    ".yaml": _write_yaml,
    ".sqlite3": _write_sqlite,
}
