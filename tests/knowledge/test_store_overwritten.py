"""Another program writes into the store file while it is open, such as `cp`."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from knowledge.answer.engine import Engine
from knowledge.store import Store, open_store
from knowledge.store.backup import back_up
from knowledge.store.errors import OverwrittenStoreError

VALUE = "UPDATE fact SET value = ? WHERE id = 'emigration-2024-bns'"
BRING_IN = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], timeout=30)
for number in range(int(sys.argv[2])):
    file.execute("PRAGMA wal_checkpoint")
    file.execute("UPDATE question_log SET day = day")
    file.commit()
"""


@pytest.fixture(scope="module")
def made_backup(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("backups") / "backup.sqlite3"
    back_up(filled_file, file)
    return file


@pytest.fixture
def backup(made_backup: Path, tmp_path: Path) -> Path:
    """A backup that the test may move or change."""
    return Path(shutil.copy(made_backup, tmp_path / made_backup.name))


@pytest.fixture
def store(filled_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store that a bot guards, in whose log stands a change."""
    store = open_store(Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3")))
    store.guard()
    change(store, 100)
    assert answer(store) == 100
    yield store
    store.close()


def change(store: Store, value: int) -> None:
    with store.change() as database:
        database.execute(VALUE, (value,))


def answer(store: Store) -> int:
    found = Engine(store).ask("how many left Kazakhstan in 2024", today=date(2026, 3, 10))
    return int(found.figures()[0].value)


def copied(other: Path, store: Path) -> None:
    shutil.copyfile(other, store)


def cut_off(_: Path, store: Path) -> None:
    os.truncate(store, 4096)


def emptied(_: Path, store: Path) -> None:
    os.truncate(store, 0)


def written_by_an_editor(_: Path, store: Path) -> None:
    store.write_text("facts about migration")


@pytest.mark.parametrize("overwrite", [copied, cut_off, emptied, written_by_an_editor])
def test_nothing_is_answered_or_changed_any_more(
    store: Store, backup: Path, caplog: pytest.LogCaptureFixture,
    overwrite: Callable[[Path, Path], None],
) -> None:  # fmt: skip
    overwrite(backup, store.path)
    for _ in range(2):
        with pytest.raises(OverwrittenStoreError, match=r"restore a backup: `migbot restore FILE`"):
            answer(store)
        with pytest.raises(OverwrittenStoreError):
            change(store, 300)
    assert caplog.text.count("nothing is answered any more") == 1


def test_what_takes_its_place_is_read(store: Store, backup: Path) -> None:
    copied(backup, store.path)
    with pytest.raises(OverwrittenStoreError):
        answer(store)
    backup.replace(store.path)
    assert answer(store) == 12_732
    change(store, 200)
    assert answer(store) == 200
    written_by_an_editor(backup, store.path)
    with pytest.raises(OverwrittenStoreError):
        answer(store)


def test_touching_it_does_nothing(store: Store) -> None:
    os.utime(store.path)
    assert answer(store) == 100
    change(store, 200)
    assert answer(store) == 200


def test_what_sqlite_writes_is_never_taken_for_another_program(store: Store) -> None:
    command = [sys.executable, "-c", BRING_IN, str(store.path), "20"]
    with subprocess.Popen(command) as process:
        value = 1000
        while process.poll() is None:
            store.generation()
            value += 1
            change(store, value)
            store.generation()
        with closing(sqlite3.connect(store.path)) as file:
            file.execute("PRAGMA wal_checkpoint(RESTART)")
            file.execute("VACUUM")
        assert process.returncode == 0
    assert answer(store) == value


def test_after_a_crash_it_is_noticed_from_the_start(
    filled_file: Path, backup: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed.sqlite3"
    shutil.copy(filled_file, crashed)
    with open_store(crashed) as store:
        change(store, 100)
        for ending in ("", "-wal"):  # as a killed process leaves them
            shutil.copy(f"{crashed}{ending}", f"{tmp_path / 'left.sqlite3'}{ending}")
    left = open_store(tmp_path / "left.sqlite3")
    left.guard()
    assert answer(left) == 100
    copied(backup, left.path)
    with pytest.raises(OverwrittenStoreError):
        answer(left)
    left.close()


def test_what_can_only_be_read_is_not_guarded(filled_file: Path) -> None:
    with open_store(filled_file) as store:
        store.guard()
        assert answer(store) == 12_732
