"""What a file would change in the store: the dry run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from knowledge.exchange.files.cells import Cells, cells_of, record_of
from knowledge.exchange.files.errors import CellError, Refusal, RefusalKind
from knowledge.exchange.files.intervals import check_interval
from knowledge.exchange.files.references import References
from knowledge.exchange.files.slots import Slots
from knowledge.exchange.files.trial import Trial, trial_beside
from knowledge.revise.entities import version_of
from knowledge.revise.proposals import ProposedChange
from knowledge.store import Store
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity, canonical, read_state


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
    def change(self) -> ProposedChange:
        """The same as a change of whatever may be changed."""
        before = None if self.before is None else self.before.state()
        return ProposedChange(Entity.FACT, before, self.record.state(), self.version)

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

    def changes(self) -> Iterator[ProposedChange]:
        """What would be written as changes, those of what is held already first."""
        return (entry.change for entry in (*self.changed, *self.new))

    @property
    def digest(self) -> str:
        """Tells this difference from any other: what would be written, and in place of what."""
        digest = sha256()
        for entry in self.proposed:
            digest.update(f"{entry.version} {canonical(entry.record.state())}\n".encode())
        return digest.hexdigest()


def compare(store: Store, rows: Iterable[Cells]) -> Difference:
    """The rows beside the store, each tried out. Raises FactFileError and StoreError."""
    # on a connection of its own, so that no question waits for it
    with Store(store.path) as own, own.snapshot(), trial_beside(own) as trial:
        return _Comparison(own, trial).of(rows)


class _Comparison:
    """The rows of one file beside the store, one after the other."""

    def __init__(self, store: Store, trial: Trial) -> None:
        self._rows = store.reader.rows
        self._references = References.of(store)
        self._trial = trial
        self._slots = Slots(self._rows)
        self._lines: dict[str, int] = {}

    def of(self, rows: Iterable[Cells]) -> Difference:
        """What they would do."""
        new: list[Proposed] = []
        changed: list[Proposed] = []
        refused: list[Refusal] = []
        unchanged = 0
        for row in rows:
            try:
                entry = self._proposed(row)
            except CellError as error:
                refused.append(Refusal.of(row.line, error))
                continue
            if entry is None:
                unchanged += 1
            else:
                (changed if entry.version else new).append(entry)
        return Difference(tuple(new), tuple(changed), unchanged, tuple(refused))

    def _proposed(self, row: Cells) -> Proposed | None:
        """The fact of a row, None if the store has it like that."""
        if row.fault is not None:
            raise row.fault
        before = self._held(row.texts["id"].strip())
        record = self._record(row, before)
        self._check_id(record.id, row.line)
        state = record.state()
        if before is None:
            version = 0
            self._slots.check(record, row.line)
        elif before.state() == state:
            return None
        else:
            version = version_of(self._rows, Entity.FACT, record.id)
        if rule := self._trial.broken_rule(state):
            raise CellError("", RefusalKind.RULE, rule)
        return Proposed(row.line, record, before, version)

    def _held(self, id: str) -> FactRecord | None:
        state = read_state(self._rows, Entity.FACT, id) if id else None
        return None if state is None else FactRecord.of(state)

    def _record(self, row: Cells, before: FactRecord | None) -> FactRecord:
        """The fact as the row has it; what the file has no column for stays as it is."""
        held = {} if before is None else cells_of(before)
        if before is not None and row.texts.items() <= held.items():
            return before
        record = record_of({**held, **row.texts})
        self._references.check(record)
        check_interval(record)
        return record

    def _check_id(self, id: str, line: int) -> None:
        first = self._lines.setdefault(id, line)
        if first != line:
            raise CellError("id", RefusalKind.DUPLICATE_ID, str(first))
