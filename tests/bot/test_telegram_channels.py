"""Channels: what is commanded in a post is answered there, with no user behind it."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import GROUP, READER, Chat, message, press
from surfaces import CHANNEL, TELEGRAM, ours, post

from knowledge.store import Store

ANSWER = "+16,550"


@pytest.mark.parametrize(
    "raw",
    [
        post("/balance 2024"),
        post("/balance@facts_bot 2024"),
        post("/balance 2024", entities=[]),
        post("/balance 2024", author_signature="<b>Aigul</b>"),
    ],
    ids=["plain", "with our name", "without an entity", "signed"],
)
async def test_a_command_in_a_post_is_answered_there(chat: Chat, raw: dict[str, Any]) -> None:
    (call,) = await chat.feed(raw)
    assert call.method == "sendMessage"
    assert ANSWER in call.text
    assert call.parameters["chat_id"] == CHANNEL["id"]
    assert call.parameters["disable_notification"] is True
    assert call.parameters["reply_parameters"]["message_id"] == raw["channel_post"]["message_id"]


@pytest.mark.parametrize(
    "raw",
    [
        post("net migration in 2024"), post("@facts_bot net migration in 2024"),
        post("/balance@otherbot 2024"), post("/nosuchcommand"),
        post("/balance 2024", forward_origin={
            "type": "channel", "date": 1, "chat": CHANNEL, "message_id": 1,
        }),
    ],
)  # fmt: skip
async def test_other_posts_get_nothing(chat: Chat, raw: dict[str, Any]) -> None:
    assert await chat.feed(raw) == []


async def test_a_post_under_a_picture_is_answered(chat: Chat) -> None:
    raw = post("x")
    del raw["channel_post"]["text"]
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    raw["channel_post"] |= {"photo": photo, "caption": "/balance 2024"}
    (call,) = await chat.feed(raw)
    assert ANSWER in call.text


async def test_the_copy_in_the_linked_group_is_not_answered(chat: Chat) -> None:
    copy = message(
        "/balance 2024",
        chat=GROUP,
        user=TELEGRAM,
        sender_chat=CHANNEL,
        is_automatic_forward=True,
        forward_origin={"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 1},
    )
    assert await chat.feed(copy) == []


async def test_an_edited_post_has_its_answer_edited(chat: Chat) -> None:
    raw = post("/balance 2024")
    await chat.feed(raw)
    edited = post("/balance 2023", kind="edited_channel_post")
    edited["edited_channel_post"]["message_id"] = raw["channel_post"]["message_id"]
    (call,) = await chat.feed(edited)
    assert call.method == "editMessageText"
    assert "+9,293" in call.text


async def test_an_edited_post_that_had_no_answer_gets_none(chat: Chat) -> None:
    assert await chat.feed(post("/balance 2023", kind="edited_channel_post")) == []


async def test_a_channel_sets_its_language(chat: Chat, store: Store) -> None:
    await chat.feed(post("/lang ru"))
    assert store.reader.rows("SELECT chat, language FROM chat_settings") == [(CHANNEL["id"], "ru")]


@pytest.mark.parametrize(("status", "is_answered"), [("administrator", True), ("member", False)])
async def test_only_admins_make_us_post_by_a_button(
    chat: Chat, status: str, is_answered: bool
) -> None:
    chat.api.members[CHANNEL["id"], READER["id"]] = status
    calls = await chat.feed(press("q2:=net migration 2024", chat=CHANNEL))
    assert [call.method for call in calls[:2]] == ["getChatMember", "answerCallbackQuery"]
    assert bool(calls[2:]) is is_answered


async def test_a_post_in_a_group_is_none_and_gets_nothing_even_in_reply_to_us(chat: Chat) -> None:
    raw = post("/balance 2024", reply_to_message=ours(GROUP))
    raw["channel_post"]["chat"] = GROUP
    assert await chat.feed(raw) == []
