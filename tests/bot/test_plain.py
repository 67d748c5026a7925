"""Plain messages are read as python-telegram-bot reads them."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, READER, TOKEN, BotApi, message
from double import Telegram
from hypothesis import given, settings
from shapes import updates
from telegram import Bot, Update

from bot.telegram.plain import is_plain, read_plain
from bot.telegram.readable import read

API = BotApi(Telegram())
BOT = Bot(TOKEN, request=API, get_updates_request=API)
NAMED = [
    {"type": "mention", "offset": 0, "length": 10},
    {"type": "text_mention", "offset": 11, "length": 3, "user": READER},
    {"type": "custom_emoji", "offset": 15, "length": 1, "custom_emoji_id": "5"},
]
PLAIN = [
    message("net migration 2024"),
    message("/balance 2024", chat=GROUP),
    message("@facts_bot қайда көшеді \U0001f1f0", entities=NAMED),
    message("", user={"id": 5, "is_bot": True, "first_name": "", "new_field": [1]}),
    message("hello", chat={**PRIVATE, "new_field": {"a": 1}}, entities=[]),
]
OTHER: list[dict[str, Any]] = [
    message(),
    message("hello", kind="edited_message"),
    message("hello", kind="channel_post"),
    message("hello", reply_to_message={"message_id": 1, "date": 1, "chat": PRIVATE}),
    message("hello", sender_chat=GROUP),
    message("hello", new_field=1),
    {**message("hello"), "new_field": 1},
    {"update_id": 7, "message": "hello"},
    {"update_id": 7},
]


def same(raw: dict[str, Any]) -> bool:
    """Whether the update is read as the library reads it, and knows its bot."""
    ours, theirs = read(raw, BOT), Update.de_json(raw, BOT)
    assert ours is not None
    return ours.to_dict() == theirs.to_dict() and ours.get_bot() is theirs.get_bot()


@pytest.mark.parametrize("raw", PLAIN)
def test_a_plain_message_is_read_as_the_library_reads_it(raw: dict[str, Any]) -> None:
    assert is_plain(raw)
    ours, theirs = read_plain(raw, BOT), Update.de_json(raw, BOT)
    assert same(raw)
    assert (ours == theirs, ours.message == theirs.message) == (True, True)
    assert ours.effective_message.date == theirs.effective_message.date
    assert ours.effective_chat == theirs.effective_chat
    assert ours.effective_user == theirs.effective_user
    assert ours.effective_message.parse_entities() == theirs.effective_message.parse_entities()
    assert ours.effective_message.get_bot() is ours.effective_chat.get_bot() is BOT


@pytest.mark.parametrize("raw", OTHER)
def test_whatever_else_there_is_in_an_update_is_left_to_the_library(raw: dict[str, Any]) -> None:
    assert not is_plain(raw)


@settings(max_examples=200)
@given(raw=updates())
def test_any_update_is_read_as_the_library_reads_it(raw: dict[str, Any]) -> None:
    assert same(raw)


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": "x"}, {"date": 2**70}, {"chat": "x"}, {"chat": {}}, {"chat": None},
        {"chat": {"id": 5}}, {"from": []}, {"from": {"id": 5}}, {"from": None}, {"text": 5},
        {"text": None}, {"entities": 5}, {"entities": [5]}, {"entities": [{"type": "bold"}]},
        {"entities": None}, {"message_id": "x"},
    ],
)  # fmt: skip
def test_what_the_library_cannot_read_is_not_read_and_what_it_can_is(wrong: dict[str, Any]) -> None:
    raw = message("hello")
    raw["message"] |= wrong
    try:
        Update.de_json(raw, BOT)
    except Exception:
        assert read(raw, BOT) is None
    else:
        assert same(raw)
