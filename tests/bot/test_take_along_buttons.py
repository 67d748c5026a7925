"""The buttons chart, table, CSV and copy below an answer, pressed in Telegram."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, READER, Call, Chat, Failure, message, press

from knowledge.store import Store

RUSSIAN: dict[str, Any] = {**READER, "language_code": "ru"}
TOPIC = {"is_topic_message": True, "message_thread_id": 5}


def labelled(call: Call) -> dict[str, dict[str, Any]]:
    """The buttons of a message by their words."""
    return {button["text"]: button for button in call.buttons}


async def pressed(chat: Chat, call: Call, label: str, **more: Any) -> list[Call]:
    """What a press of the button leads to, besides the end of its spinning."""
    answered, *calls = await chat.feed(press(labelled(call)[label]["callback_data"], **more))
    assert answered.method == "answerCallbackQuery"
    assert "text" not in answered.parameters
    return calls


async def chart_of(chat: Chat, call: Call, label: str = "Chart", **more: Any) -> Call:
    """The picture that a press of the chart's button leads to."""
    action, photo = await pressed(chat, call, label, **more)
    assert (action.method, photo.method) == ("sendChatAction", "sendPhoto")
    assert action.parameters["action"] == "upload_photo"
    return photo


@pytest.mark.parametrize(
    ("question", "language", "labels"),
    [
        ("net migration 2010-2018", "en", ["Chart", "Table", "CSV", "Copy with source"]),
        (
            "сальдо миграции 2010-2018",
            "ru",
            ["График", "Таблица", "Файл CSV", "Скопировать с источником"],
        ),
        (
            "2010-2018 жылдардағы көші-қон сальдосы",
            "kk",
            ["График", "Кесте", "CSV файлы", "Дереккөзімен көшіру"],
        ),
        ("net migration 2024", "en", ["Chart", "Copy with source"]),
        ("/balance 2024", "en", ["Chart", "Copy with source"]),
        ("immigrant stock 2024", "en", ["Chart", "Copy with source"]),
        ("emigration to Germany 2024", "en", ["Copy with source"]),
        ("what is net migration", "en", ["Copy with source"]),
    ],
)
async def test_an_answer_offers_what_it_has_to_take_along(
    chat: Chat, question: str, language: str, labels: list[str]
) -> None:
    call = await chat.say(question, user={**READER, "language_code": language})
    assert [label for label in labelled(call) if label in labels] == labels
    taken = {"Chart", "График", "Table", "Таблица", "Кесте", "CSV", "Файл CSV", "CSV файлы"} & set(
        labelled(call)
    )
    assert taken <= set(labels)


@pytest.mark.parametrize(
    "question", ["hello", "the weather in Paris", "net migration 2040", "/lang"]
)
async def test_what_shows_no_figure_offers_none(chat: Chat, question: str) -> None:
    call = await chat.say(question)
    assert not {"Chart", "Table", "CSV", "Copy with source"} & set(labelled(call))


async def test_the_words_to_copy_name_number_and_link(chat: Chat) -> None:
    call = await chat.say("net migration 2024")
    words = labelled(call)["Copy with source"]["copy_text"]["text"]
    assert words.startswith("Net migration of Kazakhstan, 2024: +16,550 people\n")
    assert words.endswith("\nhttps://stat.gov.kz/api/iblock/element/6567/csv/file/ru/")


async def test_a_chart_is_sent_with_its_sources(chat: Chat) -> None:
    photo = await chart_of(chat, await chat.say("net migration 2010-2018"))
    assert photo.files
    (content,) = photo.files.values()
    assert content.startswith(b"\x89PNG")
    caption = photo.parameters["caption"]
    assert caption.startswith("<b>Net migration of Kazakhstan, 2010–2018</b>")
    assert 'href="https://stat.gov.kz/' in caption
    assert photo.parameters["chat_id"] == PRIVATE["id"]


async def test_of_a_single_number_the_years_up_to_it_are_drawn(chat: Chat) -> None:
    photo = await chart_of(chat, await chat.say("net migration 2018"))
    assert photo.parameters["caption"].startswith("<b>Net migration of Kazakhstan, 2009–2018</b>")


async def test_a_follow_up_is_drawn_as_it_was_understood(chat: Chat) -> None:
    await chat.say("emigration to Russia by year")
    call = await chat.say("and to Uzbekistan?")
    photo = await chart_of(chat, call)
    assert "Uzbekistan" in photo.parameters["caption"]


async def test_a_chart_is_uploaded_once(chat: Chat) -> None:
    call = await chat.say("net migration 2010-2018")
    first = await chart_of(chat, call)
    again = await chart_of(chat, call)
    assert first.files and not again.files
    assert isinstance(again.parameters["photo"], str)
    other = await chart_of(chat, await chat.say("net migration 2011-2018"))
    assert other.files


async def test_a_chart_is_uploaded_again_once_the_facts_have_changed(
    chat: Chat, store: Store
) -> None:
    call = await chat.say("net migration 2010-2018")
    await chart_of(chat, call)
    with store.change() as database:
        database.conn.execute("UPDATE fact SET value = '-29122' WHERE id = 'balance-2018-bns'")
    assert (await chart_of(chat, call)).files


