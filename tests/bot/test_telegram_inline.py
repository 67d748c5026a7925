"""Inline and guest mode: cards in chats that the bot need not be in."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bot_api import BOT, GROUP, READER, Call, Chat, Failure, message, press

from knowledge.store import Store

CITATION = "<blockquote expandable>"


def query(text: str, **more: Any) -> dict[str, Any]:
    """An update with what someone has typed behind the bot's name."""
    number = message("x")["update_id"]
    body = {"id": str(number), "from": READER, "query": text, "offset": "", **more}
    return {"update_id": number, "inline_query": body}


def guest(text: str, **more: Any) -> dict[str, Any]:
    """An update with a mention in a chat that the bot is not in."""
    raw = message(text, chat={**GROUP, "id": -100800}, kind="guest_message", **more)
    raw["guest_message"]["guest_query_id"] = f"guest-{raw['update_id']}"
    if "@facts_bot" in text:
        entity = {"type": "mention", "offset": text.index("@facts_bot"), "length": 10}
        raw["guest_message"]["entities"] = [entity]
    return raw


async def offered(chat: Chat, text: str, **more: Any) -> Call:
    """The call with which the bot answers a query."""
    (call,) = await chat.feed(query(text, **more))
    assert call.method == "answerInlineQuery"
    return call


def titles(call: Call) -> list[str]:
    return [result["title"].replace("\u00a0", " ") for result in call.parameters["results"]]


async def test_an_answer_is_offered_with_what_is_beside_it(chat: Chat) -> None:
    call = await offered(chat, "balance 2024")
    assert titles(call) == [
        "Net migration of Kazakhstan, 2024: +16,550 people",
        "Net migration of Kazakhstan, 2023: +9,293 people",
        "Net migration of Kazakhstan, 2025: +16,153 people (preliminary)",
        "Net migration of Kazakhstan, 2023 → 2024: +7,257 people (our calculation: 16,550 − 9,293)",
    ]
    assert call.parameters["is_personal"] is True
    assert 0 < call.parameters["cache_time"] <= 60
    assert call.parameters["button"]["start_parameter"] == "inline"


async def test_a_card_is_the_answer_of_the_chat_with_its_sources(chat: Chat) -> None:
    reply = await chat.say("net migration 2024")
    first = (await offered(chat, "net migration 2024")).parameters["results"][0]
    content = first["input_message_content"]
    assert content["message_text"] == reply.text
    assert CITATION in content["message_text"]
    assert content["parse_mode"] == "HTML"
    assert content["link_preview_options"] == {"is_disabled": True}
    assert first["description"].startswith("29,282 arrived, 12,732 left")


@pytest.mark.parametrize(
    "text", ["", "   ", "the weather", "thanks", "/lang ru", "net migration 2024 " * 20]
)
async def test_what_asks_nothing_gets_examples(chat: Chat, store: Store, text: str) -> None:
    call = await offered(chat, text[:256])
    assert len(titles(call)) == 4
    for result in call.parameters["results"]:
        assert CITATION in result["input_message_content"]["message_text"]
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (0,)


@pytest.mark.parametrize(
    ("code", "expected"), [("ru", "2024 год"), ("kk", "2024 жыл"), ("xx", "2024")]
)
async def test_examples_are_in_the_language_of_the_reader(
    chat: Chat, code: str, expected: str
) -> None:
    call = await offered(chat, "", **{"from": {**READER, "language_code": code}})
    assert expected in titles(call)[0]


async def test_the_language_of_a_query_comes_before_that_of_the_reader(chat: Chat) -> None:
    assert titles(await offered(chat, "сальдо миграции 2024"))[0].startswith("Сальдо миграции")


async def test_what_is_not_held_says_so_before_the_nearest_that_is(chat: Chat) -> None:
    call = await offered(chat, "emigration from Ukraine 2024")
    assert titles(call)[0].startswith("I have no figure for this: ")
    assert len(titles(call)) > 1
    for result in call.parameters["results"][1:]:
        assert CITATION in result["input_message_content"]["message_text"]


@pytest.mark.parametrize(
    "text", ["migration", "emigration 2024", "сальдо 2018", "2024 айырым", "kazakhs"]
)
async def test_results_are_few_and_their_ids_differ(chat: Chat, text: str) -> None:
    results = (await offered(chat, text)).parameters["results"]
    assert 1 <= len(results) <= 10
    assert len({result["id"] for result in results}) == len(results)


async def test_the_same_answer_has_the_same_id(chat: Chat) -> None:
    first, second = [await offered(chat, text) for text in ("balance 2024", "net migration 2024")]
    assert first.parameters["results"][0]["id"] == second.parameters["results"][0]["id"]


