"""Calls of the Bot API by name, over real HTTP on this machine."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from bot_api import PRIVATE, TOKEN
from double import Failure, Fault
from double.faults import Instead
from double.server import Server
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.telegram.calls import Calls
from bot.telegram.connection import Connection
from bot.telegram.patience import Patience
from bot.telegram.send import Sender
from bot.telegram.target import Target

READER = PRIVATE["id"]


@pytest_asyncio.fixture
async def calls(server: Server) -> AsyncIterator[Calls]:
    async def sleep(_: float) -> None:
        await asyncio.sleep(0)

    connection = Connection()
    async with ExtBot(
        TOKEN,
        f"{server.address}/bot",
        request=connection,
        get_updates_request=connection,
        rate_limiter=Patience(0, sleep),
    ) as bot:
        yield Calls(bot, connection)


def sent(server: Server) -> list[dict[str, Any]]:
    """The parameters of the messages sent."""
    return [call.parameters for call in server.telegram.calls if call.method == "sendMessage"]


async def test_parameters_arrive_as_they_are_and_what_is_not_given_does_not(
    calls: Calls, server: Server
) -> None:
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("ішінде", callback_data="q:2023")]])
    said = {
        "chat_id": READER, "text": "Қазақстан & <b> \U0001f1f0\U0001f1ff\n\u2028",
        "disable_notification": False, "reply_markup": buttons, "message_thread_id": None,
        "reply_parameters": ReplyParameters(5, allow_sending_without_reply=True),
    }  # fmt: skip
    await calls.call("sendMessage", said)
    assert sent(server) == [
        {
            "chat_id": READER, "text": said["text"], "disable_notification": False,
            "reply_markup": buttons.to_dict(),
            "reply_parameters": {"message_id": 5, "allow_sending_without_reply": True},
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "count"),
    [
        (Failure(429, "Too Many Requests: retry after 7", {"retry_after": 7}), 2),
        (Failure(502, "Bad Gateway"), 2),
        (Fault.RESET, 2),
        (Fault.TRUNCATED, 2),
        (None, 1),
    ],
)
async def test_a_call_is_repeated_as_other_calls_are(
    calls: Calls, server: Server, fault: Failure | Fault | None, count: int
) -> None:
    server.telegram.faults.add("sendMessage", *[fault] if fault else [])
    await calls.call("sendMessage", {"chat_id": READER, "text": "hello"})
    assert len(sent(server)) == count


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (Failure(400, "Bad Request: message text is empty"), BadRequest),
        (Failure(403, "Forbidden: bot was blocked by the user"), Forbidden),
    ],
)
async def test_what_is_refused_is_told_at_once(
    calls: Calls, server: Server, failure: Failure, error: type[TelegramError]
) -> None:
    server.telegram.faults.add("sendMessage", failure)
    with pytest.raises(error):
        await calls.call("sendMessage", {"chat_id": READER, "text": "hello"})
    assert len(sent(server)) == 1


@pytest.mark.parametrize(
    "result",
    [
        True, [], {}, {"message_id": "7", "chat": {"id": READER}}, {"message_id": 7},
        {"message_id": 7, "chat": READER}, {"message_id": 7, "chat": {"id": None}},
    ],
)  # fmt: skip
async def test_what_was_sent_is_not_sent_again_whatever_is_told_of_it(
    calls: Calls, server: Server, result: object
) -> None:
    body = json.dumps({"ok": True, "result": result}).encode()
    server.telegram.faults.add("sendMessage", Instead(body))
    with pytest.raises(TelegramError, match="no message"):
        await Sender(calls, lambda old, new: None).send_text(Target(READER), "hello")
    assert len(sent(server)) == 1


async def test_of_a_message_its_place_is_told(calls: Calls, server: Server) -> None:
    posted = await Sender(calls, lambda old, new: None).send_text(Target(READER), "good morning")
    assert posted is not None
    assert posted.chat == READER
    assert server.telegram.chats[READER].messages[posted.message]["text"] == "good morning"
