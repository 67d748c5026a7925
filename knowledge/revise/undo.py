"""All changes of a batch taken back at once, however many they are."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from knowledge.revise.aliases import ENTITY as ALIAS
from knowledge.revise.aliases import reverse_alias
from knowledge.revise.entities import Change, revise, version_of
from knowledge.revise.errors import ChangedSinceError, NothingToUndoError
from knowledge.revise.reversal import refuse_others
from knowledge.store.keywords import Indexer
from knowledge.store.states import Entity, State, recorded, rows_of
from knowledge.store.store import Store
from knowledge.types.fact import Lifecycle

OF_BATCH = """
    SELECT entity, id, version, before, after FROM revision WHERE batch = ?
    ORDER BY number DESC"""


def undo_batch(store: Store, batch: str, change: Change) -> int:
    """Bring all that a batch changed back to what it was; gives the number of changes.

    What the batch added is retired; words that it added are taken back. Raises NothingToUndoError,
    OtherEntitiesError, ChangedSinceError if somebody has changed one of them since, and
    SourceInUseError and RetiredSourceError where a fact and its source would not fit together;
    then nothing is undone.
    """
    with store.change() as database:
        refuse_others(rows_of(database.conn), batch)
        rows = database.conn.execute(OF_BATCH, (batch,)).fetchall()
        if not rows:
            raise NothingToUndoError(batch)
        return _undo(database.conn, rows, change)


def _undo(connection: sqlite3.Connection, rows: list[tuple[Any, ...]], change: Change) -> int:
    dated, indexer = change.dated(), Indexer(connection)
    for name, id, version, before, after in rows:
        if name == ALIAS:
            reverse_alias(connection, id, version, json.loads(after), dated)
            continue
        entity = Entity(name)
        if version_of(rows_of(connection), entity, id) != version:
            raise ChangedSinceError(id)
        revise(connection, entity, _earlier(entity, before, after), dated, indexer=indexer)
    return len(rows)


def _earlier(entity: Entity, before: str | None, after: str) -> State:
    """What was there before; what was not there is retired, as nothing is ever deleted."""
    if before is None:
        return {**recorded(entity, after), "lifecycle": Lifecycle.RETIRED.value}
    return recorded(entity, before)
