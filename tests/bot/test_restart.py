"""Stopped, killed and started again under load: every update is answered, and once."""

from __future__ import annotations

import asyncio
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from bot_api import PRIVATE, READER, TOKEN, message
from double import Telegram
from double.server import Server
from running import Process, ended, started

pytestmark = pytest.mark.slow

CHATS = 150
STOPPED_WITHIN = 10.0
ANSWERS = ("+16,550", "+9,293")  # of 2024 and 2023, in the order in which they are asked for


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(Telegram(), TOKEN) as server:
        yield server


@pytest.fixture
def settings(server: Server, store_file: Path, tmp_path: Path) -> dict[str, Any]:
    """How the process is started: each time with the same store."""
    return {
        "folder": tmp_path, "MIGBOT_TOKEN": TOKEN, "MIGBOT_API_URL": server.address,
        "MIGBOT_DB": str(store_file), "MIGBOT_MAX_RATE": "0",
    }  # fmt: skip


@contextmanager
def process_of(settings: dict[str, Any]) -> Iterator[Process]:
    process = started(**settings)
    try:
        yield process
    finally:
        process.kill()


def questions() -> list[dict[str, Any]]:
    """Two questions of each of many chats."""
    return [asked(text, chat) for text in ("/balance 2024", "/balance 2023") for chat in chats()]


def asked(text: str, chat: int) -> dict[str, Any]:
    return message(text, chat={**PRIVATE, "id": chat}, user={**READER, "id": chat})


def chats() -> range:
    return range(1000, 1000 + CHATS)


def answers(server: Server) -> dict[int, list[str]]:
    """What each chat was told, in order: the figure of each answer."""
    told: dict[int, list[str]] = {chat: [] for chat in chats()}
    for call in list(server.telegram.calls):
        if call.method == "sendMessage":
            told[call.parameters["chat_id"]] += [text for text in ANSWERS if text in call.text[:80]]
    return told


def wait_until_all_are_answered(server: Server) -> None:
    until = time.monotonic() + 60
    while not all(told[-1:] == [ANSWERS[1]] for told in answers(server).values()):
        assert time.monotonic() < until, Counter(map(len, answers(server).values()))
        time.sleep(0.1)
    time.sleep(1)  # in which an answer too many would come


def finish(server: Server, settings: dict[str, Any]) -> None:
    """Start a process once more, which answers what is left."""
    before = sum(call.method == "setMyCommands" for call in list(server.telegram.calls))
    with process_of(settings) as process:
        server.wait_for("setMyCommands", before + 1)
        wait_until_all_are_answered(server)
        stop(process)


def stop(process: Process) -> float:
    """Tell the process to stop; gives the seconds that it takes."""
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    log = ended(process)
    assert process.returncode == 0, log
    assert "Traceback" not in log, log
    assert "never awaited" not in log, log
    return time.monotonic() - began


def begin(server: Server, updates: Sequence[dict[str, Any]]) -> None:
    """Have updates fetched, and wait until some of them are answered."""
    before = sum(map(len, answers(server).values()))
    server.tell(*updates)
    server.wait_for("sendMessage", before + 20)


