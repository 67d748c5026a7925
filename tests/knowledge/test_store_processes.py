"""Several processes with one store: real ones."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.exchange.packaged import open_knowledge
from knowledge.store import Store

ROOT = Path(__file__).parents[2]
PACKAGE = Path(__file__).parent / "small_package"

COUNT = """
import sys
from pathlib import Path
from knowledge.revise import Author, Change, present, update_fact
from knowledge.store import open_store
from dataclasses import replace
from decimal import Decimal

store = open_store(Path(sys.argv[1]))
change = Change(Author(sys.argv[2], "test"), "counting")
done = 0
print("ready", flush=True)
sys.stdin.readline()
while done < 40:
    with store.change():
        record, version = present(store, "emigration-2024")
        state = store.reader.row("SELECT value, version FROM fact WHERE id = 'emigration-2024'")
        update_fact(
            store, replace(record, value=Decimal(int(state[0]) + 1)), change, expect=state[1]
        )
    done += 1
"""
FILL = """
import sys
from pathlib import Path
from knowledge.exchange import packaged, packaged_upgrade

def revise_and_wait(*arguments, revise=packaged_upgrade.revise, **options):
    version = revise(*arguments, **options)
    print("half-way", flush=True)
    if sys.argv[3] == "wait":
        sys.stdin.readline()
    return version

packaged_upgrade.revise = revise_and_wait
packaged.open_knowledge(Path(sys.argv[1]), data=Path(sys.argv[2])).close()
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_two_writers_at_once_lose_nothing(store: Store) -> None:
    processes = [start(COUNT, store.path, name) for name in ("one", "two")]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.communicate("go\n", timeout=20)
    assert [process.returncode for process in processes] == [0, 0]
    fact = store.fact("emigration-2024")
    assert (fact.value, fact.version) == (12732 + 80, 81)
    actors = store.reader.rows(
        "SELECT actor, count(*) FROM revision WHERE id = 'emigration-2024' GROUP BY actor"
    )
    assert actors == [("one", 40), ("package", 1), ("two", 40)]


def test_a_reader_sees_the_change_of_another_process_at_once(store: Store) -> None:
    generation = store.generation()
    assert store.fact("emigration-2024").version == 1
    process = start(COUNT, store.path, "other")
    process.communicate("go\n", timeout=20)
    assert store.generation() > generation
    assert store.fact("emigration-2024").version == 41


@pytest.mark.parametrize("number", [1, 8, 30])
def test_a_first_fill_that_is_killed_leaves_no_half_filled_store(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "migbot.sqlite3"
    process = start(FILL, path, PACKAGE, "wait")
    assert process.stdin is not None
    assert process.stdout is not None
    for _ in range(number):
        assert process.stdout.readline() == "half-way\n"
        process.stdin.write("on\n")
        process.stdin.flush()
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not path.exists()
    with open_knowledge(path, data=PACKAGE) as store:
        assert store.reader.rows("SELECT count(*) FROM fact") == [(16,)]


def test_what_a_crash_left_is_swept_away_later(tmp_path: Path) -> None:
    path = tmp_path / "migbot.sqlite3"
    old, new = (tmp_path / f"{path.name}.{name}.draft" for name in ("old", "new"))
    for draft in (old, new):
        draft.write_text("half")
    os.utime(old, (time.time() - 3600,) * 2)
    open_knowledge(path, data=PACKAGE).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name, new.name]


def test_processes_that_start_at_once_fill_one_store(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "migbot.sqlite3"
    processes = [start(FILL, path, PACKAGE, "go on") for _ in range(3)]
    for process in processes:
        process.communicate(timeout=20)
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM revision").fetchone() == (32,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
