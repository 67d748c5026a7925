"""Private chats: raw updates in, calls of the Bot API out."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from bot_api import BOT, PRIVATE, READER, TOKEN, Chat, Failure, message, press

from bot.commands import COMMANDS
from bot.settings import MissingTokenError
from bot.telegram.application import build_application
from knowledge.revise import Author, Change, present, update_fact
from knowledge.store import Store
from knowledge.types.fact import Language

HOSTILE: dict[str, Any] = {
    "id": 77,
    "is_bot": False,
    "first_name": "<b>Aigul</i> & {{ 7*7 }}",
    "last_name": "</blockquote>\u202e'; DROP TABLE fact; --",
    "username": "aigul",
    "language_code": "en",
}
CITATION = "<blockquote expandable>"


class Balanced(HTMLParser):
    """Fails on tags that Telegram would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        assert tag in {"b", "i", "a", "code", "blockquote"}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def logged(store: Store) -> list[tuple[Any, ...]]:
    return store.reader.rows("SELECT chat_kind, status, text FROM question_log ORDER BY id")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start", "Kazakhstan"),
        ("/help", "/balance"),
        ("/balance 2024", "+16,550"),
        ("/balance", "2025"),
        ("/balance@facts_bot 2024", "+16,550"),
        ("/emigration Germany 2024", "Germany"),
        ("/immigration 2024", "2024"),
        ("/define net migration", "migration"),
        ("/sources", "Bureau of National Statistics"),
        ("/lang", "/lang"),
        ("/баланс 2024", "+16 550"),
        ("/сальдо 2023", "+9 293"),
        ("/nosuchcommand", ""),
        ("What was net migration in 2024?", "+16,550"),
        ("сколько человек уехало в 2024 году", "2024"),
        ("2024 жылғы көші-қон айырымы", "2024"),
    ],
)
async def test_texts_and_commands_are_answered(chat: Chat, text: str, expected: str) -> None:
    calls = await chat.feed(message(text))
    assert {call.method for call in calls} == {"sendMessage"}
    assert expected in "\n".join(call.text for call in calls).replace("\u00a0", " ")
    for call in calls:
        Balanced(call.text)
        assert call.parameters["chat_id"] == PRIVATE["id"]
        assert call.parameters["parse_mode"] == "HTML"
        assert call.parameters["link_preview_options"] == {"is_disabled": True}


async def test_an_answer_cites_its_source_below_it(chat: Chat) -> None:
    call = await chat.say("/balance 2024")
    assert CITATION in call.text
    assert "<b>" in call.text


