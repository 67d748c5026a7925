"""An edit taken back, as a proposal that can be looked at first."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.revise.aliases import words_of
from knowledge.revise.entities import version_of
from knowledge.revise.errors import (
    ChangedSinceError,
    NothingToUndoError,
    OtherEntitiesError,
)
from knowledge.revise.proposals import Proposal, ProposedChange
from knowledge.store.states import Entity, Rows, read_state, recorded
from knowledge.store.store import Store
from knowledge.types.fact import Lifecycle

LAST_OF_ACTOR = """
    SELECT batch FROM revision WHERE actor = ? AND via = ? AND batch IS NOT NULL
    ORDER BY number DESC LIMIT 1"""
SIZE = "SELECT count(*) FROM revision WHERE batch = ?"
OTHERS = """
    SELECT 1 FROM revision WHERE batch = ? AND entity NOT IN ('fact', 'source', 'alias') LIMIT 1"""
OF_BATCH = """
    SELECT entity, id, version, before FROM revision WHERE batch = ? AND entity <> 'alias'
    ORDER BY number LIMIT ?"""

_ALL = -1


@dataclass(frozen=True, slots=True)
class Batch:
    """Revisions that were made together; `words` are those that it added or took back."""

    name: str
    size: int
    words: tuple[str, ...] = ()


def last_batch(store: Store, actor: str, via: str) -> Batch:
    """What an actor has changed last by this way. Raises NothingToUndoError."""
    found = store.reader.row(LAST_OF_ACTOR, (actor, via))
    if found is None:
        raise NothingToUndoError(actor)
    return batch_of(store, found[0])


def batch_of(store: Store, name: str) -> Batch:
    """The revisions under this name.

    Raises NothingToUndoError if there are none, and OtherEntitiesError.
    """
    refuse_others(store.reader.rows, name)
    ((size,),) = store.reader.rows(SIZE, (name,))
    if not size:
        raise NothingToUndoError(name)
    return Batch(name, size, words_of(store, name))


def refuse_others(rows: Rows, batch: str) -> None:
    """Raise OtherEntitiesError if a batch changed anything but facts, sources and words."""
    if rows(OTHERS, (batch,)):
        raise OtherEntitiesError(batch)


def reversal(store: Store, batch: str, most: int = _ALL) -> Proposal:
    """The proposal that brings facts and sources back to what they were before the batch.

    It has the first `most` of them alone if there are more. What the batch added is retired.
    Raises ChangedSinceError if something was changed since.
    """
    with store.snapshot():
        rows = store.reader.rows(OF_BATCH, (batch, most))
        changes = (_reversed(store, Entity(entity), *row) for entity, *row in rows)
        return Proposal(tuple(sorted(changes, key=_turn)))


def _turn(change: ProposedChange) -> int:
    """When it is its turn: a source is there before its facts are, and as long as they are."""
    if change.entity is not Entity.SOURCE:
        return 1
    return 2 if change.after["lifecycle"] == Lifecycle.RETIRED else 0


def _reversed(
    store: Store, entity: Entity, id: str, version: int, before: str | None
) -> ProposedChange:
    rows = store.reader.rows
    present = read_state(rows, entity, id)
    if present is None or version_of(rows, entity, id) != version:
        raise ChangedSinceError(id)
    if before is not None:
        earlier = {**present, **recorded(entity, before)}  # in the order of the columns
        return ProposedChange(entity, present, earlier, version)
    retired = {**present, "lifecycle": Lifecycle.RETIRED.value}
    return ProposedChange(entity, present, retired, version)
