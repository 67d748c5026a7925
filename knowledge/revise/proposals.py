"""What is to be changed, before anything is: shown, confirmed or reviewed, then made at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.revise.entities import Author, Change, revise, version_of
from knowledge.store.errors import UnknownIdError
from knowledge.store.keywords import Indexer
from knowledge.store.records import FactRecord
from knowledge.store.states import TABLES, Entity, State, completed, read_state
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

    def document(self) -> dict[str, Any]:
        """The change as JSON values."""
        return {
            "entity": self.entity.value, "before": self.before, "after": self.after,
            "version": self.version,
        }  # fmt: skip

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> ProposedChange:
        """The change that was made into this document, be it by an earlier release."""
        entity, before = Entity(document["entity"]), document["before"]
        return cls(
            entity,
            None if before is None else completed(entity, before),
            completed(entity, document["after"]),
            document["version"],
        )

    def with_fact(self, record: FactRecord) -> ProposedChange:
        """The same with another state to come."""
        return replace(self, after=record.state())


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes that belong together, the main one first, and why; it has a form in JSON."""

    changes: tuple[ProposedChange, ...]
    reason: str = ""

    @property
    def title(self) -> str:
        """The id of the main thing that changes."""
        return self.changes[0].id

    @property
    def size(self) -> int:
        """How much it changes."""
        return len(self.changes)

    @property
    def changes_something(self) -> bool:
        """Whether anything will be otherwise than it is."""
        return any(change.changes_something for change in self.changes)

    def document(self) -> dict[str, Any]:
        """The proposal as JSON values."""
        return {"changes": [c.document() for c in self.changes], "reason": self.reason}

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Proposal:
        """The proposal that was made into this document."""
        return cls(tuple(map(ProposedChange.of, document["changes"])), document["reason"])


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


def propose_lifecycle(store: Store, id: str, lifecycle: Lifecycle) -> ProposedChange:
    """The change of a fact, else of a source, to this lifecycle. Raises UnknownIdError."""
    with store.snapshot():
        for entity in (Entity.FACT, Entity.SOURCE):
            state = read_state(store.reader.rows, entity, id)
            if state is not None:
                return propose(store, entity, {**state, "lifecycle": lifecycle.value})
    raise UnknownIdError("fact and no source", id)


def publish(store: Store, proposal: Proposal, by: Author, batch: str) -> None:
    """Make all changes in one transaction, under one name by which they are undone.

    Raises ConflictError if somebody was faster with one of them, NoReasonError without a reason.
    """
    make_all(store, proposal.changes, Change(by, proposal.reason, batch))


def make_all(
    store: Store,
    changes: Iterable[ProposedChange],
    change: Change,
    progress: Callable[[int], object] = lambda count: None,
) -> None:
    """Make changes in one transaction, and tell `progress` of each. Raises as publish() does."""
    dated = change.dated()
    with store.change() as database:
        indexer = Indexer(database.conn)
        for entry in changes:
            revise(
                database.conn, entry.entity, entry.after, dated,
                expect=entry.version, indexer=indexer,
            )  # fmt: skip
            progress(1)
