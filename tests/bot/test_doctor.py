"""What an operator is told of a bot that is well, and of one that is not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bot_api import TOKEN
from click.testing import CliRunner, Result
from double import BOT, Telegram
from double.server import Server

from bot.cli import migbot
from bot.doctor import Found, Level, examine
from bot.doctor.found import Kind
from bot.telegram.update_file import UpdateFile, beside
from knowledge.store import open_store

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
KEPT = {"level", "subject", "said", "advice"}


@pytest.fixture
def store_file(small_file: Path, tmp_path: Path) -> Path:
    """A small store of the test's own, as every look reads it whole."""
    return Path(shutil.copy(small_file, tmp_path / "migbot.sqlite3"))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A Telegram that knows the token of the environment."""
    with Server(Telegram(), TOKEN) as server:
        monkeypatch.setenv("MIGBOT_TOKEN", TOKEN)
        monkeypatch.setenv("MIGBOT_API_URL", server.address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield server


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def kinds(store_file: Path, now: datetime = NOW) -> list[Kind]:
    """What is found, but for the sources that are of late."""
    return [found.kind for found in examine(store_file, now) if found.kind is not Kind.SOURCE]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(migbot, ["doctor", *map(str, arguments)])


WELL = [
    Kind.SETTINGS_FIT, Kind.TOKEN, Kind.PRIVACY_ON, Kind.POLLING, Kind.STORE, Kind.NOT_IN_USE,
    Kind.DISK, Kind.NO_BACKUPS,
]  # fmt: skip


@pytest.mark.usefixtures("server")
def test_all_is_well(filled_file: Path) -> None:
    found = kinds(filled_file)
    assert found == WELL
    assert not [kind for kind in found if kind.value[0] is Level.PROBLEM]


def test_each_source_has_the_age_of_its_data(filled_file: Path) -> None:
    now = {found.values for found in examine(filled_file, NOW) if found.kind is Kind.SOURCE}
    later = NOW + timedelta(days=365)
    old = {found.values for found in examine(filled_file, later) if found.kind is Kind.OLD_SOURCE}
    assert (("source", "bns-6567"), ("newest", "2024"), ("days", "27")) in now
    assert (("source", "bns-6567"), ("newest", "2024"), ("days", "392")) in old
    assert len(now) == len(old) > 10


def test_without_a_token_telegram_is_not_asked_and_the_rest_is_looked_at(store_file: Path) -> None:
    result = run("--db", store_file)
    assert result.exit_code == 0
    assert "none is set, so that Telegram was not asked" in result.output
    assert "is whole and consistent" in result.output


def test_without_a_network_it_is_said_so_and_the_rest_is_looked_at(
    store_file: Path, server: Server
) -> None:
    server.stop()
    result = run("--db", store_file)
    assert result.exit_code == 1
    assert f"{server.address}/ cannot be reached" in result.output
    assert "is whole and consistent" in result.output
    assert TOKEN not in result.output


def test_a_token_that_telegram_does_not_know(
    store_file: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIGBOT_TOKEN", "123456:another-token-that-nobody-knows-here")
    assert kinds(store_file)[1] is Kind.UNKNOWN_TOKEN


@pytest.mark.parametrize(
    ("member", "value", "kind"),
    [
        ("can_read_all_group_messages", True, Kind.PRIVACY_OFF),
        ("can_join_groups", False, Kind.NO_GROUPS),
        ("supports_inline_queries", False, Kind.NO_INLINE),
    ],
)
def test_what_is_set_at_botfather(
    store_file: Path, server: Server, monkeypatch: pytest.MonkeyPatch, member: str, value: bool,
    kind: Kind,
) -> None:  # fmt: skip
    monkeypatch.setitem(BOT, member, value)
    assert kind in kinds(store_file)


class Case(NamedTuple):
    """What is set here, what Telegram has, and what is found."""

    here: str
    there: dict[str, Any]
    kinds: list[Kind]


HERE = "https://bot.example.org/updates"
FAILED = {"last_error_date": int(NOW.timestamp()) - 60, "last_error_message": "Connection refused"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "case",
    [
        Case("", {"url": ""}, [Kind.POLLING]),
        Case("", {"url": "", **FAILED}, [Kind.POLLING]),
        Case("", {"url": HERE}, [Kind.WEBHOOK_IN_THE_WAY]),
        Case("", {"url": "", "pending_update_count": 101}, [Kind.POLLING, Kind.MANY_WAIT]),
        Case(HERE, {"url": HERE}, [Kind.WEBHOOK]),
        Case(HERE, {"url": ""}, [Kind.WEBHOOK_NOT_SET]),
        Case(HERE, {"url": f"{HERE}/old"}, [Kind.TAKEN_OVER]),
        Case(HERE, {"url": HERE, **FAILED}, [Kind.WEBHOOK, Kind.WEBHOOK_FAILS]),
        Case(HERE, {"url": HERE, **FAILED, "last_error_date": 1}, [Kind.WEBHOOK]),
    ],
)
def test_how_updates_come(
    store_file: Path, server: Server, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    monkeypatch.setenv("MIGBOT_WEBHOOK", str(bool(case.here)))
    monkeypatch.setenv("MIGBOT_WEBHOOK_URL", case.here)
    server.telegram.methods.webhook = case.there
    assert kinds(store_file)[3 : 3 + len(case.kinds)] == case.kinds
    assert kinds(store_file)[3 + len(case.kinds)] is Kind.STORE


@pytest.mark.parametrize(
    ("there", "who"), [(f"{HERE}/old", f"{HERE}/old"), ("", "a bot that polls")]
)
def test_another_bot_that_gets_the_updates_of_the_one_that_runs(
    store_file: Path, server: Server, monkeypatch: pytest.MonkeyPatch, there: str, who: str
) -> None:
    monkeypatch.setenv("MIGBOT_WEBHOOK", "1")
    monkeypatch.setenv("MIGBOT_WEBHOOK_URL", HERE)
    server.telegram.methods.webhook = {"url": there}
    with UpdateFile(beside(store_file)):
        result = run("--db", store_file)
    assert result.exit_code == 1
    assert f"go to {who}, not to {HERE}, where a bot with this store waits" in result.output
    assert "end one of the two, and start the other one anew" in result.output


def test_a_setting_that_does_not_fit(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGBOT_MAX_RATE", "fast")
    result = run("--db", store_file)
    assert result.exit_code == 1
    assert "MIGBOT_MAX_RATE: Input should be a valid number" in result.output
    assert "is whole and consistent" in result.output


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing" / "migbot.sqlite3"
    assert Kind.NO_STORE in kinds(missing)
    assert not missing.parent.exists()


def test_a_damaged_store(store_file: Path) -> None:
    content = bytearray(store_file.read_bytes())
    content[10 * 4096 : 50 * 4096] = bytes(40 * 4096)
    store_file.write_bytes(content)
    result = run("--db", store_file)
    assert result.exit_code == 1
    assert "restore a backup" in result.output


def test_facts_that_are_not_consistent(store_file: Path) -> None:
    with open_store(store_file) as store, store.change() as database:
        database.conn.execute("UPDATE fact SET value = value + 1 WHERE id = 'balance-2024'")
    (found,) = [found for found in examine(store_file, NOW) if found.kind is Kind.INCONSISTENT]
    assert "balance-2024" in found.said
    assert "migbot facts check" in found.advice


def test_a_store_of_an_earlier_version_is_left_as_it_is(store_file: Path) -> None:
    with open_store(store_file) as store, store.change() as database:
        database.conn.execute("PRAGMA user_version = 1")
    before = store_file.read_bytes()
    assert Kind.OLDER_SCHEMA in kinds(store_file)
    assert store_file.read_bytes() == before


def test_whether_a_bot_runs(store_file: Path) -> None:
    before = kinds(store_file)
    with UpdateFile(beside(store_file)):
        during = kinds(store_file)
    after = kinds(store_file)
    assert Kind.NOT_IN_USE in before
    assert Kind.IN_USE in during
    assert Kind.NOT_IN_USE in after


@pytest.mark.usefixtures("server")
def test_a_token_that_others_can_read(store_file: Path, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"MIGBOT_TOKEN={TOKEN}\n")
    file.chmod(0o644)
    opened = kinds(store_file)
    file.chmod(0o640)
    assert Kind.OPEN_SECRETS in opened
    assert Kind.OPEN_SECRETS not in kinds(store_file)


def test_a_disk_that_is_nearly_full(store_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(store_file)._replace(free=90_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    (found,) = [found for found in examine(store_file, NOW) if found.kind is Kind.SHORT_DISK]
    assert found.said == f"only 90 MB are free beside {store_file}, and 100 are needed"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (None, Kind.NO_BACKUP_YET),
        ("migbot-20261126T110000Z.sqlite3", Kind.OLD_BACKUP),
        ("migbot-20261126T130000Z.sqlite3", Kind.BACKUP),
    ],
)
def test_the_age_of_the_last_backup(
    store_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None, kind: Kind
) -> None:
    monkeypatch.setenv("MIGBOT_BACKUP_DIR", str(tmp_path / "backups"))
    if name is not None:
        (tmp_path / "backups").mkdir()
        (tmp_path / "backups" / name).touch()
    assert kinds(store_file)[-1] is kind


def test_programs_read_an_object_a_line(store_file: Path) -> None:
    result = run("--json", "--db", store_file)
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert all(set(line) == KEPT for line in lines)
    assert lines[0] == {"level": "ok", "subject": "settings", "said": "all fit", "advice": ""}


@pytest.mark.parametrize("kind", list(Kind))
def test_whatever_is_wrong_has_an_advice(kind: Kind) -> None:
    found = Found.of(kind)
    assert bool(found.advice) == (found.level is not Level.OK)
