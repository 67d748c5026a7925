"""Packaged data into a store: all of it at first, later what is new in it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from knowledge.exchange.packaged_aliases import PACKAGE, replace_aliases
from knowledge.exchange.packaged_keys import known_keys
from knowledge.exchange.packaged_states import Packaged, packaged_entities
from knowledge.exchange.packaged_version import packaged_version
from knowledge.revise import Author, Change, revise
from knowledge.store.keywords import Indexer
from knowledge.store.states import Entity, State, read_state, recorded, rows_of
from knowledge.types.fact import Lifecycle

VERSION = "packaged"
NOTE = """
    INSERT INTO meta (key, value) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value"""
NOTED = "SELECT value FROM meta WHERE key = ?"
LAST = """
    SELECT actor, version, after FROM revision WHERE entity = ? AND id = ?
    ORDER BY version DESC LIMIT 1"""
LAST_OF_PACKAGE = """
    SELECT after FROM revision WHERE entity = ? AND id = ? AND actor = 'package'
    ORDER BY version DESC LIMIT 1"""
OF_PACKAGE = """
    SELECT fact.id FROM fact WHERE lifecycle <> 'retired' AND EXISTS (
        SELECT 1 FROM revision
        WHERE entity = 'fact' AND revision.id = fact.id AND version = 1 AND actor = 'package')"""

RETIRED_SOURCES = "SELECT id FROM source WHERE lifecycle = 'retired'"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that an editor had changed and that the package has otherwise now.

    A source is kept too when the package puts facts on it, and an editor has retired it.
    """

    entity: Entity
    id: str


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What newer packaged data changed in a store."""

    added: int
    changed: int
    retired: int
    kept: tuple[Kept, ...]


def noted_version(connection: sqlite3.Connection) -> str:
    """The version of the packaged data that a store has, empty if it has none."""
    row = connection.execute(NOTED, (VERSION,)).fetchone()
    return row[0] if row else ""


def apply_package(connection: sqlite3.Connection, folder: Path) -> Upgrade:
    """Bring the package's data into a store, within the open transaction.

    Raises PackagedDataError if they contradict themselves.
    """
    entries = packaged_entities(folder)
    places = {entry.id for entry in entries if entry.entity is Entity.PLACE}
    keys = known_keys(folder)
    replace_aliases(connection, folder, places, keys)
    version = packaged_version(folder)
    change = Change(
        Author(PACKAGE, PACKAGE), f"packaged data {version}", f"{PACKAGE}-{version}"
    ).dated()
    upgrade = _Upgrading(connection, change, Indexer(connection, keys)).run(entries)
    connection.execute(NOTE, (VERSION, version))
    return upgrade


class _Upgrading:
    """The comparison of the package with a store, entity by entity."""

    def __init__(self, connection: sqlite3.Connection, change: Change, indexer: Indexer) -> None:
        self._connection = connection
        self._rows = rows_of(connection)
        self._change = change
        self._indexer = indexer
        self._retired_sources = {id for (id,) in connection.execute(RETIRED_SOURCES)}
        self._kept: list[Kept] = []
        self._counts = {"added": 0, "changed": 0, "retired": 0}

    def run(self, entries: tuple[Packaged, ...]) -> Upgrade:
        is_first = noted_version(self._connection) == ""
        for entry in entries:
            self._bring(entry)
        self._retire_all_but({entry.id for entry in entries if entry.entity is Entity.FACT})
        if not is_first:
            self._indexer.rebuild()  # the way from words to keys may have changed
        return Upgrade(**self._counts, kept=tuple(self._kept))

    def _bring(self, entry: Packaged) -> None:
        found = self._connection.execute(LAST, (entry.entity, entry.id)).fetchone()
        if found is None:
            self._revise(entry, 0, "added")
            return
        actor, version, after = found
        state = read_state(self._rows, entry.entity, entry.id)
        if state == self._fitting(entry):
            return
        if actor == PACKAGE and state == recorded(entry.entity, after):
            self._revise(entry, version, "changed")
        elif self._of_package(entry) != entry.state:
            self._keep(Kept(entry.entity, entry.id))

    def _fitting(self, entry: Packaged) -> State:
        """The state in which it can be taken: retired, where an editor has retired its source."""
        is_left_out = entry.state.get("source") in self._retired_sources
        return _retired(entry.state) if is_left_out else entry.state

    def _revise(self, entry: Packaged, version: int, count: str) -> None:
        fitting = self._fitting(entry)
        if fitting != entry.state:
            self._keep(Kept(Entity.SOURCE, entry.state["source"]))
        try:
            revise(
                self._connection, entry.entity, fitting, self._change,
                expect=version, indexer=self._indexer,
            )  # fmt: skip
        except sqlite3.IntegrityError as error:
            raise entry.row.error("", f"{entry.id} is refused: {error}") from error
        self._counts[count] += 1

    def _of_package(self, entry: Packaged) -> State | None:
        """What the package said of an entity before."""
        row = self._connection.execute(LAST_OF_PACKAGE, (entry.entity, entry.id)).fetchone()
        return recorded(entry.entity, row[0]) if row else None

    def _retire_all_but(self, ids: set[str]) -> None:
        for (id,) in self._connection.execute(OF_PACKAGE).fetchall():
            if id not in ids:
                self._retire(id)

    def _retire(self, id: str) -> None:
        state = read_state(self._rows, Entity.FACT, id)
        actor, version, after = self._connection.execute(LAST, (Entity.FACT, id)).fetchone()
        if state is None or actor != PACKAGE or state != recorded(Entity.FACT, after):
            self._keep(Kept(Entity.FACT, id))
            return
        revise(
            self._connection, Entity.FACT, _retired(state), self._change,
            expect=version, indexer=self._indexer,
        )  # fmt: skip
        self._counts["retired"] += 1

    def _keep(self, kept: Kept) -> None:
        if kept not in self._kept:
            self._kept.append(kept)


def _retired(state: State) -> State:
    return {**state, "lifecycle": Lifecycle.RETIRED.value}
