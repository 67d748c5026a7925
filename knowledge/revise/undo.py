"""Changes taken back: the last one of somebody, or all of a batch."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from knowledge.revise.entities import Change, revise, version_of
from knowledge.revise.errors import ChangedSinceError, NothingToUndoError, StaysError
from knowledge.store.keywords import Indexer
from knowledge.store.states import Entity, State, rows_of
from knowledge.store.store import Store
from knowledge.types.fact import Lifecycle

OF_BATCH = """
    SELECT entity, id, version, before, after FROM revision WHERE batch = ? AND entity = 'fact'
    ORDER BY number DESC"""
LAST_OF_ACTOR = """
    SELECT entity, id, version, before, after FROM revision
    WHERE actor = ? AND batch IS NULL AND entity IN ('fact', 'source')
    ORDER BY number DESC LIMIT 1"""


def undo_batch(store: Store, batch: str, change: Change) -> int:
    """Bring the facts that a batch changed back to what they were; gives their number.

    What the batch added is retired. Raises NothingToUndoError, and ChangedSinceError if somebody
    has changed one of them since; then nothing is undone.
    """
    with store.change() as database:
        rows = database.conn.execute(OF_BATCH, (batch,)).fetchall()
        if not rows:
            raise NothingToUndoError(batch)
        return _undo(database.conn, rows, change)


def undo_last(store: Store, actor: str, change: Change) -> str:
    """Take back the last single change of an actor; gives the id of the fact or the source.

    Raises NothingToUndoError, ChangedSinceError if somebody has changed the same since, and
    StaysError if a source was added.
    """
    with store.change() as database:
        rows = database.conn.execute(LAST_OF_ACTOR, (actor,)).fetchall()
        if not rows:
            raise NothingToUndoError(actor)
        _undo(database.conn, rows, change)
        return str(rows[0][1])


def _undo(connection: sqlite3.Connection, rows: list[tuple[Any, ...]], change: Change) -> int:
    dated, indexer = change.dated(), Indexer(connection)
    for entity, id, version, before, after in rows:
        if version_of(rows_of(connection), Entity(entity), id) != version:
            raise ChangedSinceError(id)
        state = _retired(id, Entity(entity), after) if before is None else json.loads(before)
        revise(connection, Entity(entity), state, dated, indexer=indexer)
    return len(rows)


def _retired(id: str, entity: Entity, added: str) -> State:
    """What was added, retired: nothing is ever deleted. Raises StaysError for a source."""
    if entity is Entity.SOURCE:
        raise StaysError(id)
    return {**json.loads(added), "lifecycle": Lifecycle.RETIRED.value}
