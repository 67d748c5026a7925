"""The tables: what they refuse, how they are searched, how they migrate."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from knowledge.revise import entities, resting
from knowledge.revise import facts as revisions
from knowledge.store import (
    Store,
    aliases,
    chat_settings,
    facts,
    feedback,
    postings,
    question_log,
    read,
    retention,
    statements,
    states,
    texts,
    vocabulary,
)
from knowledge.store.connection import SCHEMA_VERSION, connect_writer
from knowledge.store.errors import RefusedChangeError
from knowledge.store.migrations import MIGRATIONS, migrate
from knowledge.store.triggers import TRIGGERS
from knowledge.store.write import immediate, writable

WHOLE_TABLES = {  # small ones, read once into a cache
    vocabulary.PRODUCERS, vocabulary.SOURCES, vocabulary.INDICATORS, vocabulary.INDICATOR_TEXTS,
    vocabulary.PLACES, aliases.SPELLED, aliases.PHRASE_KEYS, aliases.ENGLISH_PHRASES,
    statements.WORDS,
}  # fmt: skip
READING = (
    aliases,
    chat_settings,
    facts,
    feedback,
    postings,
    question_log,
    retention,
    read,
    statements,
    texts,
    vocabulary,
    entities,
    resting,
    revisions,
)


def queries(module: ModuleType) -> Iterator[str]:
    for value in vars(module).values():
        for sql in value.values() if isinstance(value, dict) else (value,):
            if isinstance(sql, str) and sql.strip().startswith("SELECT ") and "?" in sql:
                yield sql


def table_queries() -> Iterator[str]:
    for table in states.TABLES.values():
        yield table.select
        if table.texts:
            yield from (table.select_texts, table.delete_texts)


ALL = sorted({*(sql for module in READING for sql in queries(module)), *table_queries()})


def test_all_queries_are_looked_at() -> None:
    assert len(ALL) > 25


@pytest.mark.parametrize("sql", [sql for sql in ALL if sql not in WHOLE_TABLES])
def test_no_query_scans_a_table(store: Store, sql: str) -> None:
    plan = store.reader.rows(f"EXPLAIN QUERY PLAN {sql}", [None] * sql.count("?"))
    steps = [step for *_, step in plan if "json_each" not in step]
    assert any(step.startswith("SEARCH") for step in steps)
    assert not [step for step in steps if step.startswith("SCAN") and step != "SCAN one"]


def test_series_are_searched_by_all_their_columns(store: Store) -> None:
    (*_, step), *_ = store.reader.rows(f"EXPLAIN QUERY PLAN {facts.HISTORY}", [None] * 4)
    assert step == (
        "SEARCH fact USING INDEX fact_by_slot (indicator=? AND place=? AND counterpart=? "
        "AND breakdown=? AND period_start>?)"
    )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("period_start = '2025-01-01'", "period_ends_after_it_starts"),
        ("period_start = '2024-02-31'", "period_is_two_days"),
        ("period_end = NULL", "period_has_two_ends"),
        ("value_max = 1", "value_max_is_not_below_value"),
        ("value = NULL", "figure_has_value_and_unit"),
        ("unit = NULL", "figure_has_value_and_unit"),
        ("unit = ''", "value_has_unit"),
        ("value = 1e15", "value_is_exact_in_15_digits"),
        ("precision = 'range'", "range_has_two_ends"),
        ("precision = 'about'", "precision_is_known"),
        ("kind = 'rumour'", "kind_is_known"),
        ("quality = 'good'", "quality_is_known"),
        ("rank = 'best', qualifiers = 'superseded-by:1'", "rank_is_known"),
        ("lifecycle = 'gone'", "lifecycle_is_known"),
        ("locator = ' '", "locator_is_given"),
        ("breakdown = ''", "slots_are_null_if_empty"),
        ("version = 0", "version_counts_from_1"),
        ("id = 'Émigration 2024'", "id_is_lower_case_words_and_hyphens"),
        ("source = 'nowhere'", "FOREIGN KEY"),
        ("source = NULL", "NOT NULL"),
        ("indicator = 'nothing'", "FOREIGN KEY"),
        ("value = 'many'", "cannot store TEXT value in REAL column"),
        ("place = 'XX'", "is not a known place"),
        ("counterpart = 'DE+XX'", "is not a known place"),
        ("rank = 'disputed'", "needs a reason"),
        ("rank = 'preferred'", "needs a reason"),
    ],
)
def test_a_fact_that_breaks_a_rule_is_refused(store: Store, change: str, rule: str) -> None:
    with pytest.raises(RefusedChangeError, match=rule), store.change() as database:
        database.execute(f"UPDATE fact SET {change} WHERE id = 'emigration-2024'")
    assert store.fact("emigration-2024").value == 12732


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE fact SET counterpart = 'DE+RU' WHERE id = 'emigration-ru-2024'",
        "UPDATE fact SET rank = 'preferred' WHERE id = 'balance-2023'",
        "UPDATE fact SET value_max = 20000, precision = 'range' WHERE id = 'emigration-2024'",
    ],
)
def test_a_fact_that_keeps_the_rules_is_taken(store: Store, change: str) -> None:
    with store.change() as database:
        assert database.execute(change).rowcount == 1


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE revision SET reason = 'other'", "revisions are never changed"),
        ("DELETE FROM revision", "revisions are never deleted"),
        ("REPLACE INTO revision SELECT * FROM revision", "has its revision already"),
        ("DELETE FROM fact", "facts are never deleted"),
        ("INSERT INTO question_log VALUES (1, '2026-01-01', 'en', 'private', 'answered', '{}', 'x', 0)",
         "text_only_if_not_answered"),
        ("UPDATE source SET url = 'javascript:x'", "url_is_a_web_address"),
        ("UPDATE indicator SET minuend = 'emigration' WHERE id = 'emigration'",
         "formula_has_two_sides"),
    ],
)  # fmt: skip
def test_other_rules(store_file: Path, statement: str, rule: str) -> None:
    connection = sqlite3.connect(store_file)  # as anybody may open it
    with pytest.raises(sqlite3.IntegrityError, match=rule):
        connection.execute(statement)
    connection.close()


def test_tables_are_strict(store: Store) -> None:
    rows = store.reader.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = {name for name, strict in rows if not strict and not name.startswith("sqlite_")}
    assert loose == {"_sqlite_migrations"}  # sqlite-utils' own


def test_there_is_a_schema_version_for_each_migration(store: Store) -> None:
    assert len(MIGRATIONS._migrations) == SCHEMA_VERSION
    assert store.reader.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_triggers_outlive_a_migration_that_transforms_their_table(store_file: Path) -> None:
    later = Migrations("knowledge")

    @later()
    def rename_a_column(database: Database) -> None:
        database["fact_text"].transform(rename={"caveat": "remark"})
        assert len(database.triggers) == len(TRIGGERS) - 3

    database = writable(connect_writer(store_file))
    with immediate(database):
        migrate(database, later)
    assert database.triggers_dict == TRIGGERS
    assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
