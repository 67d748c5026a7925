"""Updates that are read and make no sense."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bot_api import Chat, message
from telegram import Update

from bot.telegram.update_queue import Incoming

ODD: list[dict[str, Any]] = [
    {"text": 5}, {"text": {"a": 1}}, {"text": ["balance"]}, {"chat": None},
    {"chat": {"id": 2**70, "type": "private"}},
     {"chat": {"id": "x", "type": 7}},
    {"entities": [{"type": "bot_command", "offset": "a", "length": 2}]},
]  # fmt: skip


def spoilt(**wrong: Any) -> dict[str, Any]:
    update = message("/balance 2024")
    return {**update, "message": {**update["message"], **wrong}}


@pytest.mark.parametrize("wrong", ODD)
async def test_what_is_read_and_makes_no_sense_ends_there(
    chat: Chat, wrong: dict[str, Any]
) -> None:
    await chat.say("hello")
    raw = spoilt(**wrong)
    update = Update.de_json(raw, chat.application.bot)
    queue, application = chat.application.update_queue, chat.application
    waiting = queue.count
    queue.take([Incoming(update, json.dumps(raw))])
    work = application.process_update(await queue.get())
    await application.update_processor.process_update(update, work)
    assert queue.count == waiting
    assert "+16,550" in (await chat.say("/balance 2024")).text
