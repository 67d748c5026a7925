"""What becomes of a message that Telegram refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio
from bot_api import GROUP, PRIVATE, TOKEN, BotApi, Clock, message, press
from double import Call, Failure, RefusedError, Telegram
from double.chats import BLOCKED, KICKED, NO_RIGHTS
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest
from telegram.ext import ExtBot
from test_double import PNG

from bot.telegram.calls import Calls
from bot.telegram.patience import Patience
from bot.telegram.send import Sender
from bot.telegram.target import Posted, PostedInline, Target

FORUM = {**GROUP, "is_forum": True}
MOVED_TO = -100_900
READER = Target(PRIVATE["id"])
TOPIC = Target(GROUP["id"], topic=5, reply_to=70, is_silent=True)
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("2023", callback_data="q:2023")]])
CARD = InlineQueryResultArticle("1", "title", InputTextMessageContent("text"))


@dataclass
class Desk:
    """A sender, and what is on the other side."""

    sender: Sender
    telegram: Telegram
    moves: list[tuple[int, int]] = field(default_factory=list)

    def calls(self) -> list[Call]:
        return [call for call in self.telegram.calls if call.method != "getMe"]

    def shown(self, sent: Posted) -> dict[str, Any]:
        """The message as its chat has it."""
        return self.telegram.chats[sent.chat].messages[sent.message]


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desk]:
    clock = Clock()
    telegram = Telegram(clock)
    for chat in (PRIVATE, {**GROUP, "id": MOVED_TO}):
        telegram.learn(message("hello", chat=chat))
    telegram.learn(
        message("hello", chat=FORUM, message_thread_id=5, is_topic_message=True, message_id=70)
    )
    api = BotApi(telegram)
    moves: list[tuple[int, int]] = []
    patience = Patience(0, clock.sleep)
    async with ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=patience) as bot:
        sender = Sender(Calls(bot, api), lambda old, new: moves.append((old, new)))
        yield Desk(sender, telegram, moves)


async def test_a_message_goes_where_it_is_to_go(desk: Desk) -> None:
    sent = await desk.sender.send_text(TOPIC, "<b>hello</b>", BUTTONS)
    assert sent is not None
    assert sent.chat == GROUP["id"]
    assert desk.shown(sent)["text"] == "hello"
    (call,) = desk.calls()
    assert call.parameters == {
        "chat_id": GROUP["id"],
        "message_thread_id": 5,
        "text": "<b>hello</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": True,
        "reply_parameters": {"message_id": 70, "allow_sending_without_reply": True},
        "reply_markup": {"inline_keyboard": [[{"text": "2023", "callback_data": "q:2023"}]]},
    }


async def test_a_long_text_comes_in_parts_and_the_last_has_the_buttons(desk: Desk) -> None:
    last = await desk.sender.send_text(READER, "<b>" + "line\n" * 2000 + "</b>", BUTTONS)
    calls = desk.calls()
    assert [bool(call.buttons) for call in calls] == [False, False, True]
    assert last is not None
    assert desk.shown(last)["reply_markup"] == BUTTONS.to_dict()
    assert desk.telegram.refused == []


async def test_a_picture_and_a_file_are_sent_as_texts_are(desk: Desk) -> None:
    picture = await desk.sender.send_photo(TOPIC, PNG, "<b>Net migration</b>", BUTTONS)
    assert picture is not None
    again = await desk.sender.send_photo(READER, picture.photo[-1].file_id, "again")
    table = await desk.sender.send_document(READER, b"year,value\n", "table.csv", "a table")
    assert again is not None
    assert table is not None
    first, _, document = desk.calls()
    assert first.parameters["message_thread_id"] == 5
    assert document.files == {"document": b"year,value\n"}
    assert desk.telegram.refused == []


async def test_a_group_that_has_moved_is_answered_where_it_is_now(desk: Desk) -> None:
    desk.telegram.chats[GROUP["id"]].moved_to = MOVED_TO
    sent = await desk.sender.send_text(TOPIC, "hello")
    assert sent is not None
    assert sent.chat == MOVED_TO
    assert desk.moves == [(GROUP["id"], MOVED_TO)]
    assert desk.calls()[-1].parameters["disable_notification"] is True
    assert len(desk.calls()) == 2


async def test_a_group_that_moves_in_a_circle_is_left_alone(desk: Desk) -> None:
    desk.telegram.chats[GROUP["id"]].moved_to = MOVED_TO
    desk.telegram.chats[MOVED_TO].moved_to = GROUP["id"]
    assert await desk.sender.send_text(TOPIC, "hello") is None


async def test_in_a_deleted_topic_the_answer_comes_without_it(desk: Desk) -> None:
    desk.telegram.chats[GROUP["id"]].deleted_topics.add(5)
    assert await desk.sender.send_text(TOPIC, "hello") is not None
    assert "message_thread_id" not in desk.calls()[-1].parameters


async def test_a_closed_topic_is_left_alone(desk: Desk) -> None:
    desk.telegram.chats[GROUP["id"]].closed_topics.add(5)
    assert await desk.sender.send_text(TOPIC, "hello") is None
    assert len(desk.calls()) == 1


async def test_a_message_that_was_deleted_is_answered_without_a_reply(desk: Desk) -> None:
    desk.telegram.chats[GROUP["id"]].messages.clear()
    assert await desk.sender.send_text(TOPIC, "hello") is not None
    assert len(desk.calls()) == 1


async def test_a_reply_that_is_refused_is_sent_as_none(desk: Desk) -> None:
    desk.telegram.faults.add(
        "sendMessage", Failure(400, "Bad Request: message to be replied not found")
    )
    assert await desk.sender.send_text(TOPIC, "hello") is not None
    assert "reply_parameters" not in desk.calls()[-1].parameters


@pytest.mark.parametrize(
    "refusal",
    [
        BLOCKED, KICKED, NO_RIGHTS, RefusedError("CHAT_WRITE_FORBIDDEN"), RefusedError("chat not found"),
        RefusedError("CHAT_SEND_PLAIN_FORBIDDEN"), RefusedError("user is deactivated", 403),
        RefusedError("have no rights to send a message"), RefusedError("SLOWMODE_WAIT_30"),
        RefusedError("need administrator rights in the channel chat"), RefusedError("CHAT_RESTRICTED"),
    ],
)  # fmt: skip
async def test_who_cannot_be_told_is_left_alone(desk: Desk, refusal: RefusedError) -> None:
    desk.telegram.chats[GROUP["id"]].refusal = refusal
    assert await desk.sender.send_text(TOPIC, "hello " * 1000) is None
    assert await desk.sender.send_photo(TOPIC, PNG, "") is None
    assert await desk.sender.send_document(TOPIC, b"x", "x.csv") is None
    assert len(desk.calls()) == 3


@pytest.mark.parametrize("html", ["1 < 2 &amp; <b>3", "<p>1 &lt; 2</p>"])
async def test_html_that_is_not_read_comes_as_plain_text(
    desk: Desk, html: str, caplog: pytest.LogCaptureFixture
) -> None:
    sent = await desk.sender.send_text(READER, html)
    picture = await desk.sender.send_photo(READER, PNG, html)
    assert sent is not None
    assert picture is not None
    assert desk.shown(sent)["text"] == picture.caption == {"1": "1 < 2 & 3", "<": "1 < 2"}[html[0]]
    assert "parse entities" in caplog.text


async def test_what_telegram_has_never_said_before_is_an_error(desk: Desk) -> None:
    desk.telegram.faults.add("sendMessage", Failure(400, "Bad Request: SOMETHING_NEW"))
    desk.telegram.faults.add("editMessageText", Failure(400, "Bad Request: SOMETHING_NEW"))
    with pytest.raises(BadRequest):
        await desk.sender.send_text(READER, "hello")
    with pytest.raises(BadRequest):
        await desk.sender.edit_text(Posted(PRIVATE["id"], 1), "hello")


async def test_a_message_is_changed_and_deleted(desk: Desk) -> None:
    posted = await desk.sender.send_text(READER, "hello")
    assert posted is not None
    assert await desk.sender.edit_text(posted, "<i>other</i>", BUTTONS)
    assert await desk.sender.edit_text(posted, "<i>other</i>", BUTTONS)  # is so already
    assert await desk.sender.edit_keyboard(posted, None)
    assert await desk.sender.edit_keyboard(posted, None)
    assert await desk.sender.edit_text(posted, "1 < 2")
    assert desk.shown(posted)["text"] == "1 < 2"
    assert not await desk.sender.edit_text(posted, "line\n" * 2000)
    assert await desk.sender.delete(posted)
    assert not await desk.sender.delete(posted)
    assert not await desk.sender.edit_text(posted, "again")


async def test_a_message_sent_by_way_of_us_is_changed_by_its_own_id(desk: Desk) -> None:
    card = {"input_message_content": {"message_text": "hello"}}
    id = desk.telegram.methods.post_inline(card)
    assert await desk.sender.edit_text(PostedInline(id), "other", BUTTONS)
    assert desk.telegram.methods.inline_messages[id]["text"] == "other"
    assert not await desk.sender.edit_text(PostedInline("gone"), "other")


async def test_queries_are_answered_and_one_that_has_run_out_is_no_error(desk: Desk) -> None:
    pressed = press("q:x")
    desk.telegram.learn(pressed)
    desk.telegram.learn({"inline_query": {"id": "i"}})
    desk.telegram.learn({"guest_message": {"guest_query_id": "g"}})
    for query, is_answered in (("known", True), ("too old", False)):
        button = pressed["callback_query"]["id"] if is_answered else query
        inline, guest = ("i", "g") if is_answered else (query, query)
        assert await desk.sender.answer_button(button, "an alert") is is_answered
        assert await desk.sender.answer_inline(inline, [CARD], seconds_kept=5) is is_answered
        assert await desk.sender.answer_guest(guest, CARD) is is_answered
    assert desk.telegram.mistakes == []
