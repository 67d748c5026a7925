"""The store file is replaced, deleted or moved away while it is open."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from knowledge.answer.engine import Engine
from knowledge.store import Store, open_store
from knowledge.store.backup import back_up, verify
from knowledge.store.connection import SCHEMA_VERSION
from knowledge.store.errors import GoneStoreError, ReplacedStoreError

TODAY = date(2026, 3, 10)
VALUE = "UPDATE fact SET value = ? WHERE id = 'emigration-2024-bns'"


@pytest.fixture
def store(filled_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The packaged data in a file of the test's own, of which something is read and changed."""
    with open_store(Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3"))) as store:
        set_value(store, 100)
        assert answer(store) == 100
        yield store


@pytest.fixture
def other(filled_file: Path, tmp_path: Path) -> Path:
    """Another store, in which as much was changed."""
    path = Path(shutil.copy(filled_file, tmp_path / "other.sqlite3"))
    with open_store(path) as store:
        set_value(store, 200)
    return path


def set_value(store: Store, value: int) -> None:
    with store.change() as database:
        database.execute(VALUE, (value,))


def value_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        (value,) = file.execute(
            "SELECT value FROM fact WHERE id = 'emigration-2024-bns'"
        ).fetchone()
    return int(value)


def answer(store: Store, engine: Engine | None = None) -> int:
    found = (engine or Engine(store)).ask("how many left Kazakhstan in 2024", today=TODAY)
    return int(found.figures()[0].value)


def moved_over(other: Path, store: Store) -> None:
    other.replace(store.path)


def moved_there_once_the_old_is_elsewhere(other: Path, store: Store) -> None:
    store.path.rename(store.path.with_name("old.sqlite3"))
    other.rename(store.path)


def copied_there_once_all_is_deleted(other: Path, store: Store) -> None:
    for ending in ("", "-wal", "-shm"):
        store.path.with_name(f"{store.path.name}{ending}").unlink(missing_ok=True)
    shutil.copy(other, store.path)


def restored_from_a_backup(other: Path, store: Store) -> None:
    backup = other.with_name("backup.sqlite3")
    back_up(other, backup)
    backup.replace(store.path)


@pytest.mark.slow
@pytest.mark.parametrize(
    "replaced",
    [
        moved_over,
        moved_there_once_the_old_is_elsewhere,
        copied_there_once_all_is_deleted,
        restored_from_a_backup,
    ],
)
def test_the_next_question_is_answered_out_of_the_new_store(
    store: Store, other: Path, replaced: Callable[[Path, Store], None]
) -> None:
    engine, before = Engine(store), store.generation()
    replaced(other, store)
    assert answer(store, engine) == 200
    assert store.generation() > before
    set_value(store, 201)
    assert answer(store, engine) == 201
    store.close()
    assert value_in(store.path) == 201
    verify(store.path)


def test_what_was_changed_before_stands_in_the_file_that_was_moved_away(
    store: Store, other: Path
) -> None:
    moved_there_once_the_old_is_elsewhere(other, store)
    assert answer(store) == 200
    assert value_in(store.path.with_name("old.sqlite3")) == 100


def test_several_that_have_it_open_follow_one_after_the_other(store: Store, other: Path) -> None:
    with open_store(store.path) as second:
        assert answer(second) == 100
        moved_over(other, store)
        assert answer(store) == 200
        set_value(store, 201)
        assert answer(second) == 201
        set_value(second, 202)
    assert answer(store) == 202
    store.close()
    assert value_in(store.path) == 202
    verify(store.path)


def test_a_change_of_a_store_that_has_gone_is_refused(store: Store, other: Path) -> None:
    moved_over(other, store)
    with pytest.raises(ReplacedStoreError, match="nothing was changed; try again"):
        set_value(store, 101)
    assert answer(store) == 200
    set_value(store, 201)
    assert answer(store) == 201


def test_a_change_during_which_the_store_is_replaced_is_refused(store: Store, other: Path) -> None:
    with pytest.raises(ReplacedStoreError), store.change() as database:
        database.execute(VALUE, (101,))
        moved_over(other, store)
        assert answer(store) == 100  # the change may read, and must not read of two stores
    assert answer(store) == 200


def test_a_deleted_store_answers_until_one_is_put_back_and_takes_no_changes(
    store: Store, other: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Engine(store)
    store.path.unlink()
    for _ in range(2):
        assert answer(store, engine) == 100
    with pytest.raises(GoneStoreError, match="put it back, or restart"):
        set_value(store, 101)
    assert not store.path.exists()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    other.rename(store.path)
    assert answer(store, engine) == 200


def junk(path: Path) -> None:
    path.write_text("no store")


def half_copied(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def of_version(number: int) -> Callable[[Path], None]:
    def mark(path: Path) -> None:
        with closing(sqlite3.connect(path)) as file:
            file.execute(f"PRAGMA user_version = {number}")

    return mark


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (junk, "is not a store"),
        (half_copied, "is damaged"),
        (of_version(SCHEMA_VERSION + 1), "newer version"),
        (of_version(SCHEMA_VERSION - 1), "restart to bring it up to date"),
    ],
)
def test_what_cannot_be_read_takes_no_place(
    store: Store, other: Path, spoil: Callable[[Path], None], said: str,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    spoil(other)
    content = other.read_bytes()
    moved_over(other, store)
    engine = Engine(store)
    for _ in range(2):
        assert answer(store, engine) == 100
    with pytest.raises(ReplacedStoreError):
        set_value(store, 101)
    assert store.path.read_bytes() == content
    (record,) = caplog.records
    assert said in record.message