async def test_nothing_that_is_typed_is_noted(chat: Chat, store: Store) -> None:
    await offered(chat, "my secret")
    assert store.reader.row("SELECT count(*) FROM question_log") == (0,)


async def test_a_query_that_ran_out_is_no_failure(chat: Chat) -> None:
    raw = query("balance 2024")
    chat.api.fail("answerInlineQuery", Failure(400, "Bad Request: query is too old"))
    assert len(await chat.feed(raw)) == 1


async def test_a_card_turns_to_another_year(chat: Chat) -> None:
    card = (await offered(chat, "balance 2024")).parameters["results"][0]
    row, copied = card["reply_markup"]["inline_keyboard"]
    assert copied[0]["copy_text"]["text"].startswith("Net migration of Kazakhstan, 2024: +16,550")
    assert [button["text"] for button in row] == ["‹ 2023", "2025 ›"]
    raw = press(row[0]["callback_data"])
    del raw["callback_query"]["message"]
    id = chat.api.telegram.methods.post_inline(card)
    raw["callback_query"]["inline_message_id"] = id
    acknowledged, call = await chat.feed(raw)
    assert acknowledged.method == "answerCallbackQuery"
    assert (call.method, call.parameters["inline_message_id"]) == ("editMessageText", id)
    assert "+9,293" in call.text


async def test_what_was_sent_through_us_is_not_answered(chat: Chat) -> None:
    assert await chat.feed(message("net migration 2024", via_bot=BOT)) == []


async def test_a_guest_answers_with_the_card(chat: Chat, store: Store) -> None:
    card = (await offered(chat, "net migration 2024")).parameters["results"][0]
    raw = guest("@facts_bot net migration 2024")
    (call,) = await chat.feed(raw)
    assert call.method == "answerGuestQuery"
    assert call.parameters == {
        "guest_query_id": raw["guest_message"]["guest_query_id"],
        "result": card,
    }
    assert store.reader.rows("SELECT chat_kind, status FROM question_log") == [
        ("guest", "answered")
    ]


@pytest.mark.parametrize(
    "text", ["@facts_bot", "@facts_bot hello there", "/lang en @facts_bot", "what?"]
)
async def test_a_guest_who_is_asked_nothing_says_one_line(
    chat: Chat, store: Store, text: str
) -> None:
    (call,) = await chat.feed(guest(text))
    said = call.parameters["result"]["input_message_content"]["message_text"]
    assert said.startswith("I found no question about migration in that.")
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (0,)


async def test_a_guest_offers_what_is_nearest(chat: Chat) -> None:
    (call,) = await chat.feed(guest("@facts_bot emigration from Ukraine 2024"))
    rows = call.parameters["result"]["reply_markup"]["inline_keyboard"]
    assert all(re.match("s2:", button["callback_data"]) for row in rows for button in row)


@pytest.mark.parametrize("more", [{"user": {**READER, "is_bot": True}}, {"photo": []}])
async def test_a_guest_message_of_a_bot_is_not_answered(chat: Chat, more: dict[str, Any]) -> None:
    raw = guest("@facts_bot net migration 2024", **more)
    calls = await chat.feed(raw)
    assert len(calls) == (0 if "user" in more else 1)


async def test_a_guest_message_without_a_query_is_not_answered(chat: Chat) -> None:
    raw = guest("@facts_bot net migration 2024")
    del raw["guest_message"]["guest_query_id"]
    assert await chat.feed(raw) == []


@pytest.mark.parametrize(
    "text", ["/chart 2010-2018", "/график 2010-2018", "/chart balance EAEU 2018"]
)
async def test_a_chart_that_was_sent_before_is_offered_as_a_picture(chat: Chat, text: str) -> None:
    first = (await offered(chat, text)).parameters["results"]
    assert first[0]["type"] == "article"
    *_, sent = await chat.feed(message(text))
    best, *others = (await offered(chat, text)).parameters["results"]
    assert best["type"] == "photo"
    assert best["caption"] == sent.parameters["caption"]
    assert CITATION in best["caption"]
    assert [other["type"] for other in others] == ["article"] * len(first)


async def test_a_chart_of_other_facts_is_no_picture_yet(chat: Chat) -> None:
    await chat.feed(message("/chart 2010-2018"))
    (first, *_) = (await offered(chat, "/chart 2011-2018")).parameters["results"]
    assert first["type"] == "article"


async def test_a_guest_is_answered_with_a_picture_that_was_sent_before(chat: Chat) -> None:
    asked = "/chart@facts_bot 2010-2018"
    (words,) = await chat.feed(guest(asked))
    await chat.feed(message("/chart 2010-2018"))
    (picture,) = await chat.feed(guest(asked))
    assert words.parameters["result"]["type"] == "article"
    assert picture.parameters["result"]["type"] == "photo"
