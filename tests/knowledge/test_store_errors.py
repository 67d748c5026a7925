"""Files that are no store, or cannot be read or written: each gets one clear sentence."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from knowledge.exchange.packaged import open_knowledge
from knowledge.store import Store, StoreError, connection, errors, open_store, write

PACKAGE = Path(__file__).parent / "small_package"
CHANGE = "UPDATE source SET title = 'Other' WHERE id = 'article'"
NOBODY = 65534


@pytest.fixture(autouse=True)
def _brief_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT", 0.05)
    monkeypatch.setattr(write, "PATIENCE", 0.05)


@pytest.fixture
def folder(store: Store, small_file: Path) -> Iterator[Path]:
    """A folder with a store, where rights can be taken away even from root's tests."""
    with store.change() as database:  # whatever is imported late is imported now
        database.execute(CHANGE)
    made = Path(tempfile.mkdtemp())
    shutil.copy(small_file, made / "migbot.sqlite3")
    shutil.copytree(PACKAGE, made / "package")
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@contextmanager
def without_rights(folder: Path, file_mode: int, folder_mode: int) -> Iterator[None]:
    """As somebody who may do no more than the modes say."""
    (folder / "migbot.sqlite3").chmod(file_mode)
    folder.chmod(folder_mode)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def check_sentence(error: Exception, path: Path, part: str) -> None:
    text = str(error)
    assert text.startswith(f"{path}: ")
    assert part in text
    assert "\n" not in text
    assert ";" in text  # what is wrong; how to mend it


def test_a_text_file_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes. " * 100)
    with pytest.raises(errors.NotAStoreError) as caught:
        open_knowledge(path, data=PACKAGE)
    check_sentence(caught.value, path, "is not a store of migration facts")
    assert path.read_text().startswith("These are my notes.")


def test_another_database_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    with pytest.raises(errors.NotAStoreError):
        open_knowledge(path, data=PACKAGE)


def test_a_newer_store_is_left_alone(store_file: Path) -> None:
    with sqlite3.connect(store_file) as newer:
        newer.execute("PRAGMA user_version = 99")
    before = store_file.read_bytes()
    with pytest.raises(errors.NewerStoreError) as caught:
        open_knowledge(store_file, data=PACKAGE)
    check_sentence(caught.value, store_file, "written by a newer version")
    assert store_file.read_bytes() == before


def test_a_damaged_store(store_file: Path) -> None:
    content = bytearray(store_file.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    store_file.write_bytes(content)
    with pytest.raises(errors.DamagedStoreError) as caught:
        open_knowledge(store_file, data=PACKAGE)
    check_sentence(caught.value, store_file, "damaged")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="check the folder"):
        open_knowledge(tmp_path, data=PACKAGE)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="check the folder"):
        open_knowledge(tmp_path / "file" / "migbot.sqlite3", data=PACKAGE)


def test_no_file_is_made_by_opening_one(tmp_path: Path) -> None:
    with pytest.raises(errors.UnreachableStoreError):
        open_store(tmp_path / "missing.sqlite3")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o644, 0o555)])
def test_a_read_only_store_answers_and_refuses_changes(
    folder: Path, file_mode: int, folder_mode: int
) -> None:
    path = folder / "migbot.sqlite3"
    (folder / "package" / "VERSION").write_text("newer\n")
    with (
        without_rights(folder, file_mode, folder_mode),
        open_knowledge(path, data=folder / "package") as store,
    ):
        assert store.fact("emigration-2024").value == 12732
        with pytest.raises(StoreError) as caught, store.change() as database:
            database.execute(CHANGE)
    assert isinstance(caught.value, errors.ReadOnlyStoreError | errors.UnreachableStoreError)
    check_sentence(caught.value, path, "the store")


def test_a_store_without_any_rights(folder: Path) -> None:
    path = folder / "migbot.sqlite3"
    with without_rights(folder, 0o000, 0o755), pytest.raises(StoreError) as caught:
        open_knowledge(path, data=PACKAGE)
    check_sentence(caught.value, path, "cannot be opened")


def test_a_folder_where_nothing_can_be_made(folder: Path) -> None:
    path = folder / "other.sqlite3"
    with without_rights(folder, 0o644, 0o555), pytest.raises(StoreError) as caught:
        open_knowledge(path, data=PACKAGE)
    check_sentence(caught.value, path, "check the folder")
    assert not path.exists()


def test_a_locked_store_answers_and_refuses_changes(store_file: Path) -> None:
    with open_knowledge(store_file, data=PACKAGE) as store:
        other = sqlite3.connect(store_file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert store.fact("emigration-2024").value == 12732
        with pytest.raises(errors.LockedStoreError) as caught, store.change():
            pass
        check_sentence(caught.value, store_file, "keeps the store locked")
        other.execute("ROLLBACK")
        other.close()
        with store.change() as database:
            assert database.execute(CHANGE).rowcount == 1


def test_a_store_that_is_locked_even_for_reading(store_file: Path) -> None:
    other = sqlite3.connect(store_file, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(errors.LockedStoreError):
        open_knowledge(store_file, data=PACKAGE)
    other.close()


def test_a_failed_change_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.change() as database:
        database.execute(CHANGE)
        with pytest.raises(KeyError), store.change() as inner:
            inner.execute("UPDATE source SET author = 'Nobody' WHERE id = 'article'")
            raise KeyError
        (author,) = database.execute("SELECT author FROM source WHERE id = 'article'").fetchone()
        assert author == "A. Author"
        raise ZeroDivisionError
    assert store.source("article").title == "An article"


def test_an_old_sqlite_is_named(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(errors.OutdatedSQLiteError, match=r"3\.37 or later"):
        open_store(store_file)
