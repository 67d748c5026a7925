"""What editors and importers do with a fact, and what was done with it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.revise.entities import Action, Change, revise, version_of
from knowledge.revise.errors import AlreadyThereError
from knowledge.store.errors import UnknownFactError
from knowledge.store.records import FactRecord
from knowledge.store.states import Entity, Rows, State, read_state, recorded, rows_of
from knowledge.store.store import Store
from knowledge.types.fact import Lifecycle

HISTORY = """
    SELECT entity, id, version, action, before, after, reason, actor, via, batch, at
    FROM revision WHERE entity = ? AND id = ? ORDER BY version"""


@dataclass(frozen=True, slots=True)
class Revision:
    """A change that was made."""

    entity: Entity
    id: str
    version: int
    action: Action
    before: State | None
    after: State
    reason: str
    actor: str
    via: str
    batch: str | None
    at: str


def create_fact(store: Store, record: FactRecord, change: Change) -> int:
    """Add a fact; gives its version. Raises AlreadyThereError if the id is taken."""
    with store.change() as database:
        if version_of(rows_of(database.conn), Entity.FACT, record.id):
            raise AlreadyThereError(record.id)
        return revise(database.conn, Entity.FACT, record.state(), change)


def update_fact(store: Store, record: FactRecord, change: Change, *, expect: int) -> int:
    """Replace the version `expect` of a fact; gives the new version.

    Raises ConflictError if another version is there, UnknownFactError if none is.
    """
    with store.change() as database:
        _state(rows_of(database.conn), record.id)
        return revise(database.conn, Entity.FACT, record.state(), change, expect=expect)


def retire(store: Store, id: str, change: Change, *, expect: int) -> int:
    """Take a fact out of all answers; gives the new version."""
    return _bring_to(store, id, Lifecycle.RETIRED, change, expect)


def restore(store: Store, id: str, change: Change, *, expect: int) -> int:
    """Publish a retired fact again; gives the new version."""
    return _bring_to(store, id, Lifecycle.PUBLISHED, change, expect)


def present(store: Store, id: str) -> tuple[FactRecord, int]:
    """A fact as it is recorded now, with its version; raises UnknownFactError."""
    with store.snapshot():
        state = _state(store.reader.rows, id)
        return FactRecord.of(state), version_of(store.reader.rows, Entity.FACT, id)


def history(store: Store, id: str, entity: Entity = Entity.FACT) -> tuple[Revision, ...]:
    """All revisions of an entity, the first one first; empty if it never was."""
    rows = store.reader.rows(HISTORY, (entity.value, id))
    return tuple(_revision(*row) for row in rows)


def _bring_to(store: Store, id: str, lifecycle: Lifecycle, change: Change, expect: int) -> int:
    with store.change() as database:
        state = _state(rows_of(database.conn), id)
        return revise(
            database.conn, Entity.FACT, {**state, "lifecycle": lifecycle.value}, change,
            expect=expect,
        )  # fmt: skip


def _state(rows: Rows, id: str) -> State:
    state = read_state(rows, Entity.FACT, id)
    if state is None:
        raise UnknownFactError("fact", id)
    return state


def _revision(
    entity: str, id: str, version: int, action: str, before: str | None, after: str, *rest: str
) -> Revision:
    kind = Entity(entity)
    old = None if before is None else recorded(kind, before)
    return Revision(kind, id, version, Action(action), old, recorded(kind, after), *rest)
