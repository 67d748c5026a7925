"""How a store comes to the present schema; a migration is never edited once it was released."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from knowledge.store import schema, schema_of_chats, schema_of_editors
from knowledge.store.connection import APPLICATION_ID
from knowledge.store.triggers import TRIGGERS

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS = Migrations("knowledge")


@MIGRATIONS()
def m001_create_tables(database: Database) -> None:
    """Create all tables."""
    for part in (schema.META, schema.VOCABULARY, schema.FACTS, schema.RECORDS):
        for statement in _statements(part):
            database.conn.execute(statement)


@MIGRATIONS()
def m002_index_aliases(database: Database) -> None:
    """Let single words be looked up, so that a process need not read all of them."""
    for statement in _statements(schema.ALIAS_INDEXES):
        database.conn.execute(statement)


@MIGRATIONS()
def m003_create_feedback(database: Database) -> None:
    """Create the table of what readers report."""
    for statement in _statements(schema_of_chats.FEEDBACK):
        database.conn.execute(statement)


@MIGRATIONS()
def m004_let_chats_be_quiet(database: Database) -> None:
    """Let a chat choose whether mentions are answered, whether or not it has a language."""
    for statement in _statements(schema_of_chats.CHAT_SETTINGS):
        database.conn.execute(statement)


@MIGRATIONS()
def m005_create_editors(database: Database) -> None:
    """Create the tables of granted roles and of open drafts."""
    for statement in _statements(schema_of_editors.EDITORS):
        database.conn.execute(statement)


@MIGRATIONS()
def m006_create_proposals(database: Database) -> None:
    """Create the table of changes that wait for a review."""
    for statement in _statements(schema_of_editors.PROPOSALS):
        database.conn.execute(statement)


@MIGRATIONS()
def m007_create_subscriptions(database: Database) -> None:
    """Create the tables of what chats are told of when it changes, or when it is there at last."""
    for statement in _statements(schema_of_chats.SUBSCRIPTIONS):
        database.conn.execute(statement)


@MIGRATIONS()
def m008_create_inbox(database: Database) -> None:
    """Let editors settle questions and reports, and let names of the lexicon have revisions."""
    for part in (
        schema_of_editors.INBOX,
        schema_of_editors.REVISION_MOVES,
        schema_of_editors.REVISION_OF_ALIASES,
        schema_of_editors.REVISION_HAS_MOVED,
    ):
        for statement in _statements(part):
            database.conn.execute(statement)


@MIGRATIONS()
def m009_create_proposed_imports(database: Database) -> None:
    """Create the table of what is in the files that wait for a review."""
    for statement in _statements(schema_of_editors.PROPOSED_IMPORTS):
        database.conn.execute(statement)


@MIGRATIONS()
def m010_let_sources_be_retired(database: Database) -> None:
    """Give sources a lifecycle, so that one that was added can be taken back."""
    for statement in _statements(schema_of_editors.RETIRED_SOURCES):
        database.conn.execute(statement)


@MIGRATIONS()
def m011_index_drafts(database: Database) -> None:
    """Let it be seen at once whether drafts of facts rest on a source."""
    database.conn.execute(schema_of_editors.DRAFT_FACTS)


def migrate(database: Database, migrations: Migrations = MIGRATIONS) -> None:
    """Bring the store to the present schema within the transaction that is open."""
    migrations.apply(database)
    _make_triggers(database.conn)
    database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.conn.execute(f"PRAGMA user_version = {len(migrations.applied(database))}")


def _make_triggers(connection: sqlite3.Connection) -> None:
    for name, statement in TRIGGERS.items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement)


def _statements(script: str) -> list[str]:
    # not executescript(), which would commit the open transaction first
    return [part for part in script.split(";") if part.strip()]
