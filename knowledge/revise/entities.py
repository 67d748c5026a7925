"""One change of one entity together with its revision."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from knowledge.revise.errors import ConflictError, NoReasonError
from knowledge.revise.resting import check_resting
from knowledge.store.keywords import Indexer
from knowledge.store.states import (
    TABLES,
    Entity,
    Rows,
    State,
    canonical,
    read_state,
    rows_of,
    write_state,
)

LAST_VERSION = "SELECT max(version) FROM revision WHERE entity = ? AND id = ?"
INSERT = """
    INSERT INTO revision
        (entity, id, version, action, before, after, reason, actor, via, batch, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Action(StrEnum):
    """What a revision did."""

    CREATE = "create"
    EDIT = "edit"
    RANK = "rank"
    RETIRE = "retire"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, and by which way: telegram, command line, package."""

    actor: str
    via: str


@dataclass(frozen=True, slots=True)
class Change:
    """The circumstances of a change; those of one batch can be undone together."""

    by: Author
    reason: str
    batch: str | None = None
    at: str = ""

    def dated(self) -> Change:
        """The change with its moment, now unless it has one."""
        return self if self.at else replace(self, at=datetime.now(UTC).isoformat("T", "seconds"))


def version_of(rows: Rows, entity: Entity, id: str) -> int:
    """The present version of an entity, 0 if there is none."""
    ((version,),) = rows(LAST_VERSION, (entity.value, id))
    return version or 0


def revise(
    connection: sqlite3.Connection,
    entity: Entity,
    state: State,
    change: Change,
    *,
    expect: int | None = None,
    indexer: Indexer | None = None,
) -> int:
    """Bring an entity to a state within the open transaction; gives its version.

    Nothing is recorded where nothing changes. Raises ConflictError if `expect` is not the
    version that is there (0: none), and RetiredSourceError and SourceInUseError.
    """
    id = state[TABLES[entity].key]
    if not change.reason.strip():
        raise NoReasonError(id)
    rows = rows_of(connection)
    version = version_of(rows, entity, id)
    if expect is not None and expect != version:
        raise ConflictError(id, expect, version)
    before = read_state(rows, entity, id) if version else None
    if before == state:
        return version
    check_resting(rows, entity, state)
    write_state(connection, entity, state, version + 1, indexer or Indexer(connection))
    _record(connection, entity, version + 1, before, state, change.dated())
    return version + 1


def _record(
    connection: sqlite3.Connection,
    entity: Entity,
    version: int,
    before: State | None,
    after: State,
    change: Change,
) -> None:
    row = (
        entity.value, after[TABLES[entity].key], version, _action(before, after).value,
        None if before is None else canonical(before), canonical(after),
        change.reason, change.by.actor, change.by.via, change.batch, change.at,
    )  # fmt: skip
    connection.execute(INSERT, row)


def _action(before: State | None, after: State) -> Action:
    if before is None:
        return Action.CREATE
    changed = {key for key in after if after[key] != before.get(key)}
    if "lifecycle" in changed and "retired" in (before["lifecycle"], after["lifecycle"]):
        return Action.RETIRE if after["lifecycle"] == "retired" else Action.RESTORE
    return Action.RANK if "rank" in changed and changed <= {"rank", "texts"} else Action.EDIT