async def test_every_command_of_the_menu_is_known(chat: Chat) -> None:
    for command in COMMANDS:
        calls = await chat.feed(message(f"/{command}"))
        assert calls
        expected = ["sendChatAction", "sendPhoto"] if command == "chart" else ["sendMessage"]
        assert [call.method for call in calls] == expected * (len(calls) // len(expected))


async def test_a_follow_up_within_ten_minutes_leans_on_the_answer_before(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    chat.clock.pass_(minutes=9, seconds=59)
    assert "+9,293" in (await chat.say("and in 2023?")).text


async def test_a_follow_up_after_ten_minutes_stands_alone(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    chat.clock.pass_(minutes=10, seconds=1)
    assert "9,293" not in (await chat.say("and in 2023?")).text


async def test_a_follow_up_of_another_chat_stands_alone(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    other = {**PRIVATE, "id": 78}
    assert "9,293" not in (await chat.say("and in 2023?", chat=other)).text


async def test_small_talk_does_not_end_a_conversation(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    await chat.say("thank you")
    assert "+9,293" in (await chat.say("and in 2023?")).text


async def test_a_reply_leans_on_the_answer_that_it_replies_to(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    first = {"message_id": 1000, "date": 0, "chat": PRIVATE, "from": BOT, "text": "…"}
    await chat.say("how many people left for Germany in 2024?")
    chat.clock.pass_(hours=5)
    assert "+9,293" in (await chat.say("and in 2023?", reply_to_message=first)).text


async def test_a_reply_to_someone_elses_message_is_no_reply_to_an_answer(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    chat.clock.pass_(hours=5)
    mine = {"message_id": 1000, "date": 0, "chat": PRIVATE, "from": READER, "text": "…"}
    assert "9,293" not in (await chat.say("and in 2023?", reply_to_message=mine)).text


async def test_what_is_not_held_is_declined_with_buttons_that_answer(chat: Chat) -> None:
    declined = await chat.say("сколько людей уехало из Украины в 2024")
    *choices, wish = declined.buttons
    assert wish["text"] == "Сообщить, когда появится"
    assert choices
    for button in choices:
        assert len(button["callback_data"].encode()) <= 64
        answered, reply = await chat.feed(press(button["callback_data"]))
        assert answered.method == "answerCallbackQuery"
        assert CITATION in reply.text
        assert re.search("[а-я]", reply.text)


async def test_the_language_of_a_chat_is_kept(chat: Chat, store: Store) -> None:
    assert "balance" not in (await chat.say("/lang ru")).text
    await chat.say("/balance 2024")
    row = store.reader.row("SELECT chat, language FROM chat_settings")
    assert row == (PRIVATE["id"], "ru")


async def test_the_language_of_a_chat_decides_where_the_text_does_not(chat: Chat) -> None:
    await chat.say("/lang kk")
    assert re.search("[әғқңөұүһі]", (await chat.say("2024")).text)
    await chat.say("/lang en")
    assert not re.search("[а-яәғқңөұүһі]", (await chat.say("/start")).text)


async def test_a_language_that_we_do_not_speak_changes_nothing(chat: Chat, store: Store) -> None:
    await chat.say("/lang de")
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (0,)


async def test_languages_can_be_chosen_by_buttons(chat: Chat, store: Store) -> None:
    buttons = (await chat.say("/lang")).buttons
    assert [button["callback_data"] for button in buttons] == ["l2:en", "l2:ru", "l2:kk"]
    await chat.feed(press("l2:kk"))
    assert store.reader.row("SELECT language FROM chat_settings") == (Language.KAZAKH.value,)


@pytest.mark.parametrize("code", ["ru", "ru-RU"])
async def test_the_language_of_the_readers_telegram_is_the_default(chat: Chat, code: str) -> None:
    reader = {**READER, "language_code": code}
    assert re.search("[а-я]", (await chat.say("/start", user=reader)).text)


@pytest.mark.parametrize("code", [None, "", "xx"])
async def test_readers_of_other_languages_are_answered(chat: Chat, code: str | None) -> None:
    reader = {**READER, "language_code": code}
    assert (await chat.say("/start", user=reader)).text


async def test_a_question_is_noted_without_who_asked(chat: Chat, store: Store) -> None:
    await chat.say("net migration in 2024")
    await chat.say("the weather in Paris")
    answered, declined = logged(store)
    assert answered == ("private", "answered", None)
    assert declined[1] in {"not_understood", "no_data"}
    assert declined[2] == "the weather in Paris"


async def test_a_question_is_noted_after_the_reply(chat: Chat, store: Store) -> None:
    chat.api.fail("sendMessage", Failure(400, "Bad Request: something new"))
    await chat.feed(message("net migration in 2024"))
    assert logged(store) == []


async def test_a_store_that_cannot_be_written_costs_no_reply(
    chat: Chat, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from knowledge.store.errors import LockedStoreError

    def locked(self: Store, entry: object, *, patience: float) -> None:
        raise LockedStoreError(store.path)

    monkeypatch.setattr(Store, "log_questions", locked)
    assert len(await chat.feed(message("net migration in 2024"))) == 1


async def test_waiting_as_telegram_asks_the_answer_is_sent_again(chat: Chat) -> None:
    chat.api.fail("sendMessage", Failure(429, "Too Many Requests", {"retry_after": 1}))
    first, second = await chat.feed(message("net migration in 2024"))
    assert first.text == second.text


async def test_html_that_telegram_does_not_read_is_sent_as_plain_text(chat: Chat) -> None:
    chat.api.fail("sendMessage", Failure(400, "Bad Request: can't parse entities: bad tag"))
    _, plain = await chat.feed(message("net migration in 2024"))
    assert "+16,550" in plain.text
    assert "<" not in plain.text
    assert "parse_mode" not in plain.parameters


async def test_a_reader_who_blocked_the_bot_is_left_alone(chat: Chat) -> None:
    chat.api.fail("sendMessage", Failure(403, "Forbidden: bot was blocked by the user"))
    assert len(await chat.feed(message("net migration in 2024"))) == 1


async def test_an_error_is_told_in_one_sentence_with_a_number_of_the_log(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret detail")

    monkeypatch.setattr("knowledge.answer.engine.Engine.ask", broken)
    call = await chat.say("net migration in 2024")
    found = re.search(r"number of the error is (\w{6})\b", call.text)
    assert found
    assert "secret" not in call.text
    assert found[1] in caplog.text
    assert "a secret detail" in caplog.text
    assert TOKEN not in caplog.text


async def test_an_error_that_cannot_be_told_ends_there(chat: Chat) -> None:
    chat.api.fail("sendMessage", *[Failure(400, "Bad Request: something new")] * 2)
    assert len(await chat.feed(message("net migration in 2024"))) == 2


def test_without_a_token_nothing_is_built() -> None:
    from bot.settings import Settings

    for token in (None, "", "  "):
        with pytest.raises(MissingTokenError, match=r"@BotFather.*migbot chat"):
            build_application(Settings(token=token, _env_file=None), None, None, None)  # type: ignore[arg-type]


async def test_an_answer_asked_for_again_is_the_same_until_the_facts_change(
    chat: Chat, store: Store
) -> None:
    first, second = await chat.say("/balance 2024"), await chat.say("/balance 2024")
    assert first.parameters == second.parameters
    record, version = present(store, "balance-2024-bns")
    change = Change(Author("1", "telegram"), "for a test")
    update_fact(store, replace(record, value=Decimal(16_551)), change, expect=version)
    assert "+16,551" in (await chat.say("/balance 2024")).text
