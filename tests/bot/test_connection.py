"""The connection to the Bot API, over real HTTP on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from bot_api import PRIVATE, TOKEN
from double import Failure, Fault
from double.server import Server
from telegram import InputFile
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot
from test_double import PNG

from bot.telegram.connection import Connection
from bot.telegram.http.broken import LostError, NotSentError

READER = PRIVATE["id"]


@pytest_asyncio.fixture
async def bot(server: Server) -> AsyncIterator[ExtBot[None]]:
    async with ExtBot(
        TOKEN, f"{server.address}/bot", request=Connection(), get_updates_request=Connection()
    ) as bot:
        yield bot


async def test_texts_pictures_and_files_arrive(bot: ExtBot[None], server: Server) -> None:
    sent = await bot.send_message(READER, "Қазақстан & <b>")
    picture = await bot.send_photo(READER, PNG, caption="a picture")
    await bot.send_document(READER, InputFile("жыл,мән\n".encode(), filename="table.csv"))
    assert (sent.text, picture.caption) == ("Қазақстан & <b>", "a picture")
    *_, text, photo, document = server.telegram.calls
    assert text.parameters["text"] == "Қазақстан & <b>"
    assert photo.files == {"photo": PNG}
    assert document.files == {"document": "жыл,мән\n".encode()}
    assert server.telegram.refused == []


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.REFUSED, LostError),  # cut before it was read, which looks like cut after
        (Fault.RESET, LostError),
        (Fault.TRUNCATED, TelegramError),
        (Failure(502, "Bad Gateway"), NetworkError),
        (Failure(400, "Bad Request: chat not found"), BadRequest),
    ],
)
async def test_what_fails_is_told_apart(
    bot: ExtBot[None], server: Server, fault: Failure | Fault, error: type[TelegramError]
) -> None:
    server.telegram.faults.add("sendMessage", fault)
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(READER, "hello")
    assert caught.type is error
    assert TOKEN not in str(caught.value)


async def test_silence_ends_after_the_time_that_is_given(bot: ExtBot[None], server: Server) -> None:
    server.telegram.faults.add("sendMessage", Fault.SILENCE)
    with pytest.raises(TimedOut):
        await bot.send_message(READER, "hello", read_timeout=0.1)


async def test_where_nobody_listens_nothing_is_sent(bot: ExtBot[None], server: Server) -> None:
    server.stop()
    await asyncio.sleep(0.1)  # until it is noticed that the connection kept so far is cut
    with pytest.raises(NotSentError):
        await bot.send_message(READER, "hello")
    server.start()
    await bot.send_message(READER, "hello")


async def test_a_proxy_is_taken_from_the_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    connection = Connection()
    await connection.initialize()
    by_proxy, _ = await connection.do_request("http://telegram.invalid/bot/getMe", "POST")
    direct, _ = await connection.do_request(f"{server.address}/bot{TOKEN}/getMe", "POST")
    await connection.shutdown()
    assert (by_proxy, direct) == (404, 200)


async def test_a_connection_is_opened_first() -> None:
    with pytest.raises(NetworkError, match="not open"):
        await Connection().post("http://127.0.0.1:9/")