def portions() -> Iterator[Sequence[dict[str, Any]]]:
    """All questions, in three portions."""
    all_of_them = questions()
    return (all_of_them[first : first + CHATS * 2 // 3] for first in range(0, 2 * CHATS, 100))


def test_told_to_stop_under_load_it_answers_each_update_once(
    server: Server, settings: dict[str, Any]
) -> None:
    for portion in portions():
        with process_of(settings) as process:
            begin(server, portion)
            assert stop(process) < STOPPED_WITHIN
    finish(server, settings)
    assert set(map(tuple, answers(server).values())) == {ANSWERS}


def test_killed_under_load_it_loses_none_and_repeats_only_what_was_in_hand(
    server: Server, settings: dict[str, Any]
) -> None:
    for portion in portions():
        with process_of(settings) as process:
            begin(server, portion)
            process.kill()
            process.wait()
    finish(server, settings)
    told = answers(server)
    assert all(tuple(dict.fromkeys(texts)) == ANSWERS for texts in told.values())
    assert sum(map(len, told.values())) <= 2 * CHATS + 3 * 64


def test_what_cannot_be_sent_while_telegram_is_gone_is_left_for_the_next_start(
    server: Server, settings: dict[str, Any]
) -> None:
    with process_of(settings) as process:
        server.tell(*questions())
        server.wait_for("sendMessage", 20)
        server.stop()
        time.sleep(3)
        assert stop(process) < STOPPED_WITHIN
    server.start()
    finish(server, settings)
    told = answers(server)
    assert all(tuple(dict.fromkeys(texts)) == ANSWERS for texts in told.values())


def test_an_update_that_telegram_delivers_twice_is_answered_once(
    server: Server, settings: dict[str, Any]
) -> None:
    once = questions()
    with process_of(settings) as process:
        server.tell(*once, *once[:50])
        wait_until_all_are_answered(server)
        stop(process)
    assert set(map(tuple, answers(server).values())) == {ANSWERS}


def test_an_update_that_comes_again_after_a_restart_is_answered_once(
    server: Server, settings: dict[str, Any]
) -> None:
    once = questions()
    with process_of(settings) as process:
        server.tell(*once)
        wait_until_all_are_answered(server)
        stop(process)
    server.tell(*once[:50])
    finish(server, settings)
    assert set(map(tuple, answers(server).values())) == {ANSWERS}


def test_a_second_bot_with_the_same_store_says_so_and_ends(
    server: Server, settings: dict[str, Any]
) -> None:
    with process_of(settings) as first:
        server.wait_for("setMyCommands")
        with process_of(settings) as second:
            said = ended(second)
        assert second.returncode == 2
        assert said.count("\n") == 1
        assert "another migbot runs with this store" in said
        stop(first)


def test_of_a_webhook_stopped_under_load_each_update_is_answered_once(
    server: Server, settings: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "updates.sock"
    settings |= {
        "MIGBOT_WEBHOOK": "1", "MIGBOT_WEBHOOK_URL": "https://bot.example.org/updates",
        "MIGBOT_WEBHOOK_LISTEN": f"unix:{path}",
    }  # fmt: skip
    updates = questions()
    pairs = list(zip(updates[:CHATS], updates[CHATS:], strict=True))
    with ThreadPoolExecutor() as pool:
        sendings = []
        for half in (pairs[: CHATS // 2], pairs[CHATS // 2 :]):
            sending = asyncio.wait_for(send_all(server, path, half), 60)
            sendings.append(pool.submit(asyncio.run, sending))
            with process_of(settings) as process:
                begin(server, [])
                assert stop(process) < STOPPED_WITHIN
        finish(server, settings)
        for sent in sendings:
            sent.result(60)
    assert set(map(tuple, answers(server).values())) == {ANSWERS}


Pair = tuple[dict[str, Any], ...]


async def send_all(server: Server, path: Path, pairs: Sequence[Pair]) -> None:
    """Send questions as Telegram does: each again until it is taken, those of a chat in order."""
    connector = aiohttp.UnixConnector(str(path), limit=40)
    async with aiohttp.ClientSession("http://bot", connector=connector) as session:
        for pair in pairs:
            for update in pair:
                server.telegram.learn(update)
        await asyncio.gather(*(send_in_order(server, session, pair) for pair in pairs))


async def send_in_order(
    server: Server, session: aiohttp.ClientSession, updates: Sequence[dict[str, Any]]
) -> None:
    for update in updates:
        while not await is_taken(server, session, update):
            await asyncio.sleep(0.1)


async def is_taken(server: Server, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
    headers = {"X-Telegram-Bot-Api-Secret-Token": server.telegram.methods.secret_token or ""}
    try:
        async with session.post("/updates", json=update, headers=headers) as response:
            return response.status == 200
    except aiohttp.ClientError:
        return False
