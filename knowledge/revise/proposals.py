"""What is to be changed, before anything is: shown, confirmed or reviewed, then made at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from knowledge.revise.entities import Author, Change, revise, version_of
from knowledge.store.keywords import Indexer
from knowledge.store.records import FactRecord
from knowledge.store.states import TABLES, Entity, State, read_state
from knowledge.store.store import Store
from knowledge.types.fact import Lifecycle

_FIGURE = (
    "indicator", "place", "counterpart", "breakdown", "period_start", "period_end", "value",
    "value_max", "unit", "lifecycle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """A fact or a source as it is to be; `version` is the one that it replaces, 0 if it is new."""

    entity: Entity
    before: State | None
    after: State
    version: int

    @property
    def id(self) -> str:
        """The id of what changes."""
        return str(self.after[TABLES[self.entity].key])

    @property
    def changes_something(self) -> bool:
        """Whether it will be otherwise than it is."""
        return self.before != self.after

    @property
    def is_another_figure(self) -> bool:
        """Whether readers will see a number, or see it for a slot, that they do not see now."""
        if self.entity is not Entity.FACT or self.after["lifecycle"] != Lifecycle.PUBLISHED:
            return False
        before = self.before or {}
        return any(before.get(column) != self.after[column] for column in _FIGURE)

    @property
    def fact(self) -> FactRecord | None:
        """The fact as it is to be, None if it is no fact."""
        return FactRecord.of(self.after) if self.entity is Entity.FACT else None

    def with_fact(self, record: FactRecord) -> ProposedChange:
        """The same with another state to come."""
        return replace(self, after=record.state())


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes that belong together, the main one first, and why; it has a form in JSON."""

    changes: tuple[ProposedChange, ...]
    reason: str = ""

    @property
    def changes_something(self) -> bool:
        """Whether anything will be otherwise than it is."""
        return any(change.changes_something for change in self.changes)

    def document(self) -> dict[str, Any]:
        """The proposal as JSON values."""
        changes = [
            {"entity": c.entity.value, "before": c.before, "after": c.after, "version": c.version}
            for c in self.changes
        ]
        return {"changes": changes, "reason": self.reason}

    @classmethod
    def of(cls, document: dict[str, Any]) -> Proposal:
        """The proposal that was made into this document."""
        changes = (
            ProposedChange(Entity(c["entity"]), c["before"], c["after"], c["version"])
            for c in document["changes"]
        )
        return cls(tuple(changes), document["reason"])


def propose(store: Store, entity: Entity, after: State) -> ProposedChange:
    """The change of what is there now, or is not, to this state."""
    id = str(after[TABLES[entity].key])
    with store.snapshot():
        version = version_of(store.reader.rows, entity, id)
        before = read_state(store.reader.rows, entity, id) if version else None
    return ProposedChange(entity, before, after, version)


def propose_fact(store: Store, record: FactRecord) -> ProposedChange:
    """The change of a fact, or a new one."""
    return propose(store, Entity.FACT, record.state())


def publish(store: Store, proposal: Proposal, by: Author, batch: str) -> None:
    """Make all changes in one transaction, under one name by which they are undone.

    Raises ConflictError if somebody was faster with one of them, NoReasonError without a reason.
    """
    change = Change(by, proposal.reason, batch).dated()
    with store.change() as database:
        indexer = Indexer(database.conn)
        for entry in proposal.changes:
            revise(
                database.conn, entry.entity, entry.after, change,
                expect=entry.version, indexer=indexer,
            )  # fmt: skip
