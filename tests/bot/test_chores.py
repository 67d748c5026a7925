"""What goes on beside the conversation: it begins with the bot, survives failures, ends with it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from bot_api import START, TOKEN, BotApi, Clock, message
from double import Telegram
from telegram import Update
from telegram.error import TimedOut

from bot.operate.address import SocketFile
from bot.operate.backups import backups
from bot.operate.regularly import Regularly
from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.application import App, build_application
from bot.telegram.chores import Chores
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.store.errors import LockedStoreError

FAILURES = [
    LockedStoreError(Path("store")), sqlite3.OperationalError("my words"), TimedOut(), OSError(),
    ValueError("my words"), KeyError("my words"), AssertionError(), RecursionError(),
    TimeoutError(), asyncio.QueueEmpty(), UnicodeDecodeError("utf-8", b"", 0, 1, "my words"),
]  # fmt: skip


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
async def test_whatever_fails_is_logged_and_done_again(
    failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    done = asyncio.Queue[int]()

    async def work() -> None:
        done.put_nowait(1)
        raise failure

    chore = Regularly(work, timedelta(seconds=0))
    await chore.begin()
    for _ in range(3):
        await done.get()
    await chore.end()
    assert caplog.text.count("what is done regularly has failed") >= 2


async def asleep() -> None:
    """What is between two times."""


async def at_work() -> None:
    await asyncio.sleep(3600)


async def in_a_thread() -> None:
    await asyncio.to_thread(time.sleep, 0.2)


async def failing() -> None:
    raise LookupError


@pytest.mark.parametrize("work", [asleep, at_work, in_a_thread, failing])
async def test_at_the_end_nothing_goes_on(work: Callable[[], Awaitable[None]]) -> None:
    before = asyncio.all_tasks()
    chore = Regularly(work, timedelta(hours=1))
    await chore.end()  # it has not begun
    await chore.begin()
    await asyncio.sleep(0.01)
    await asyncio.wait_for(chore.end(), 1)
    await chore.end()
    assert asyncio.all_tasks() == before


async def test_one_that_cannot_be_ended_keeps_no_other_from_ending() -> None:
    class Stubborn:
        async def begin(self) -> None:
            """It begins."""

        async def end(self) -> None:
            raise OSError

    before = asyncio.all_tasks()
    chores = Chores([Regularly(at_work, timedelta(1)), Stubborn(), Regularly(asleep, timedelta(1))])
    await chores.begin()
    assert len(asyncio.all_tasks()) == len(before) + 2
    with pytest.raises(OSError):
        await chores.end()
    assert asyncio.all_tasks() == before


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(small_store: Store) -> Store:
    """A small store, as it is backed up again and again."""
    return small_store


@pytest.fixture
def bot(store: Store, clock: Clock, tmp_path: Path) -> Callable[[], App]:
    """Builds the bot as a process would, with all chores, each time with the same store."""
    settings = Settings(
        token=TOKEN, backup_dir=tmp_path / "backups", status=SocketFile(tmp_path / "status.sock"),
        _env_file=None,
    )  # fmt: skip

    def build() -> App:
        return build_application(
            settings, Engine(store), Renderer(store), store, request=BotApi(Telegram(clock)),
            now=clock, sleep=clock.sleep,
        )  # fmt: skip

    return build


async def run(application: App, until: Callable[[], bool] = lambda: True) -> None:
    """Begin and end as `run_polling` does."""
    async with application:
        await application.post_init(application)
        await application.start()
        while not until():
            await asyncio.sleep(0.01)
        await application.stop()
        await application.post_stop(application)


async def test_all_chores_begin_and_end_with_the_bot(bot: Callable[[], App]) -> None:
    before = asyncio.all_tasks()
    running: list[int] = []

    def count() -> bool:
        running.append(len(asyncio.all_tasks() - before))
        return True

    await run(bot(), count)
    assert running[0] >= 4  # the look at the store, old words, backups, news
    assert asyncio.all_tasks() == before


@pytest.mark.parametrize(("missed", "made"), [(0, 1), (23, 1), (25, 2), (24 * 30, 2)])
async def test_what_became_due_while_no_bot_ran_is_made_up_for_once_at_the_start(
    bot: Callable[[], App], clock: Clock, tmp_path: Path, missed: int, made: int
) -> None:
    folder = tmp_path / "backups"
    await run(bot(), lambda: len(backups(folder)) == 1)
    clock.now = START + timedelta(hours=missed)
    await run(bot(), lambda: len(backups(folder)) == made)
    assert len(backups(folder)) == made


async def test_readers_are_answered_while_all_chores_fail(
    bot: Callable[[], App], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError

    for name in ("bot.operate.backups.back_up", "bot.telegram.deliveries.subscriptions"):
        monkeypatch.setattr(name, fails)
    monkeypatch.setattr("bot.telegram.retention.forget_words_before", fails)
    application = bot()
    api = application.bot.request

    async with application:
        await application.post_init(application)
        raw = message("/fact balance-2024")
        api.telegram.learn(raw)
        await application.process_update(Update.de_json(raw, application.bot))
        await application.post_stop(application)
    (call,) = api.sent()
    assert "+16,550" in call.text
