"""Backups that the running bot makes, and those that an operator makes and puts back."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from bot_api import Clock
from click.testing import CliRunner, Result

from bot.cli import migbot
from bot.operate.backups import Backups, backups
from knowledge.store import Store


@pytest.fixture
def store_file(small_file: Path, tmp_path: Path) -> Path:
    """A small store of the test's own, as each copy is read whole."""
    return Path(shutil.copy(small_file, tmp_path / "migbot.sqlite3"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def daily(store_file: Path, tmp_path: Path, clock: Clock) -> Backups:
    return Backups(store_file, tmp_path / "backups", timedelta(days=1), 2, clock)


def made(daily: Backups) -> list[str]:
    return [backup.file.name for backup in backups(daily.folder)]


async def test_a_backup_is_made_when_the_last_is_old_and_the_newest_are_kept(
    daily: Backups, clock: Clock
) -> None:
    assert daily.last() is None
    await daily.make_if_due()
    clock.pass_(hours=23)
    await daily.make_if_due()
    assert made(daily) == ["migbot-20260310T090000Z.sqlite3"]
    (daily.folder / "migbot-before-the-census.sqlite3").touch()
    for _ in range(3):
        clock.pass_(hours=25)
        await daily.make_if_due()
    assert made(daily) == ["migbot-20260313T100000Z.sqlite3", "migbot-20260314T110000Z.sqlite3"]
    assert (daily.folder / "migbot-before-the-census.sqlite3").exists()
    assert daily.last() == clock()


async def test_a_backup_from_the_future_keeps_none_from_being_made(
    daily: Backups, clock: Clock
) -> None:
    clock.pass_(days=400)
    await daily.make_if_due()
    clock.pass_(days=-399)
    await daily.make_if_due()
    assert len(made(daily)) == 2


async def test_a_backup_that_fails_is_told_and_tried_again(
    daily: Backups, caplog: pytest.LogCaptureFixture
) -> None:
    daily.folder.write_text("a file where the folder should be")
    await daily.make_if_due()
    assert "no backup was made" in caplog.text
    daily.folder.unlink()
    await daily.make_if_due()
    assert len(made(daily)) == 1


def run(*arguments: object) -> Result:
    return CliRunner().invoke(migbot, [*map(str, arguments)])


def test_an_operator_makes_a_backup_and_puts_it_back(store_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite3"
    first = run("backup", file, "--db", store_file)
    second = run("restore", file, "--db", store_file)
    assert (first.exit_code, first.output) == (
        0, f"{store_file} copied to {file}, and verified\n"
    )  # fmt: skip
    assert second.exit_code == 0
    assert second.output.startswith(f"{file} restored to {store_file}\nthe store of before is kept")


def test_nothing_is_restored_while_someone_has_the_store_open(
    store_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "backup.sqlite3"
    run("backup", file, "--db", store_file)
    with Store(store_file):
        result = run("restore", file, "--db", store_file)
    assert result.exit_code == 2
    assert result.stderr == f"{store_file}: the store is in use; stop the bot, then restore again\n"


def test_what_cannot_be_restored_is_told_in_one_sentence(store_file: Path, tmp_path: Path) -> None:
    result = run("restore", tmp_path / "missing.sqlite3", "--db", store_file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "missing.sqlite3: the store cannot be opened" in result.stderr


def test_the_store_of_the_settings_file_is_meant(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(f"MIGBOT_DB={store_file.name}\n")
    result = run("backup", "copy.sqlite3")
    assert result.output == f"{store_file.name} copied to copy.sqlite3, and verified\n"
