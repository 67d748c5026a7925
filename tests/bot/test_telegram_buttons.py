"""Buttons: pressed on every surface, by everyone, and long after they were made."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, READER, Chat, Failure, message, press
from surfaces import ANONYMOUS

from knowledge.store import Store

CARD = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "…"}}


async def test_a_button_is_acknowledged_first_and_then_answered(chat: Chat) -> None:
    acknowledged, reply = await chat.feed(press("q2:=net migration 2024"))
    assert acknowledged.method == "answerCallbackQuery"
    assert "show_alert" not in acknowledged.parameters or not acknowledged.parameters["show_alert"]
    assert "+16,550" in reply.text


async def test_a_button_pressed_too_late_to_be_acknowledged_is_answered(chat: Chat) -> None:
    too_old = "Query is too old and response timeout expired or query ID is invalid"
    chat.api.fail("answerCallbackQuery", Failure(400, f"Bad Request: {too_old}"))
    _, reply = await chat.feed(press("q2:=net migration 2024"))
    assert "+16,550" in reply.text


async def test_a_button_works_under_a_message_that_is_no_longer_accessible(chat: Chat) -> None:
    _, reply = await chat.feed(press("q2:=net migration 2024", date=0))
    assert "+16,550" in reply.text


@pytest.mark.parametrize(
    "data",
    [
        "",
        "x",
        "q2:",
        "q2:=",
        "q2:1en",
        "q2:9en0000-|a,b",
        "q2:1xx000--",
        "a:1:2",
        "l2:de",
        "q:net migration 2024",
        "s:1en000--|net_migration,KZ",
        "q1:=net migration 2024",
        "\x00",
    ],
)
async def test_a_button_of_another_version_asks_to_ask_again(chat: Chat, data: str) -> None:
    alert, removed = await chat.feed(press(data))
    assert alert.parameters["show_alert"] is True
    assert "again" in alert.text
    assert len(alert.text) <= 200
    assert removed.method == "editMessageReplyMarkup"


@pytest.mark.parametrize("data", ["x", "q1:=net migration 2024", "q2:=/forget", "l2:de"])
async def test_a_forged_button_changes_nothing_for_others(chat: Chat, data: str) -> None:
    (alert,) = await chat.feed(press(data, chat=GROUP))
    assert alert.method == "answerCallbackQuery"
    assert "again" in alert.text


async def test_a_button_of_an_indicator_that_is_gone_gets_a_sentence(chat: Chat) -> None:
    calls = await chat.feed(press("q2:1en000--|no_such_indicator,KZ|2024"))
    assert calls[0].method == "answerCallbackQuery"
    assert calls[-1].text


async def test_a_keyboard_that_is_gone_already_is_no_failure(chat: Chat) -> None:
    chat.api.fail("editMessageReplyMarkup", Failure(400, "Bad Request: message is not modified"))
    calls = await chat.feed(press("x"))
    assert [call.method for call in calls] == ["answerCallbackQuery", "editMessageReplyMarkup"]


async def test_anyone_may_press_a_button_in_a_group(chat: Chat) -> None:
    _, reply = await chat.feed(press("q2:=net migration 2024", chat=GROUP))
    assert reply.parameters["chat_id"] == GROUP["id"]
    assert "+16,550" in reply.text


@pytest.mark.parametrize(("status", "is_allowed"), [("administrator", True), ("member", False)])
async def test_only_admins_set_the_language_of_a_group(
    chat: Chat, store: Store, status: str, is_allowed: bool
) -> None:
    chat.api.members[GROUP["id"], READER["id"]] = status
    asked, *others = await chat.feed(press("l2:kk", chat=GROUP))
    assert asked.method == "getChatMember"
    assert (others[0].text == "Only the admins of this chat can do that.") is not is_allowed
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (int(is_allowed),)


async def labels(talk: Chat, text: str, **more: Any) -> dict[str, str]:
    """The buttons below the answer to a text: their data by their labels, if they have any."""
    (call,) = await talk.feed(message(text, **more))
    return {button["text"]: button.get("callback_data", "") for button in call.buttons}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "net migration 2024",
            ["‹ 2023", "2025 ›", "Chart", "Compare", "Sources", "Copy with source"],
        ),
        ("net migration 2025", ["‹ 2024", "Chart", "Compare", "Sources", "Copy with source"]),
        (
            "сальдо миграции 2024",
            ["‹ 2023", "2025 ›", "График", "Сравнить", "Источники", "Скопировать с источником"],
        ),
        (
            "emigration to Russia 2024",
            ["‹ 2023", "2025 ›", "Chart", "Compare", "Sources", "Copy with source"],
        ),
        ("net migration 2015-2020", ["Chart", "Table", "CSV", "Sources", "Copy with source"]),
        (
            "why do people leave",
            ["Chart", "Table", "CSV", "Sources", "Copy with source"],
        ),
        ("what is net migration", ["Sources", "Copy with source"]),
        ("thanks", []),
        ("the weather in Paris", []),
    ],
)
async def test_which_buttons_an_answer_has(chat: Chat, text: str, expected: list[str]) -> None:
    assert list(await labels(chat, text)) == expected


async def test_labels_that_a_phone_would_cut_stand_in_rows_alone(chat: Chat) -> None:
    call = await chat.say("сколько уехало в первом полугодии 2024 года")
    rows = call.parameters["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows[:2]] == [
        ["‹ первое полугодие 2023 года"], ["первое полугодие 2025 года ›"],
    ]  # fmt: skip
    short = (await chat.say("сальдо миграции 2024")).parameters["reply_markup"]["inline_keyboard"]
    assert [button["text"] for button in short[0]] == ["‹ 2023", "2025 ›"]


async def test_in_a_group_an_answer_can_be_deleted(chat: Chat) -> None:
    assert list(await labels(chat, "/balance 2025", chat=GROUP))[-1] == "Delete this answer"


@pytest.mark.parametrize("where", [PRIVATE, GROUP])
async def test_the_year_before_takes_the_place_of_the_answer(
    chat: Chat, where: dict[str, Any]
) -> None:
    data = (await labels(chat, "/balance 2024", chat=where))["‹ 2023"]
    acknowledged, call = await chat.feed(press(data, chat=where, message_id=1000))
    assert acknowledged.method == "answerCallbackQuery"
    assert call.method == "editMessageText"
    assert (call.parameters["chat_id"], call.parameters["message_id"]) == (where["id"], 1000)
    assert "+9,293" in call.text
    assert [button["text"] for button in call.buttons][:2] == ["‹ 2022", "2024 ›"]


async def test_a_follow_up_leans_on_the_year_that_is_shown(chat: Chat) -> None:
    data = (await labels(chat, "emigration 2024"))["‹ 2023"]
    await chat.feed(press(data, message_id=1000))
    assert "11,737" in (await chat.say("and to Russia?")).text


async def test_a_year_is_sent_where_the_message_cannot_be_changed(chat: Chat) -> None:
    data = (await labels(chat, "net migration 2024"))["‹ 2023"]
    calls = await chat.feed(press(data, message_id=5, date=0))
    assert [call.method for call in calls[1:]] == ["editMessageText", "sendMessage"]
    assert "+9,293" in calls[-1].text


async def test_pressing_twice_is_no_failure(chat: Chat) -> None:
    data = (await labels(chat, "net migration 2024"))["‹ 2023"]
    for _ in range(2):
        calls = await chat.feed(press(data, message_id=1000))
        assert [call.method for call in calls] == ["answerCallbackQuery", "editMessageText"]


async def test_the_year_is_compared_with_the_one_before(chat: Chat) -> None:
    data = (await labels(chat, "emigration 2024"))["Compare"]
    _, call = await chat.feed(press(data))
    assert call.method == "sendMessage"
    assert "16,094" in call.text and "12,732" in call.text


@pytest.mark.parametrize("text", ["net migration 2024", "why do people leave"])
async def test_the_sources_are_told_in_full(chat: Chat, text: str) -> None:
    data = (await labels(chat, text))["Sources"]
    _, call = await chat.feed(press(data))
    assert call.method == "sendMessage"
    assert call.text.startswith("<b>Sources in full</b>\n1. ")
    assert "Facts: " in call.text


@pytest.mark.parametrize(
    ("replied_to", "presser", "status", "is_deleted"),
    [
        (READER, READER["id"], "member", True),
        (READER, 78, "member", False),
        (READER, 78, "administrator", True),
        (ANONYMOUS, 78, "member", False),
        (ANONYMOUS, 78, "creator", True),
        (None, READER["id"], "member", False),
    ],
)
async def test_the_asker_and_admins_delete_an_answer(
    chat: Chat, replied_to: dict[str, Any] | None, presser: int, status: str, is_deleted: bool
) -> None:
    data = (await labels(chat, "/balance 2024", chat=GROUP))["Delete this answer"]
    chat.api.members[GROUP["id"], presser] = status
    asked = message("/balance", chat=GROUP, user=replied_to)["message"] if replied_to else None
    more = {"reply_to_message": asked} if asked else {}
    user = {**READER, "id": presser}
    calls = await chat.feed(press(data, chat=GROUP, user=user, message_id=1000, **more))
    methods = [call.method for call in calls]
    assert ("deleteMessage" in methods) is is_deleted
    if not is_deleted:
        assert methods == ["getChatMember", "answerCallbackQuery"]
        assert "an admin of this chat can delete this answer" in calls[-1].text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Only Aigul <b> & Co, who asked, or an admin of this chat can delete this answer."),
        ("ru", "Удалить этот ответ может только тот, кто спросил (Aigul <b> & Co), или админ чата."),
        ("kk", "Бұл жауапты тек сұраған адам (Aigul <b> & Co) немесе чат әкімшісі өшіре алады."),
    ],
)  # fmt: skip
async def test_who_may_delete_an_answer_is_named(chat: Chat, language: str, said: str) -> None:
    asker = {**READER, "first_name": "Aigul <b>", "last_name": "& Co"}
    asked = message("/balance", chat=GROUP, user=asker)["message"]
    stranger = {**READER, "id": 78, "language_code": language}
    calls = await chat.feed(press("x2:", chat=GROUP, user=stranger, reply_to_message=asked))
    assert calls[-1].text == said


async def test_a_long_name_fits_into_an_alert(chat: Chat) -> None:
    asker = {**READER, "first_name": "Ж" * 64, "last_name": "Ж" * 64, "language_code": "ru"}
    asked = message("/balance", chat=GROUP, user=asker)["message"]
    calls = await chat.feed(
        press("x2:", chat=GROUP, user={**asker, "id": 78}, reply_to_message=asked)
    )
    assert len(calls[-1].text) <= 200


async def test_buttons_in_a_group_are_not_answered_without_end(chat: Chat) -> None:
    for _ in range(10):
        await chat.feed(press("q2:=net migration 2024", chat=GROUP))
    (alert,) = await chat.feed(press("q2:=net migration 2024", chat=GROUP))
    assert alert.text == "That is a lot at once: I pause here for a minute."


async def test_a_button_under_a_card_of_another_kind_asks_to_ask_again(chat: Chat) -> None:
    raw = press("x2:")
    del raw["callback_query"]["message"]
    raw["callback_query"]["inline_message_id"] = chat.api.telegram.methods.post_inline(CARD)
    (alert,) = await chat.feed(raw)
    assert "again" in alert.text


async def test_a_button_of_a_game_does_nothing(chat: Chat) -> None:
    raw = press("x")
    query = raw["callback_query"]
    del query["message"], query["data"]
    assert await chat.feed({**raw, "callback_query": {**query, "game_short_name": "x"}}) == []
