"""Chats that the bot comes into, leaves, and that become others."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, Chat, message
from double import BOT
from surfaces import ANONYMOUS, CHANNEL, joined, mention

from knowledge.store import Store

OLD = {"id": -500, "type": "group", "title": "A group"}
HOW_TO_ASK = (
    "Hello. I answer questions about migration to and from Kazakhstan, with the source: "
    "/balance 2024, or reply to one of my messages, or write @facts_bot and a question."
)
PRIVACY = "Privacy mode is on: of this chat I get only what is addressed to me."


@pytest.mark.parametrize("old", ["left", "kicked"])
@pytest.mark.parametrize("new", ["member", "administrator"])
@pytest.mark.parametrize("where", [OLD, GROUP])
async def test_a_group_is_told_how_to_ask(
    chat: Chat, old: str, new: str, where: dict[str, Any]
) -> None:
    (call,) = await chat.feed(joined(where, old, new))
    assert call.method == "sendMessage"
    assert call.text == f"{HOW_TO_ASK} {PRIVACY}"
    assert call.parameters["chat_id"] == where["id"]
    assert call.parameters["disable_notification"] is True


async def test_a_group_is_told_that_everything_is_read(chat: Chat) -> None:
    me = chat.application.bot.bot
    with me._unfrozen():
        me.can_read_all_group_messages = True
    (call,) = await chat.feed(joined(GROUP, "left", "member"))
    assert "Privacy mode is off" in call.text


@pytest.mark.parametrize(
    ("where", "old", "new"),
    [
        (GROUP, "member", "administrator"), (GROUP, "administrator", "member"),
        (GROUP, "member", "left"), (GROUP, "member", "kicked"), (CHANNEL, "left", "administrator"),
        (PRIVATE, "member", "kicked"), (PRIVATE, "kicked", "member"),
    ],
)  # fmt: skip
async def test_no_other_change_is_spoken_of(
    chat: Chat, where: dict[str, Any], old: str, new: str
) -> None:
    assert await chat.feed(joined(where, old, new)) == []


async def test_settings_outlive_that_the_bot_is_removed(chat: Chat) -> None:
    await chat.feed(message("/lang ru", chat=GROUP, user=ANONYMOUS, sender_chat=GROUP))
    await chat.feed(joined(GROUP, "member", "kicked"))
    (call,) = await chat.feed(joined(GROUP, "kicked", "member"))
    assert "Здравствуйте" in call.text


async def test_what_was_said_does_not(chat: Chat) -> None:
    await chat.feed(message("/balance 2024", chat=GROUP))
    await chat.feed(joined(GROUP, "member", "kicked"))
    replied = {"message_id": 1000, "date": 1, "chat": GROUP, "from": BOT, "text": "…"}
    (call,) = await chat.feed(message("and in 2023?", chat=GROUP, reply_to_message=replied))
    assert "9,293" not in call.text


@pytest.mark.parametrize("told", [("to",), ("from",), ("to", "from"), ("from", "to")])
async def test_settings_move_with_a_group_that_becomes_a_supergroup(
    chat: Chat, store: Store, told: tuple[str, ...]
) -> None:
    await chat.feed(message("/lang ru", chat=OLD, user=ANONYMOUS, sender_chat=OLD))
    updates = {
        "to": message(chat=OLD, migrate_to_chat_id=GROUP["id"]),
        "from": message(chat=GROUP, migrate_from_chat_id=OLD["id"]),
    }
    for way in told:
        assert await chat.feed(updates[way]) == []
    assert store.reader.rows("SELECT chat, language FROM chat_settings") == [(GROUP["id"], "ru")]


async def test_a_conversation_goes_on_in_the_supergroup(chat: Chat) -> None:
    await chat.feed(message("/balance 2024", chat=OLD))
    await chat.feed(message(chat=OLD, migrate_to_chat_id=GROUP["id"]))
    (call,) = await chat.feed(mention("@facts_bot and in 2023?"))
    assert "+9,293" in call.text
