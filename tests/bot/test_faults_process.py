"""The real process, while updates, the store and its file are not as they should be."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from bot_api import PRIVATE, READER, message
from people import EDITOR, grant, presses, says
from running import Running, running

from knowledge.store import open_store
from knowledge.store.backup import back_up, verify
from knowledge.store.roles import Role

pytestmark = pytest.mark.slow

ID = "immigration-2024-bns"
QUESTION = "immigration to Kazakhstan in 2024"
FIGURE, OTHER = "29,282", "31,007"
LOCKED = 20.0  # seconds
LOCK = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def store_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which someone may change facts."""
    path = Path(shutil.copy(filled_file, tmp_path_factory.mktemp("faults") / "migbot.sqlite3"))
    with open_store(path) as store:
        grant(store, EDITOR, Role.EDITOR)
    return path


@pytest.fixture(scope="module")
def bot(store_file: Path) -> Iterator[Running]:
    """One process for all tests, which ends well whatever they do to it."""
    with running(store_file.parent, store_file) as bot:
        yield bot
    assert bot.process.returncode == 0, bot.log
    assert bot.server.telegram.mistakes == []


def asked(text: str, chat: int = 77) -> dict[str, Any]:
    return message(text, chat={**PRIVATE, "id": chat}, user={**READER, "id": chat})


def test_an_update_that_cannot_be_read_holds_up_no_other(bot: Running) -> None:
    bad, worse, first, last = (asked("/balance 2024", chat) for chat in (77, 78, 81, 82))
    bad["message"]["chat"] = "none"
    del worse["message"]["message_id"]
    bot.server.telegram.waiting += [bad, worse]  # Telegram itself would know no such chat
    told = bot.answers(first, last, count=2)
    assert {call.parameters["chat_id"] for call in told} == {81, 82}
    bot.answers(asked("/balance 2022", 81))  # so that those of before are confirmed
    assert not {bad["update_id"], worse["update_id"]} & waiting(bot)
    log = bot.process.log()
    for update in (bad, worse):
        assert log.count(f"update {update['update_id']} cannot be read and is passed over") == 1


def waiting(bot: Running) -> set[int]:
    """The numbers of the updates that are not confirmed."""
    return {update["update_id"] for update in bot.server.telegram.waiting}


