"""What a reader is told, and an operator finds in the log, when the bot fails."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bot_api import BOT, GROUP, PRIVATE, READER, TOKEN, Chat, Failure, message, press

from knowledge.store.errors import LockedStoreError

CHANNEL: dict[str, Any] = {"id": -100_700, "type": "channel", "title": "News"}
FORUM: dict[str, Any] = {**GROUP, "is_forum": True}
IN_TOPIC: dict[str, Any] = {"chat": FORUM, "message_thread_id": 5, "is_topic_message": True}
OURS: dict[str, Any] = {"message_id": 3, "date": 1, "chat": GROUP, "from": BOT, "text": "…"}
BROKEN = "knowledge.answer.engine.Engine.ask"


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(f"with {TOKEN}")

    monkeypatch.setattr(BROKEN, broken)


@pytest.mark.usefixtures("_broken")
@pytest.mark.parametrize(
    ("update", "where"),
    [
        (message("net migration in 2024"), {"chat_id": PRIVATE["id"]}),
        (message("/balance 2024", chat=GROUP), {"chat_id": GROUP["id"]}),
        (message("and in 2023?", chat=GROUP, reply_to_message=OURS), {"chat_id": GROUP["id"]}),
        (message("/balance 2024", **IN_TOPIC), {"chat_id": GROUP["id"], "message_thread_id": 5}),
        (message("/balance 2024", chat=CHANNEL, kind="channel_post"), {"chat_id": CHANNEL["id"]}),
    ],
)
async def test_who_asked_is_told_in_one_sentence_with_the_number_in_the_log(
    chat: Chat, update: dict[str, Any], where: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    (call,) = await chat.feed(update)
    found = re.search(r"\b[0-9a-f]{6}\b", call.text)
    assert found
    assert f"error {found[0]} with update {update['update_id']}" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "Zero" not in call.text
    assert where.items() <= call.parameters.items()
    if where["chat_id"] != PRIVATE["id"]:
        assert call.parameters["disable_notification"] is True
        assert call.parameters["reply_parameters"]["allow_sending_without_reply"] is True


async def test_who_pressed_a_button_is_told(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    declined = await chat.say("сколько людей уехало из Украины в 2024")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.telegram.answering.Answering.answer_again", broken)
    calls = await chat.feed(press(declined.buttons[0]["callback_data"], chat=GROUP))
    assert [call.method for call in calls] == ["answerCallbackQuery", "sendMessage"]
    assert calls[1].parameters["chat_id"] == GROUP["id"]
    found = re.search(r"\b[0-9a-f]{6}\b", calls[1].text)
    assert found
    assert found[0] in caplog.text


async def test_a_store_that_fails_keeps_no_one_from_being_told(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise LockedStoreError(__file__)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.telegram.answering.chat_language", locked)
    reader = {**READER, "language_code": "ru"}
    (call,) = await chat.feed(message("net migration in 2024", user=reader))
    assert re.search(r"[а-я] [0-9a-f]{6}\b", call.text)


@pytest.mark.usefixtures("_broken")
async def test_talk_of_others_is_not_interrupted(chat: Chat) -> None:
    assert await chat.feed(message("we talk about migration", chat=GROUP)) == []
    assert await chat.feed(message("/balance@otherbot 2024", chat=GROUP)) == []


@pytest.mark.usefixtures("_broken")
async def test_an_error_that_cannot_be_told_ends_there(chat: Chat) -> None:
    chat.api.fail("sendMessage", Failure(400, "Bad Request: something new"))
    assert len(await chat.feed(message("net migration in 2024"))) == 1


async def test_the_number_is_another_each_time(chat: Chat, _broken: None) -> None:
    told = {(await chat.say("net migration in 2024")).text for _ in range(3)}
    assert len(told) == 3
