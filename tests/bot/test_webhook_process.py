"""The real process, to which a Telegram that is played sends updates."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from bot_api import TOKEN, message
from double import Telegram
from double.server import Server
from running import Running, ended, running, started

pytestmark = pytest.mark.slow

PATH = "/updates/of.ours"
URL = "https://bot.example.org/updates/of.ours"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("webhook")


@pytest.fixture(scope="module")
def bot(folder: Path, filled_file: Path) -> Iterator[Running]:
    store_file = folder / "migbot.sqlite3"
    store_file.write_bytes(filled_file.read_bytes())
    settings = {
        "MIGBOT_WEBHOOK": "1", "MIGBOT_WEBHOOK_URL": URL,
        "MIGBOT_WEBHOOK_LISTEN": f"unix:{folder}/updates.sock",
        "MIGBOT_STATUS": f"unix:{folder}/status.sock",
    }  # fmt: skip
    with running(folder, store_file, **settings) as bot:
        bot.server.wait_for("setWebhook")
        secret = bot.server.telegram.methods.secret_token
        yield bot
    assert bot.process.returncode == 0, bot.log
    assert bot.log
    for word in (TOKEN, secret):
        assert word
        assert word not in bot.log
    assert bot.server.telegram.mistakes == []


def request(socket: Path, method: str, path: str, **options: Any) -> tuple[int, str]:
    async def ask() -> tuple[int, str]:
        connector = aiohttp.UnixConnector(str(socket))
        async with (
            aiohttp.ClientSession("http://bot", connector=connector) as session,
            session.request(method, path, **options) as response,
        ):
            return response.status, await response.text()

    return asyncio.run(ask())


def send(bot: Running, folder: Path, path: str, secret: str | None, text: str) -> int:
    update = message(text)
    bot.server.telegram.learn(update)
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
    return request(folder / "updates.sock", "POST", path, json=update, headers=headers)[0]


def test_an_update_with_the_secret_is_answered(bot: Running, folder: Path) -> None:
    methods = bot.server.telegram.methods
    assert methods.webhook["url"] == URL
    bot.server.wait_for("getWebhookInfo", 2)  # at the start, and from then on
    assert "guest_message" in methods.webhook["allowed_updates"]
    assert methods.secret_token is not None
    assert len(methods.secret_token) > 40
    before = len(bot.server.telegram.calls)
    assert send(bot, folder, "/updates/of.ours", methods.secret_token, "net migration 2024") == 200
    (answer,) = bot.server.wait_for("sendMessage", 1)
    assert "+16,550" in answer.text
    assert len(bot.server.telegram.calls) == before + 1
    status, health = request(folder / "status.sock", "GET", "/healthz")
    assert status == 200
    assert json.loads(health)["seconds_since_poll"] is None
    assert json.loads(health)["last_update"] is not None


def test_an_update_that_cannot_be_read_is_passed_over_and_the_next_is_answered(
    bot: Running, folder: Path
) -> None:
    bad = message("net migration 2024")
    bad["message"]["chat"] = "none"
    secret = bot.server.telegram.methods.secret_token
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    for body in (json.dumps(bad), json.dumps(bad)[:-9]):
        status, _ = request(folder / "updates.sock", "POST", PATH, data=body, headers=headers)
        assert status == 200
    before = len([call for call in bot.server.telegram.calls if call.method == "sendMessage"])
    assert send(bot, folder, PATH, secret, "net migration 2024") == 200
    assert "+16,550" in bot.server.wait_for("sendMessage", before + 1)[-1].text
    _, metrics = request(folder / "status.sock", "GET", "/metrics")
    assert "migbot_unreadable_updates_total 2.0" in metrics


@pytest.mark.parametrize(
    ("path", "secret", "status"),
    [
        ("/updates/of.ours", None, 403),
        ("/updates/of.ours", "guessed", 403),
        ("/updates/of-ours", None, 404),
        ("/", None, 404),
        (f"/{TOKEN}", None, 404),
    ],
)
def test_what_does_not_come_from_telegram_is_refused(
    bot: Running, folder: Path, path: str, secret: str | None, status: int
) -> None:
    before = len(bot.server.telegram.calls)
    assert send(bot, folder, path, secret, "net migration 2024") == status
    assert len(bot.server.telegram.calls) == before


def test_the_socket_is_for_its_owner_and_their_group(bot: Running, folder: Path) -> None:
    assert (folder / "updates.sock").stat().st_mode & 0o777 == 0o660


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path: Path, store_file: Path) -> None:
    with Server(Telegram(), TOKEN) as server:
        taken = server.address.removeprefix("http://")
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=server.address, MIGBOT_LOG="text",
            MIGBOT_DB=str(store_file), MIGBOT_STATUS=taken,
        )  # fmt: skip
        log = ended(process)
    assert process.returncode == 2
    assert f"nothing can listen at {taken}" in log
    assert "Traceback" not in log
