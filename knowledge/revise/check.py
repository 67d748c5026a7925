"""Whether the whole store is consistent: typed findings, none if it is."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.revise.check_figures import check_figures
from knowledge.revise.findings import Finding, FindingKind
from knowledge.store.read import Reader
from knowledge.store.states import TABLES, Entity, read_state, recorded
from knowledge.store.store import Store
from knowledge.store.triggers import TRIGGERS
from knowledge.types.fact import Language

_INTEGRITY = "PRAGMA integrity_check"
_REFERENCES = "PRAGMA foreign_key_check"
_TRIGGERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
_WITHOUT_TEXT = """
    SELECT id FROM fact WHERE lifecycle = 'published' AND kind <> 'figure' AND NOT EXISTS (
        SELECT 1 FROM fact_text WHERE fact = id AND language = ? AND text <> '')"""
_WITHOUT_REASON = """
    SELECT id FROM fact WHERE lifecycle = 'published' AND rank = 'disputed' AND NOT EXISTS (
        SELECT 1 FROM fact_text WHERE fact = id AND language = ? AND reason <> '')"""
_ON_RETIRED = """
    SELECT fact.id, source.id FROM source JOIN fact ON fact.source = source.id
    WHERE source.lifecycle = 'retired' AND fact.lifecycle <> 'retired' ORDER BY fact.id"""
_GAPS = """
    SELECT entity, id FROM revision GROUP BY entity, id
    HAVING min(version) <> 1 OR max(version) <> count(*)"""
_WRONG_VERSIONS = """
    SELECT id FROM fact WHERE version <> (
        SELECT max(version) FROM revision WHERE entity = 'fact' AND revision.id = fact.id)"""
_LAST = """
    SELECT after FROM revision WHERE entity = ? AND id = ? ORDER BY version DESC LIMIT 1"""


def findings(store: Store) -> tuple[Finding, ...]:
    """All that is wrong with the store."""
    with store.snapshot():
        # if it is damaged, nothing else can be relied upon
        return tuple(_damages(store.reader)) or contradictions(store)


def contradictions(store: Store) -> tuple[Finding, ...]:
    """All that does not go together in a store whose file is not damaged."""
    with store.snapshot():
        return (
            *_triggers(store.reader),
            *_words(store.reader),
            *_sources(store.reader),
            *_histories(store.reader),
            *check_figures(store.reader),
        )


def _damages(reader: Reader) -> Iterator[Finding]:
    for (message,) in reader.rows(_INTEGRITY):
        if message != "ok":
            yield Finding(FindingKind.DAMAGED, "", (message,))
    for table, row, parent, _ in reader.rows(_REFERENCES):
        yield Finding(FindingKind.BROKEN_REFERENCE, table, (str(row), parent))


def _triggers(reader: Reader) -> Iterator[Finding]:
    held = dict(reader.rows(_TRIGGERS))
    for name, sql in TRIGGERS.items():
        if held.get(name) != sql:
            yield Finding(FindingKind.MISSING_TRIGGER, name)


def _words(reader: Reader) -> Iterator[Finding]:
    for language in Language:
        for (id,) in reader.rows(_WITHOUT_TEXT, (language.value,)):
            yield Finding(FindingKind.MISSING_TEXT, id, (language.value,))
        for (id,) in reader.rows(_WITHOUT_REASON, (language.value,)):
            yield Finding(FindingKind.MISSING_REASON, id, (language.value,))


def _sources(reader: Reader) -> Iterator[Finding]:
    for id, source in reader.rows(_ON_RETIRED):
        yield Finding(FindingKind.RETIRED_SOURCE, id, (source,))


def _histories(reader: Reader) -> Iterator[Finding]:
    for entity, id in reader.rows(_GAPS):
        yield Finding(FindingKind.BROKEN_HISTORY, id, (entity,))
    for (id,) in reader.rows(_WRONG_VERSIONS):
        yield Finding(FindingKind.BROKEN_HISTORY, id, (Entity.FACT.value,))
    for entity in Entity:
        table = TABLES[entity]
        for (id,) in reader.rows(f"SELECT {table.key} FROM {table.name}"):  # noqa: S608
            yield from _history(reader, entity, id)


def _history(reader: Reader, entity: Entity, id: str) -> Iterator[Finding]:
    last = reader.row(_LAST, (entity.value, id))
    if last is None:
        yield Finding(FindingKind.MISSING_REVISION, id, (entity.value,))
    elif recorded(entity, last[0]) != read_state(reader.rows, entity, id):
        yield Finding(FindingKind.UNRECORDED_CHANGE, id, (entity.value,))
