"""What python-telegram-bot asks of its own connection in its tests, asked of ours."""

from __future__ import annotations

import asyncio
import io
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from bot_api import PRIVATE, TOKEN
from double import Failure, Fault
from double.server import Server
from telegram import InputFile, InputMediaDocument
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.connection import Connection
from bot.telegram.http.broken import NotSentError

READER = PRIVATE["id"]


@pytest_asyncio.fixture
async def connection() -> AsyncIterator[Connection]:
    async with Connection() as connection:
        yield connection


def url(server: Server, method: str = "sendMessage") -> str:
    return f"{server.address}/bot{TOKEN}/{method}"


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (Failure(400, "Bad Request: message text is empty"), BadRequest),
        (Failure(401, "Unauthorized"), InvalidToken),
        (Failure(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (Failure(404, "Not Found"), InvalidToken),
        (Failure(409, "Conflict: terminated by other getUpdates request"), Conflict),
        (Failure(429, "Too Many Requests", {"retry_after": 7}), RetryAfter),
        (Failure(400, "Bad Request: upgraded", {"migrate_to_chat_id": -100_5}), ChatMigrated),
        (Failure(500, "Internal Server Error"), NetworkError),
        (Failure(502, "Bad Gateway"), NetworkError),
        (Failure(599, "no status that is known"), NetworkError),
    ],
)
async def test_each_status_has_its_error(
    connection: Connection, server: Server, failure: Failure, error: type[TelegramError]
) -> None:
    server.telegram.faults.add("sendMessage", failure)
    with pytest.raises(error) as caught:
        await connection.post(url(server), RequestData([]))
    assert caught.type is error
    if isinstance(caught.value, RetryAfter):
        assert caught.value.retry_after in (7, 7.0) or str(caught.value.retry_after) == "0:00:07"
    if isinstance(caught.value, ChatMigrated):
        assert caught.value.new_chat_id == -100_5


async def test_a_call_without_parameters_is_made(connection: Connection, server: Server) -> None:
    me = await connection.post(url(server, "getMe"))
    assert isinstance(me, dict)
    assert me["username"] == "facts_bot"


async def test_parameters_of_any_letters_arrive_as_they_are(
    connection: Connection, server: Server
) -> None:
    said = {"text": "Қазақстан & <b> \U0001f1f0\U0001f1ff\n\u2028", "chat_id": READER}
    await connection.do_request(url(server), "POST", data(**said))
    assert server.telegram.calls[-1].parameters == said


def data(**parameters: Any) -> RequestData:
    return RequestData([RequestParameter.from_input(*one) for one in parameters.items()])


async def test_several_files_are_attached_under_names_of_their_own(
    connection: Connection, server: Server, tmp_path: Path
) -> None:
    on_disk = tmp_path / "table.csv"
    on_disk.write_bytes("жыл,мән\n".encode())
    with on_disk.open("rb") as stream:
        media = [
            InputMediaDocument(InputFile(stream, attach=True)),
            InputMediaDocument(InputFile(io.BytesIO(b"\x00\xff" * 50_000), "b.bin", attach=True)),
        ]
        await connection.do_request(
            url(server, "sendMediaGroup"), "POST", data(chat_id=READER, media=media)
        )
    call = server.telegram.calls[-1]
    named = [one["media"].removeprefix("attach://") for one in call.parameters["media"]]
    assert [call.files[name] for name in named] == [
        "жыл,мән\n".encode(), b"\x00\xff" * 50_000,
    ]  # fmt: skip
    assert call.parameters["chat_id"] == READER


async def test_a_stream_that_is_read_while_it_is_sent_arrives_whole(
    connection: Connection, server: Server, tmp_path: Path
) -> None:
    on_disk = tmp_path / "long.bin"
    on_disk.write_bytes(bytes(range(256)) * 4000)
    with on_disk.open("rb") as stream:
        document = InputFile(stream, read_file_handle=False)
        await connection.do_request(url(server, "sendDocument"), "POST", data(document=document))
    assert server.telegram.calls[-1].files == {"document": bytes(range(256)) * 4000}


async def test_an_answer_is_waited_for_as_long_as_the_call_says(
    connection: Connection, server: Server
) -> None:
    server.telegram.faults.add("getMe", Fault.SILENCE, Fault.SILENCE)
    with pytest.raises(TimedOut):
        await connection.post(url(server, "getMe"), read_timeout=0.1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(connection.post(url(server, "getMe"), read_timeout=None), 0.3)


async def test_a_connection_is_waited_for_as_long_as_the_call_says(connection: Connection) -> None:
    with ExitStack() as stack, closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(4):  # until no more are let in
            waiting = stack.enter_context(closing(socket.socket()))
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        with pytest.raises(NotSentError):
            address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            await connection.post(f"{address}/bot/getMe", connect_timeout=0.2)


@pytest.mark.slow
async def test_a_file_that_does_not_get_through_is_given_up(connection: Connection) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf:
        sent = data(document=InputFile(b"0" * 30_000_000))
        address = f"http://127.0.0.1:{deaf.getsockname()[1]}/bot/sendDocument"
        with pytest.raises(TimedOut):
            await connection.post(address, sent, read_timeout=0.1, write_timeout=0.2)


async def test_nobody_waits_for_a_free_connection(connection: Connection, server: Server) -> None:
    server.telegram.faults.add("sendMessage", *[Fault.SILENCE] * 150)
    silent = [asyncio.create_task(connection.post(url(server))) for _ in range(150)]
    await asyncio.sleep(0.5)
    assert await connection.post(url(server, "getMe"), pool_timeout=0.01)
    for task in silent:
        task.cancel()
    await asyncio.gather(*silent, return_exceptions=True)


async def test_it_can_be_opened_and_closed_again_and_again(server: Server) -> None:
    connection = Connection()
    for _ in range(2):
        await connection.initialize()
        await connection.initialize()
        assert await connection.post(url(server, "getMe"))
        await connection.shutdown()
        await connection.shutdown()
    bot = ExtBot(
        TOKEN, f"{server.address}/bot", request=connection, get_updates_request=Connection()
    )
    async with bot:
        assert (await bot.get_me()).username == "facts_bot"
