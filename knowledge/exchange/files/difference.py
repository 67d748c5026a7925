"""What a file would change in the store, found out on a copy of it: the dry run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.exchange.files.cells import Cells, cells_of, record_of
from knowledge.exchange.files.errors import CellError, Refusal, RefusalKind
from knowledge.exchange.files.references import References
from knowledge.revise import Author, Change, revise
from knowledge.revise.entities import version_of
from knowledge.store import Store
from knowledge.store.connection import connect_writer
from knowledge.store.keywords import Indexer
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity, read_state

_TRIAL = Change(Author("dry run", "dry run"), "dry run")


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after; empty where there is nothing."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A fact as the file has it; `version` is the one that it replaces, 0 if it is new."""

    line: int
    record: FactRecord
    before: FactRecord | None
    version: int

    @property
    def is_change(self) -> bool:
        """Whether the store has the fact otherwise, or not at all."""
        return self.before is None or self.before.state() != self.record.state()

    @property
    def cells(self) -> tuple[CellChange, ...]:
        """The cells that change, in the order of the columns; for a new fact those with a text."""
        after = cells_of(self.record)
        before = dict.fromkeys(after, "") if self.before is None else cells_of(self.before)
        return tuple(
            CellChange(column, before[column], text)
            for column, text in after.items()
            if text != before[column]
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file would do to the store."""

    new: tuple[Proposed, ...]
    changed: tuple[Proposed, ...]
    unchanged: int
    refused: tuple[Refusal, ...]

    @property
    def proposed(self) -> tuple[Proposed, ...]:
        """All that would be written."""
        return (*self.new, *self.changed)


def compare(store: Store, rows: Iterable[Cells]) -> Difference:
    """The rows beside the store, each tried out on a copy. Raises FactFileError and StoreError."""
    refused: list[Refusal] = []
    with Store(store.path) as own, own.snapshot():  # its own connection: no question waits for it
        read = list(_read(own, rows, refused))
    changing = [entry for entry in read if entry.is_change]
    with _trial(store) as trial:
        accepted = [entry for entry in changing if trial.accepts(entry, refused)]
    return Difference(
        tuple(entry for entry in accepted if not entry.version),
        tuple(entry for entry in accepted if entry.version),
        len(read) - len(changing),
        tuple(sorted(refused, key=lambda refusal: refusal.line)),
    )


def _read(store: Store, rows: Iterable[Cells], refused: list[Refusal]) -> Iterator[Proposed]:
    references = References.of(store)
    lines: dict[str, int] = {}
    for row in rows:
        try:
            entry = _proposed(store, row)
            references.check(entry.record)
            first = lines.setdefault(entry.record.id, row.line)
            if first != row.line:
                raise CellError("id", RefusalKind.DUPLICATE_ID, str(first))
        except CellError as error:
            refused.append(Refusal.of(row.line, error))
        else:
            yield entry


def _proposed(store: Store, row: Cells) -> Proposed:
    """The fact of a row; what the file has no column for stays as it is."""
    if row.surplus:
        raise CellError("", RefusalKind.TOO_MANY_CELLS, row.surplus)
    id = row.texts["id"].strip()
    state = read_state(store.reader.rows, Entity.FACT, id) if id else None
    if state is None:
        return Proposed(row.line, record_of(row.texts), None, 0)
    before = FactRecord.of(state)
    record = record_of({**cells_of(before), **row.texts})
    return Proposed(row.line, record, before, version_of(store.reader.rows, Entity.FACT, id))


class _Trial:
    """A copy of the store on which changes are tried."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._indexer = Indexer(connection)

    def accepts(self, entry: Proposed, refused: list[Refusal]) -> bool:
        """Whether the store's rules allow the fact; notes the rule that does not."""
        self._connection.execute("SAVEPOINT one")
        try:
            revise(
                self._connection, Entity.FACT, entry.record.state(), _TRIAL, indexer=self._indexer
            )
        except sqlite3.IntegrityError as error:
            self._connection.execute("ROLLBACK TO one")
            refused.append(Refusal(entry.line, "", RefusalKind.RULE, str(error)))
            return False
        finally:
            self._connection.execute("RELEASE one")
        return True


@contextmanager
def _trial(store: Store) -> Iterator[_Trial]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trial.sqlite3"
        store.reader.copy_to(path)
        with closing(connect_writer(path)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            yield _Trial(connection)