def test_updates_that_come_twice_and_in_another_order_are_answered_once(bot: Running) -> None:
    first, second, third = (asked("/balance 2024", chat) for chat in (83, 84, 85))
    told = bot.answers(third, first, second, first, third, count=3)
    assert {call.parameters["chat_id"] for call in told} == {83, 84, 85}
    bot.answers(asked("/balance 2023", 86))  # after which one too many would have come
    calls = [call.parameters["chat_id"] for call in bot.server.telegram.calls if call.text]
    assert [calls.count(chat) for chat in (83, 84, 85)] == [1, 1, 1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, which is soon full."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    yield tmp_path
    subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_full_disk_keeps_no_one_from_being_answered(small_disk: Path, store_file: Path) -> None:
    path = Path(shutil.copy(store_file, small_disk))
    with running(small_disk, path) as bot:
        (shown,) = bot.answers(says(EDITOR, f"/retire {ID} printed by mistake"))
        confirm = shown.buttons[0]["callback_data"]
        filling = fill(small_disk)
        (answer,) = bot.answers(asked("/balance 2024"))
        assert "+16,550" in answer.text
        (refused,) = bot.answers(presses(EDITOR, confirm))
        assert refused.text.startswith("The disk of the bot is full, so nothing was changed.")
        filling.unlink()
        (done,) = bot.answers(presses(EDITOR, confirm), method="editMessageText")
        assert done.text.startswith(f"Done: <code>{ID}</code>.")
    assert bot.process.returncode == 0
    assert noted(path) == 1
    verify(path)


def fill(folder: Path) -> Path:
    """Write a file until there is no room."""
    path = folder / "filling"
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    return path


@contextmanager
def locked(store_file: Path) -> Iterator[None]:
    """Another process changes the store, and does not come to an end within the block."""
    command = [sys.executable, "-c", LOCK, str(store_file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        yield
        process.communicate(b"end\n")


def test_a_store_locked_for_long_answers_and_is_changed_later(
    bot: Running, store_file: Path
) -> None:
    (shown,) = bot.answers(says(EDITOR, f"/retire {ID} printed by mistake"))
    bot.answers(asked("thank you"))
    time.sleep(2)  # until all questions are noted
    before, until = noted(store_file), time.monotonic() + LOCKED
    with locked(store_file):
        bot.server.tell(presses(EDITOR, shown.buttons[0]["callback_data"]))
        number = 0
        while time.monotonic() < until:
            began = time.monotonic()
            (answer,) = bot.answers(asked("/balance 2024", 1000 + number))
            assert "+16,550" in answer.text
            assert time.monotonic() - began < 2
            number += 1
            time.sleep(0.5)
        assert noted(store_file) == before
    (done,) = bot.server.wait_for("editMessageText")
    assert done.text.startswith(f"Done: <code>{ID}</code>.")
    wait_until_noted(store_file, before + number)


def noted(store_file: Path) -> int:
    with closing(sqlite3.connect(store_file)) as file:
        ((count,),) = file.execute("SELECT count(*) FROM question_log")
    return int(count)


def wait_until_noted(store_file: Path, count: int) -> None:
    until = time.monotonic() + 10
    while noted(store_file) < count:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert noted(store_file) == count


def test_a_store_that_takes_the_place_of_another_is_answered_from(
    bot: Running, store_file: Path, filled_file: Path
) -> None:
    other = Path(shutil.copy(filled_file, store_file.with_name("other.sqlite3")))
    with closing(sqlite3.connect(other, isolation_level=None)) as file:
        file.execute("UPDATE fact SET value = ? WHERE id = ?", (OTHER.replace(",", ""), ID))
    other.replace(store_file)
    time.sleep(2)
    (answer,) = bot.answers(asked(QUESTION))
    assert OTHER in answer.text
    bot.answers(asked("/lang en"))
    assert "was replaced, and is read anew" in bot.process.log()
    verify(store_file)
    store_file.unlink()
    (answer,) = bot.answers(asked(QUESTION))
    assert OTHER in answer.text
    (refused,) = bot.answers(asked("/lang ru"))
    assert refused.text.startswith("My store cannot be used for this at the moment")


def test_a_store_that_is_written_over_answers_nothing_until_a_backup_is_restored(
    filled_file: Path, tmp_path: Path
) -> None:
    path, backup = tmp_path / "migbot.sqlite3", tmp_path / "backup.sqlite3"
    shutil.copy(filled_file, path)
    back_up(path, backup)
    with running(tmp_path, path, MIGBOT_STATUS=f"unix:{tmp_path}/status.sock") as bot:
        (answer,) = bot.answers(asked(QUESTION))
        assert FIGURE in answer.text
        subprocess.run(["cp", str(backup), str(path)], check=True)
        for update in (asked(QUESTION, 78), asked("/balance 2024", 79), asked("/lang ru", 80)):
            (told,) = bot.answers(update)
            assert told.text.startswith("My store cannot be used for this at the moment")
        assert asyncio.run(well(tmp_path)) is False
    assert bot.process.returncode == 0, bot.log
    assert bot.log.count("nothing is answered any more") == 1
    assert "restore a backup: `migbot restore FILE`" in bot.log
    restore = [sys.executable, "-m", "bot", "restore", str(backup), "--db", str(path)]
    subprocess.run(restore, check=True)
    with running(tmp_path, path) as bot:
        (answer,) = bot.answers(asked(QUESTION))
        assert FIGURE in answer.text
    verify(path)


async def well(folder: Path) -> bool:
    """What the bot says of its health."""
    connector = aiohttp.UnixConnector(str(folder / "status.sock"))
    async with (
        aiohttp.ClientSession("http://bot", connector=connector) as session,
        session.get("/healthz") as response,
    ):
        return bool((await response.json())["well"])
