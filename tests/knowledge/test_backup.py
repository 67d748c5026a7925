"""Backups of a store, and what is put back from them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.revise.check import findings
from knowledge.store import Store, StoreError, open_store
from knowledge.store.backup import back_up, verify
from knowledge.store.chat_settings import chat_language, set_chat_language
from knowledge.store.errors import DamagedStoreError, NewerStoreError, UnreachableStoreError
from knowledge.store.restore import StoreInUseError, restore
from knowledge.types.fact import Language

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


@pytest.fixture
def backup(store_file: Path, tmp_path: Path) -> Path:
    """A backup of a store that is open, and in which a chat speaks Kazakh."""
    file = tmp_path / "backup.sqlite3"
    with open_store(store_file) as store:
        set_chat_language(store, 77, Language.KAZAKH)
        back_up(store_file, file)
        set_chat_language(store, 77, Language.RUSSIAN)
    return file


def spoken(file: Path) -> Language | None:
    with open_store(file) as store:
        assert findings(store) == ()
        return chat_language(store, 77)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_a_backup_is_the_store_as_it_was_in_one_file_for_its_owner(backup: Path) -> None:
    assert names(backup.parent) == {"migbot.sqlite3", "backup.sqlite3"}
    assert backup.stat().st_mode & 0o777 == 0o600
    assert spoken(backup) is Language.KAZAKH


def test_a_backup_is_made_while_others_write(store_file: Path, tmp_path: Path) -> None:
    with open_store(store_file) as store, store.change() as database:
        database.conn.execute("INSERT INTO meta VALUES ('half', 'of a change')")
        back_up(store_file, tmp_path / "backup.sqlite3")
    with open_store(tmp_path / "backup.sqlite3") as copy:
        assert copy.reader.meta("half") == ""


def test_an_earlier_backup_is_replaced_only_by_a_whole_one(backup: Path, store_file: Path) -> None:
    store_file.write_bytes(store_file.read_bytes()[: 40 * 4096])
    with pytest.raises(StoreError):
        back_up(store_file, backup)
    assert spoken(backup) is Language.KAZAKH
    assert not [name for name in names(backup.parent) if name.endswith("draft")]


def test_a_backup_replaces_nothing_but_a_backup(store_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("the operator's")
    for taken in (other, store_file, tmp_path):
        with pytest.raises(StoreError, match="is no backup and is not written over"):
            back_up(store_file, taken)
    assert other.read_text() == "the operator's"


def test_what_is_no_store_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        back_up(tmp_path / "missing.sqlite3", tmp_path / "backup.sqlite3")
    assert names(tmp_path) == set()


def test_a_restored_store_is_that_of_the_backup_and_the_other_is_kept(
    backup: Path, store_file: Path
) -> None:
    aside = restore(backup, store_file, NOW)
    assert aside == store_file.with_name("migbot.sqlite3.before-20260310T093000Z")
    assert spoken(store_file) is Language.KAZAKH
    assert spoken(aside) is Language.RUSSIAN
    assert spoken(backup) is Language.KAZAKH


def test_a_store_is_restored_where_none_is(backup: Path, tmp_path: Path) -> None:
    store_file = tmp_path / "elsewhere" / "migbot.sqlite3"
    assert restore(backup, store_file, NOW) is None
    assert spoken(store_file) is Language.KAZAKH


def test_a_store_that_is_open_is_not_replaced(backup: Path, store_file: Path) -> None:
    with Store(store_file), pytest.raises(StoreInUseError, match="stop the bot"):
        restore(backup, store_file, NOW)
    assert spoken(store_file) is Language.RUSSIAN
    assert names(backup.parent) == {"migbot.sqlite3", "backup.sqlite3"}


def test_changes_that_stand_beside_a_store_are_kept_with_it(
    backup: Path, store_file: Path, tmp_path: Path
) -> None:
    left = tmp_path / "killed"
    left.mkdir()
    with open_store(store_file) as store:  # a copy of what a killed process leaves
        set_chat_language(store, 77, Language.ENGLISH)
        for ending in ("", "-wal", "-shm"):
            shutil.copy(f"{store_file}{ending}", left)
    killed = left / "migbot.sqlite3"
    aside = restore(backup, killed, NOW)
    assert aside is not None
    assert spoken(killed) is Language.KAZAKH
    assert spoken(aside) is Language.ENGLISH


def test_a_damaged_store_is_replaced_and_kept_as_it_is(backup: Path, store_file: Path) -> None:
    store_file.write_bytes(b"no store")
    aside = restore(backup, store_file, NOW)
    assert aside is not None
    assert spoken(store_file) is Language.KAZAKH
    assert aside.read_bytes() == b"no store"


def test_only_a_whole_backup_is_restored(backup: Path, store_file: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[20 * 4096 : 40 * 4096] = bytes(20 * 4096)
    backup.write_bytes(content)
    with pytest.raises(DamagedStoreError):
        restore(backup, store_file, NOW)
    assert spoken(store_file) is Language.RUSSIAN
    assert names(backup.parent) == {"migbot.sqlite3", "backup.sqlite3"}


def test_a_backup_of_a_newer_version_is_not_restored(backup: Path, store_file: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerStoreError):
        restore(backup, store_file, NOW)


def test_a_row_that_refers_to_nothing_is_found(backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("INSERT INTO indicator_text VALUES ('none', 'en', 'x', '')")
    with pytest.raises(DamagedStoreError):
        verify(backup)


@pytest.mark.parametrize("name", ["no-file/backup.sqlite3", "x" * 300])
def test_where_nothing_can_be_read_or_written_the_backup_is_named(
    store_file: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "no-file").mkdir()
    place = tmp_path / name
    with pytest.raises(UnreachableStoreError) as told:
        restore(place, store_file, NOW)
    assert told.value.path == place
    (tmp_path / "no-file").rmdir()
    (tmp_path / "no-file").touch()
    with pytest.raises(UnreachableStoreError) as told:
        back_up(store_file, place)
    assert told.value.path == place
    assert names(tmp_path) == {"migbot.sqlite3", "no-file"}