async def test_a_file_that_telegram_no_longer_has_is_uploaded_again(chat: Chat) -> None:
    call = await chat.say("net migration 2010-2018")
    await chart_of(chat, call)
    wrong = Failure(400, "Bad Request: wrong file identifier/HTTP URL specified")
    chat.api.fail("sendPhoto", wrong)
    _, refused, sent = await pressed(chat, call, "Chart")
    assert not refused.files and sent.files


async def test_a_table_is_sent_in_letters_of_one_width(chat: Chat) -> None:
    call = await chat.say("net migration 2010-2018")
    (table,) = await pressed(chat, call, "Table")
    assert table.method == "sendMessage"
    assert "<pre>2010  +15,516\n2011   +5,096\n2012   −1,426\n" in table.text
    assert "Sources" in unescape(table.text)


async def test_a_file_is_sent_that_spreadsheets_open(chat: Chat) -> None:
    call = await chat.say("сальдо миграции 2010-2018", user=RUSSIAN)
    (document,) = await pressed(chat, call, "Файл CSV", user=RUSSIAN)
    assert document.method == "sendDocument"
    (content,) = document.files.values()
    first, second, *_ = content.decode("utf-8-sig").splitlines()
    assert first.startswith("fact;indicator;place;")
    assert second.startswith("balance-2010-bns;net_migration;KZ;;;2010;15516;")


@pytest.mark.parametrize(
    ("label", "method"), [("Chart", "sendPhoto"), ("CSV", "sendDocument"), ("Table", "sendMessage")]
)
async def test_in_a_group_it_comes_as_a_silent_reply_in_the_topic(
    chat: Chat, label: str, method: str
) -> None:
    call = await chat.say("net migration 2010-2018")
    group = {**GROUP, "is_forum": True}
    await chat.feed(message("hello", chat=group, **TOPIC))
    data = labelled(call)[label]["callback_data"]
    _, *calls = await chat.feed(press(data, chat=group, **TOPIC))
    sent = calls[-1]
    assert sent.method == method
    assert sent.parameters["disable_notification"] is True
    assert sent.parameters["message_thread_id"] == 5
    assert sent.parameters["reply_parameters"]["message_id"]
    assert all(one.parameters["message_thread_id"] == 5 for one in calls)


@pytest.mark.parametrize("kind", ["d", "t", "f"])
async def test_a_button_that_outlived_its_facts_says_ask_again(
    chat: Chat, store: Store, kind: str
) -> None:
    call = await chat.say("net migration 2017-2018")
    data = next(b["callback_data"] for b in call.buttons if b.get("callback_data", "")[:1] == kind)
    with store.change() as database:
        database.conn.execute("UPDATE fact SET lifecycle = 'retired'")
    _, told = await chat.feed(press(data))
    assert told.method == "sendMessage"
    assert "ask your question again" in told.text


@pytest.mark.parametrize("data", ["d1:", "d2:", "d2:nonsense", "t2:=", "f9:x"])
async def test_a_button_of_another_version_is_taken_away(chat: Chat, data: str) -> None:
    answered, edited = await chat.feed(press(data))
    assert "ask your question again" in answered.parameters["text"]
    assert edited.method == "editMessageReplyMarkup"


async def test_a_chat_that_takes_no_pictures_is_left_alone(chat: Chat) -> None:
    call = await chat.say("net migration 2010-2018")
    chat.api.fail("sendPhoto", Failure(400, "Bad Request: not enough rights to send photos"))
    assert [one.method for one in await pressed(chat, call, "Chart")] == [
        "sendChatAction", "sendPhoto",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("/chart 2010-2018", "Net migration of Kazakhstan, 2010–2018"),
        ("/chart", "Net migration of Kazakhstan, 1991–2025"),
        ("/chart 2018", "Net migration of Kazakhstan, 2009–2018"),
        ("/chart emigration Russia", "Emigration from Kazakhstan to Russia, 2016–2025"),
        ("/график сальдо 2010-2018", "Сальдо миграции Казахстана, 2010–2018 годы"),
    ],
)
async def test_the_command_chart_answers_with_a_picture(
    chat: Chat, command: str, title: str
) -> None:
    _, photo = await chat.feed(message(command))
    assert photo.method == "sendPhoto"
    assert photo.parameters["caption"].startswith(f"<b>{title}</b>")
    assert not {"Chart", "График"} & set(labelled(photo))
    assert {"Copy with source", "Скопировать с источником"} & set(labelled(photo))


async def test_where_no_picture_may_be_sent_the_command_chart_answers_in_words(chat: Chat) -> None:
    chat.api.fail("sendPhoto", Failure(400, "Bad Request: not enough rights to send photos"))
    *_, told = await chat.feed(message("/chart 2010-2018"))
    assert told.method == "sendMessage"
    assert "2010: +15,516" in told.text


async def test_a_chart_of_nothing_is_declined_in_words(chat: Chat) -> None:
    (told,) = await chat.feed(message("/chart 2040"))
    assert told.method == "sendMessage"


async def test_a_question_may_follow_a_chart(chat: Chat) -> None:
    await chat.feed(message("/chart 2010-2018"))
    assert "2019" in (await chat.say("and in 2019?")).text
