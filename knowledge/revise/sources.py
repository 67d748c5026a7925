"""What editors do with a source: add it, correct it."""

from __future__ import annotations

from dataclasses import asdict

from knowledge.revise.entities import Change, revise, version_of
from knowledge.revise.errors import AlreadyThereError
from knowledge.store.errors import UnknownSourceError
from knowledge.store.states import Entity, Rows, State, read_state, rows_of
from knowledge.store.store import Store
from knowledge.types.fact import Lifecycle, Source, SourceKind


def create_source(store: Store, source: Source, change: Change) -> int:
    """Add a source; gives its version. Raises AlreadyThereError if the id is taken."""
    with store.change() as database:
        if version_of(rows_of(database.conn), Entity.SOURCE, source.id):
            raise AlreadyThereError(source.id)
        return revise(database.conn, Entity.SOURCE, source_state(source), change)


def update_source(store: Store, source: Source, change: Change, *, expect: int) -> int:
    """Replace the version `expect` of a source; gives the new version.

    Raises ConflictError if another version is there, UnknownSourceError if none is.
    """
    with store.change() as database:
        _held(rows_of(database.conn), source.id)
        return revise(database.conn, Entity.SOURCE, source_state(source), change, expect=expect)


def present_source(store: Store, id: str) -> tuple[Source, int]:
    """A source as it is recorded now, with its version; raises UnknownSourceError."""
    with store.snapshot():
        state = _held(store.reader.rows, id)
        return source_of(state), version_of(store.reader.rows, Entity.SOURCE, id)


def source_state(source: Source) -> State:
    """A source as the tables and the revisions hold it."""
    return {**asdict(source), "kind": source.kind.value, "lifecycle": source.lifecycle.value}


def source_of(state: State) -> Source:
    """The source of a state."""
    kind, lifecycle = SourceKind(state["kind"]), Lifecycle(state["lifecycle"])
    return Source(**{**state, "kind": kind, "lifecycle": lifecycle})


def _held(rows: Rows, id: str) -> State:
    state = read_state(rows, Entity.SOURCE, id)
    if state is None:
        raise UnknownSourceError("source", id)
    return state
