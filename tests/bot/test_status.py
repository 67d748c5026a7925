"""Health and measurements of the running bot, over HTTP."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from bot_api import TOKEN, BotApi, Chat, Clock, Failure, message
from double import Telegram
from prometheus_client.parser import text_string_to_metric_families
from telegram import Update

from bot.operate.address import ListeningError, SocketFile
from bot.operate.journal import Entry, note_timing
from bot.operate.metrics import Metrics
from bot.operate.pulse import Pulse, health
from bot.operate.status import Status
from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.application import build_application
from bot.telegram.update_queue import Incoming
from knowledge.answer.engine import Engine, Timing
from knowledge.store import Store
from knowledge.types.answer import Status as AnswerStatus
from knowledge.types.fact import Language

Get = Callable[[str], Any]


@pytest_asyncio.fixture
async def get(tmp_path: Path) -> AsyncIterator[Get]:
    """Asks for a path at the socket of the status."""
    connector = aiohttp.UnixConnector(str(tmp_path / "status.sock"))
    async with aiohttp.ClientSession("http://bot", connector=connector) as session:

        async def get(path: str) -> tuple[int, Any]:
            async with session.get(path) as response:
                is_json = response.content_type == "application/json"
                return response.status, await (response.json() if is_json else response.text())

        yield get


@pytest_asyncio.fixture
async def watched(store: Store, tmp_path: Path) -> AsyncIterator[Chat]:
    """A chat with a bot that tells its status."""
    clock = Clock()
    api = BotApi(Telegram(clock))
    settings = Settings(token=TOKEN, status=SocketFile(tmp_path / "status.sock"), _env_file=None)
    application = build_application(
        settings, Engine(store, note_timing), Renderer(store), store, request=api, now=clock,
        sleep=clock.sleep,
    )  # fmt: skip
    async with application:
        await application.post_init(application)
        yield Chat(application, api, clock)
        await application.post_stop(application)


async def feed(chat: Chat, text: str) -> None:
    """Have a text answered and noted, and go on."""
    await chat.feed(message(text))  # which ends with what a bot does at its end
    await chat.application.post_init(chat.application)


def numbers(text: str) -> dict[tuple[str, ...], float]:
    """The measurements by their names and labels."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_what_the_bot_does_is_counted(watched: Chat, get: Get) -> None:
    watched.api.fail("sendMessage", Failure(502, "Bad Gateway"))
    await feed(watched, "net migration 2023")
    await feed(watched, "сколько людей уехало из Украины в 2024")
    _, text = await get("/metrics")
    found = numbers(text)
    assert found["migbot_updates_total", "message", "answered"] == 2
    assert found["migbot_answers_total", "en", "answered"] == 1
    assert found["migbot_answers_total", "ru", "no_data"] == 1
    assert found["migbot_telegram_errors_total", "NetworkError"] == 1
    for name in ("understanding", "store", "update"):
        assert found[f"migbot_{name}_seconds_count",] == 2
        assert found[f"migbot_{name}_seconds_sum",] > 0
    assert found["migbot_sending_seconds_count",] >= 2
    assert found["migbot_well",] == 1
    assert found["migbot_facts",] > 1500
    assert found["migbot_last_update_timestamp_seconds",] == watched.clock().timestamp()


async def test_updates_that_wait_are_counted(watched: Chat, get: Get) -> None:
    for raw in (message("net migration 2023"), message("and in 2022?")):
        update = Update.de_json(raw, watched.application.bot)
        watched.application.update_queue.take([Incoming(update, json.dumps(raw))])
    _, text = await get("/metrics")
    assert numbers(text)["migbot_queued_updates",] == 2


async def test_questions_without_an_answer_are_counted_as_the_log_has_them(
    watched: Chat, get: Get
) -> None:
    await feed(watched, "emigration to Kenya 2024")
    _, text = await get("/metrics")
    assert numbers(text)["migbot_unanswered_questions",] == 1


async def test_health_tells_when_an_update_was_last_seen(watched: Chat, get: Get) -> None:
    status, before = await get("/healthz")
    watched.clock.pass_(minutes=2)
    await feed(watched, "thanks")
    watched.clock.pass_(minutes=1)
    _, after = await get("/healthz")
    assert status == 200
    assert (before["well"], before["store"], before["last_update"]) == (True, "readable", None)
    assert (after["uptime_seconds"], after["seconds_since_poll"]) == (180, 180)
    assert after["last_update"] == "2026-03-10T09:02:00+00:00"


async def test_a_store_that_cannot_be_read_is_no_health(watched: Chat, get: Get) -> None:
    path = watched.application.handlers[0][1].callback.__self__.replying.answering.store.path
    path.rename(path.with_name("gone"))
    status, document = await get("/healthz")
    _, text = await get("/metrics")
    assert (status, document["well"]) == (503, False)
    assert "sqlite3: " in document["store"]
    assert numbers(text)["migbot_well",] == 0


@pytest.mark.parametrize(
    ("is_polling", "silence", "is_well"),
    [(True, 290, True), (True, 310, False), (False, 310, True), (False, 864_000, True)],
)
def test_a_bot_that_polls_must_be_answered(
    store: Store, is_polling: bool, silence: int, is_well: bool
) -> None:
    clock = Clock()
    pulse = Pulse(clock)
    clock.pass_(days=1)
    pulse.polled()
    clock.pass_(seconds=silence)
    found = health(pulse, store, is_polling=is_polling)
    assert found.is_well == is_well
    assert found.uptime == timedelta(days=1, seconds=silence)


async def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    where = SocketFile(tmp_path / "missing" / "status.sock")
    with pytest.raises(ListeningError, match=r"nothing can listen at unix:.*set another address"):
        await Status(where, Metrics(), lambda: pytest.fail("not asked")).begin()


def test_measuring_costs_next_to_nothing() -> None:
    entry = Entry(1, "message", "private", AnswerStatus.ANSWERED, Language.ENGLISH)
    entry.timing, entry.seconds = Timing(0.001, 0.001), 0.005
    metrics, count = Metrics(), 2000
    began = time.process_time()
    for _ in range(count):
        metrics.worked_on(entry)
        metrics.called(0.004)
    assert (time.process_time() - began) / count < 0.000_1  # of the 4 ms that a reply takes
