"""Stores that earlier releases wrote: they open, come to the present schema and lose nothing."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from retiring import NEW, bring, retire_article
from sqlite_utils.migrations import Migrations

from knowledge.revise import history, present_source
from knowledge.revise.check import findings
from knowledge.revise.review import approve
from knowledge.revise.sources import source_state
from knowledge.revise.submitted import Decision
from knowledge.store import open_store
from knowledge.store.connection import SCHEMA_VERSION, connect_writer
from knowledge.store.migrations import MIGRATIONS, migrate
from knowledge.store.states import Entity
from knowledge.store.triggers import TRIGGERS
from knowledge.store.write import immediate, writable
from knowledge.types.fact import Lifecycle

ROOT = Path(__file__).parents[2]
FIRST = Path(__file__).parent / "earlier_stores" / "version_1.sql"
ADDED = {  # what a store may hold since each version
    3: """INSERT INTO feedback (day, language, slots, text)
        VALUES ('2026-05-02', 'kk', '{}', 'ескі сан')""",
    4: "INSERT INTO chat_settings (chat, answers_mentions) VALUES (200, 0)",
    5: "INSERT INTO granted_role VALUES (7, 'editor', 1, '2026-05-03T10:00:00+00:00')",
}
YOUNGER = {  # triggers that earlier releases did not make
    10: (
        "fact_source_is_not_retired_at_insert", "fact_source_is_not_retired_at_update",
        "source_is_retired_alone_at_insert", "source_is_retired_alone_at_update",
        "source_is_never_deleted",
    ),
}  # fmt: skip
HALF_WAY = """
import sys
from pathlib import Path
from knowledge.store import migrations, open_store

def wait(connection):
    print("half-way", flush=True)
    sys.stdin.readline()

migrations._make_triggers = wait
open_store(Path(sys.argv[1]))
"""
Contents = dict[str, tuple[list[str], list[tuple[object, ...]]]]


def written_by(version: int, path: Path) -> Path:
    """A store as the release with this schema version left it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    migrations = Migrations("knowledge")
    for migration in MIGRATIONS._migrations[:version]:
        migrations(name=migration.name)(migration.fn)
    with closing(connect_writer(path)) as connection:
        with immediate(database := writable(connection)):
            migrate(database, migrations)
        for trigger in (name for since in YOUNGER if since > version for name in YOUNGER[since]):
            connection.execute(f"DROP TRIGGER {trigger}")
        for since, statement in ADDED.items():
            if since <= version:
                connection.execute(statement)
    return path


def contents(path: Path, columns: dict[str, list[str]] | None = None) -> Contents:
    """All rows of all tables, or of these columns of them."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: (names, connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall())
            for table, names in (columns or tables(connection)).items()
        }


def tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%sqlite_%'"
    ).fetchall()
    return {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        for (name,) in names
    }


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_store_of_an_earlier_version_opens_and_loses_nothing(
    tmp_path: Path, version: int
) -> None:
    path = written_by(version, tmp_path / "migbot.sqlite3")
    before = contents(path)
    assert len(before["revision"][1]) == 33
    with open_store(path) as store:
        assert store.reader.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
        assert dict(store.reader.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) == TRIGGERS  # fmt: skip
        assert findings(store) == ()
        (first, last) = history(store, "emigration-ru-2024")
        assert (first.after["value"], last.after["value"]) == (8742.5, 8743)
        assert (last.actor, last.batch, last.reason) == (
            "editor-1", "import-1", "the yearbook came out",
        )  # fmt: skip
    assert contents(path, {table: names for table, (names, _) in before.items()}) == before


def test_a_migration_that_is_killed_half_way_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = written_by(1, tmp_path / "migbot.sqlite3")
    before = contents(path)
    process = subprocess.Popen(
        [sys.executable, "-c", HALF_WAY, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "half-way\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert contents(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    with open_store(path) as store:
        assert findings(store) == ()


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written_by(1, tmp_path / "migbot.sqlite3")
    before = contents(path)

    def fail(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("no such column")

    with monkeypatch.context() as patched, pytest.raises(sqlite3.OperationalError):
        patched.setattr("knowledge.store.migrations._make_triggers", fail)
        open_store(path)
    assert contents(path) == before
    open_store(path).close()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_source_of_an_earlier_version_is_retired_and_brought_back(
    tmp_path: Path, version: int
) -> None:
    with open_store(written_by(version, tmp_path / "migbot.sqlite3")) as store:
        first, _ = present_source(store, "article")
        retire_article(store)
        assert [source.id for source in store.retired_sources()] == ["article"]
        bring(store, "article", Lifecycle.PUBLISHED)
        created, retired, restored = history(store, "article", Entity.SOURCE)
        assert (created.after, restored.after) == (source_state(first), source_state(first))
        assert retired.after == {**source_state(first), "lifecycle": "retired"}
        assert findings(store) == ()


def test_a_source_that_waits_for_a_review_since_before_sources_had_a_lifecycle_is_added(
    tmp_path: Path,
) -> None:
    path = written_by(9, tmp_path / "migbot.sqlite3")
    after = {key: text for key, text in source_state(NEW).items() if key != "lifecycle"}
    change = {"entity": "source", "before": None, "after": after, "version": 0}
    document = json.dumps({"changes": [change], "reason": "it came out"})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO proposal (author, language, document, at) VALUES (?, ?, ?, ?)",
            (502, "en", document, "2026-03-01T10:00:00+00:00"),
        )
    with open_store(path) as store:
        approve(store, 1, Decision(504, "2026-03-02T10:00:00+00:00"), "telegram")
        assert present_source(store, NEW.id) == (NEW, 1)
        assert findings(store) == ()
