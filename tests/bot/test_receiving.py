"""Updates that Telegram sends: what is taken, what is passed over, and who else takes them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from bot_api import Chat, Failure, message

from bot.operate.address import SocketFile, bound
from bot.operate.pulse import Pulse, health
from bot.operate.watch import Watch
from bot.telegram.polling import Polling
from bot.telegram.readable import number_of
from bot.telegram.receiving import Receiving
from bot.telegram.rivals import Rivals
from knowledge.store import Store

OURS, ELSEWHERE = "https://bot.example.org/updates", "https://old.example.org/updates"
SECRET = "known-to-telegram-only"


@dataclass
class Listening:
    """A bot that listens, and who posts to it."""

    chat: Chat
    watch: Watch
    session: aiohttp.ClientSession

    async def post(self, body: bytes, secret: str = SECRET, path: str = "/updates") -> int:
        """The status with which a body is taken."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with self.session.post(path, data=body, headers=headers) as response:
            return response.status

    @property
    def unreadable(self) -> bool:
        """Whether one update was counted as unreadable."""
        return b"migbot_unreadable_updates_total 1.0" in self.watch.metrics.text()


def receiving_of(chat: Chat, watch: Watch) -> Receiving:
    """What takes updates for the application of a chat, which does not run."""
    bot, queue = chat.application.bot, chat.application.update_queue
    return Receiving(bot, queue, Polling(bot, chat.api, queue.take, watch, []), watch)


@pytest.fixture
def store(small_store: Store) -> Store:
    """Nothing is asked here."""
    return small_store


@pytest_asyncio.fixture
async def listening(chat: Chat, tmp_path: Path) -> AsyncIterator[Listening]:
    path, watch = tmp_path / "updates.sock", Watch(pulse=Pulse(chat.clock))
    receiving = receiving_of(chat, watch)
    await receiving.start_webhook(
        unix=bound(SocketFile(path)), webhook_url=OURS, secret_token=SECRET, allowed_updates=[]
    )
    connector = aiohttp.UnixConnector(str(path))
    async with aiohttp.ClientSession("http://bot", connector=connector) as session:
        yield Listening(chat, watch, session)
    await receiving.stop()


def spoilt(**wrong: object) -> bytes:
    update = message("my secret")
    return json.dumps({**update, "message": {**update["message"], **wrong}}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"my secret", b'{"update_id": 7, "message": {"text": "my secret', b"null", b"[]",
        b"7", b"{}", b'{"message": {"text": "my secret"}}', b'{"update_id": "my secret"}',
        b'{"update_id": null}', b'{"update_id": 7, "message": "my secret"}', b"\xff\xfe",
        b"[" * 100_000, spoilt(chat="my secret"), spoilt(date="my secret"), spoilt(entities=5),
    ],
)  # fmt: skip
async def test_what_cannot_be_read_is_taken_counted_and_passed_over(
    listening: Listening, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    queue = listening.chat.application.update_queue
    assert await listening.post(body) == 200
    assert listening.unreadable
    assert "cannot be read and is passed over" in caplog.text
    assert "secret" not in caplog.text
    assert queue.empty()
    good = message("net migration 2024")
    assert await listening.post(json.dumps(good).encode()) == 200
    assert (await queue.get()).update_id == number_of(good)
    assert listening.unreadable


async def test_an_update_of_any_size_is_taken(listening: Listening) -> None:
    body = json.dumps(message("much " * 1_000_000)).encode()
    assert await listening.post(body) == 200
    assert (await listening.chat.application.update_queue.get()).message.text.startswith("much")


@pytest.mark.parametrize("secret", ["", "guessed", SECRET + "x", "ключ", "known-to-Telegram-only"])
@pytest.mark.parametrize("body", [b"", spoilt(), spoilt(chat="none")])
async def test_without_the_secret_nothing_is_looked_at(
    listening: Listening, secret: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert await listening.post(body, secret) == 403
    assert listening.chat.application.update_queue.empty()
    assert not listening.unreadable
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("path", "status"),
    [("/updates", 200), ("/updates/", 200), ("/updates?a=b", 200), ("/", 404), ("/update", 404),
     ("/updates/more", 404), ("/%75pdates/", 404)],
)  # fmt: skip
async def test_only_the_public_path_is_known(listening: Listening, path: str, status: int) -> None:
    url = aiohttp.client.URL(path, encoded=True)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with listening.session.post(url, data=spoilt(), headers=headers) as response:
        assert response.status == status


async def test_telegram_is_told_the_address_and_the_secret(listening: Listening) -> None:
    methods = listening.chat.api.telegram.methods
    assert (methods.webhook["url"], methods.secret_token) == (OURS, SECRET)


TAKEN = "Telegram has sent updates to https://old.example.org/updates until now"


@pytest.mark.parametrize(("before", "is_told"), [("", False), (OURS, False), (ELSEWHERE, True)])
@pytest.mark.parametrize("polls", [True, False])
async def test_whoever_takes_the_updates_of_another_bot_says_so_at_the_start(
    chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture, before: str, is_told: bool,
    polls: bool,
) -> None:  # fmt: skip
    chat.api.telegram.methods.webhook = {"url": before if not polls or is_told else ""}
    receiving = receiving_of(chat, Watch())
    if polls:
        chat.api.fail("getUpdates", *[Failure(502, "Bad Gateway")] * 9)
        await receiving.start_polling(error_callback=lambda _: None)
    else:
        await receiving.start_webhook(
            unix=bound(SocketFile(tmp_path / "updates.sock")), webhook_url=OURS,
            secret_token=SECRET, allowed_updates=[],
        )  # fmt: skip
    await receiving.stop()
    assert (TAKEN in caplog.text) == is_told


@pytest.mark.parametrize(
    ("there", "rival"),
    [(OURS, None), (ELSEWHERE, ELSEWHERE), ("", "a bot that polls")],
)
async def test_a_bot_that_loses_its_updates_is_not_well_and_says_so_once(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture, there: str, rival: str | None
) -> None:
    watch = Watch(pulse=Pulse(chat.clock))
    rivals = Rivals(chat.application.bot, OURS, watch.pulse)
    chat.api.telegram.methods.webhook = {"url": there}
    for _ in range(2):
        await rivals.look()
    found = health(watch.pulse, store, is_polling=False)
    watch.metrics.found(found)
    assert (found.is_well, found.document()["updates_go_to"]) == (rival is None, rival)
    expected = f"migbot_updates_go_elsewhere {float(rival is not None)}"
    assert expected.encode() in watch.metrics.text()
    assert caplog.text.count(f"updates go to {rival}, no longer to {OURS}") == (rival is not None)
    chat.api.telegram.methods.webhook = {"url": OURS}
    await rivals.look()
    assert health(watch.pulse, store, is_polling=False).is_well


async def test_while_telegram_does_not_say_where_updates_go_nothing_is_concluded(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    pulse = Pulse(chat.clock)
    rivals = Rivals(chat.application.bot, OURS, pulse)
    chat.api.fail("getWebhookInfo", Failure(400, "Bad Request"), Failure(400, "Bad Request"))
    await rivals.look_before()
    await rivals.look()
    assert pulse.rival is None
    assert "WARNING" not in caplog.text
