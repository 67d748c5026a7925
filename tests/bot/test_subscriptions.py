"""Who follows a series is told once of what is published, changed or withdrawn in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from bot_api import GROUP, PRIVATE, READER, Chat, Failure, message, press
from people import buttons
from surfaces import ANONYMOUS

from bot.operate.regularly import Regularly
from bot.render import Renderer
from bot.telegram.answering import Answering
from bot.telegram.calls import Calls
from bot.telegram.deliveries import Deliveries
from bot.telegram.notes import Notes
from bot.telegram.send import Sender
from knowledge.answer.engine import Engine
from knowledge.revise import Author, Change, create_fact, present, retire, update_fact
from knowledge.store import Store
from knowledge.store.chats import move_chat
from knowledge.store.retention import forget_words_before
from knowledge.store.subscriptions import subscriptions
from knowledge.store.wishes import wishes
from knowledge.types.fact import Series
from knowledge.types.period import Period

EDIT = Change(Author("503", "telegram"), "final figure", at="2026-03-10T09:00:00+00:00")
TOPIC = {"message_thread_id": 7, "is_topic_message": True}


@pytest.fixture
def news(chat: Chat, own_engine: Engine, store: Store) -> Deliveries:
    """What tells the news, on the store and the connection of the chat."""
    answering = Answering(own_engine, Renderer(store), store, Notes(store), chat.clock)
    sender = Sender(Calls(chat.application.bot, chat.api), partial(move_chat, store))
    return Deliveries(answering, sender, chat.clock.sleep)


def emigration_fact(store: Store) -> str:
    """The fact that leads for departures of 2024."""
    (fact, *_) = [
        fact
        for fact in store.slot(Series("emigration", "KZ"), Period.parse("2024"))
        if fact.value == Decimal(12732)
    ]
    return fact.id


def correct(store: Store, id: str, value: int) -> None:
    record, version = present(store, id)
    new = replace(record, value=Decimal(value), value_as_published=str(value))
    update_fact(store, new, EDIT, expect=version)


async def texts(chat: Chat, news: Deliveries) -> list[tuple[int, str]]:
    """The chats and the first lines of what the news tell."""
    before = len(chat.api.calls)
    await news.deliver()
    return [
        (call.parameters["chat_id"], call.text)
        for call in chat.api.calls[before:]
        if call.method == "sendMessage"
    ]


async def test_a_change_is_told_once_with_old_and_new_and_the_source(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    call = await chat.say("/subscribe emigration")
    assert call.text == (
        "Emigration from Kazakhstan: when a figure is published or changed, I tell it here. "
        "All that is followed here: /subscriptions"
    )
    assert await texts(chat, news) == []
    id = emigration_fact(store)
    correct(store, id, 12740)
    ((told_chat, text),) = await texts(chat, news)
    lines = text.split("\n")
    assert told_chat == PRIVATE["id"]
    assert lines[0] == "<b>News of what you follow</b>"
    assert lines[1] == "• Emigration from Kazakhstan, 2024: 12,732 people → <b>12,740 people</b>"
    assert store.fact(id).source.title in lines[2]
    assert await texts(chat, news) == []


async def test_a_restart_tells_nothing_twice_and_forgets_nothing(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    correct(store, emigration_fact(store), 12740)
    assert len(await texts(chat, news)) == 1
    correct(store, emigration_fact_after(store, 12740), 12741)
    begun_anew = Deliveries(news.answering, news.sender, news.sleep)
    ((_, text),) = await texts(chat, begun_anew)
    assert "12,740 people → <b>12,741 people</b>" in text
    assert await texts(chat, Deliveries(news.answering, news.sender, news.sleep)) == []


def emigration_fact_after(store: Store, value: int) -> str:
    facts = store.slot(Series("emigration", "KZ"), Period.parse("2024"))
    return next(fact.id for fact in facts if fact.value == Decimal(value))


async def test_corrections_come_together_and_what_is_changed_back_is_no_news(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    id = emigration_fact(store)
    for value in (12733, 12734, 12735):
        correct(store, id, value)
    ((_, text),) = await texts(chat, news)
    assert "12,732 people → <b>12,735 people</b>" in text
    correct(store, id, 1)
    correct(store, id, 12735)
    assert await texts(chat, news) == []


async def test_words_and_other_series_are_no_news(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration Russia")
    record, version = present(store, emigration_fact(store))
    update_fact(store, replace(record, locator="table 3"), EDIT, expect=version)
    correct(store, record.id, 12740)
    assert await texts(chat, news) == []


async def test_a_new_figure_and_one_that_is_withdrawn(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    record, _ = present(store, emigration_fact(store))
    later = Period.parse("2031")
    create_fact(store, replace(record, id="emigration-2031", period=later), EDIT)
    ((_, text),) = await texts(chat, news)
    assert "• Emigration from Kazakhstan, 2031: <b>12,732 people</b>, new" in text
    retire(store, "emigration-2031", EDIT, expect=1)
    ((_, text),) = await texts(chat, news)
    assert "• Emigration from Kazakhstan, 2031: withdrawn; it was 12,732 people" in text


async def test_the_news_speak_the_language_of_the_subscription(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/подписка эмиграция")
    correct(store, emigration_fact(store), 12740)
    ((_, text),) = await texts(chat, news)
    assert (
        "Эмиграция из Казахстана, 2024 год: 12\u00a0732 человека → <b>12\u00a0740 человек</b>"
        in text
    )


async def test_only_admins_subscribe_a_group_and_its_topic_is_told(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    (refused,) = [
        call
        for call in await chat.feed(message("/subscribe emigration", chat=GROUP))
        if call.method == "sendMessage"
    ]
    assert refused.text == "Only the admins of this chat can do that."
    assert subscriptions(store) == ()
    chat.api.members[GROUP["id"], READER["id"]] = "administrator"
    await chat.feed(message("/subscribe emigration", chat=GROUP, **TOPIC))
    anonymous = message("/subscribe balance", chat=GROUP, user=ANONYMOUS, sender_chat=GROUP)
    await chat.feed(anonymous)
    assert [(s.subscriber.chat, s.subscriber.topic) for s in subscriptions(store)] == [
        (GROUP["id"], 7), (GROUP["id"], None),
    ]  # fmt: skip
    correct(store, emigration_fact(store), 12740)
    await news.deliver()
    call = chat.api.sent()[-1]
    assert call.parameters["message_thread_id"] == 7
    assert call.parameters["disable_notification"] is True


async def test_who_blocks_the_bot_is_told_no_more(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    correct(store, emigration_fact(store), 12740)
    chat.api.fail("sendMessage", Failure(403, "Forbidden: bot was blocked by the user"))
    await news.deliver()
    assert subscriptions(store) == ()


async def test_who_cannot_be_told_now_is_told_the_next_time(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    correct(store, emigration_fact(store), 12740)
    chat.api.telegram.faults.outage = Failure(500, "Internal Server Error")
    await news.deliver()
    chat.api.telegram.faults.outage = None
    ((_, text),) = await texts(chat, news)
    assert "12,732 people → <b>12,740 people</b>" in text


async def test_who_wished_for_an_answer_is_told_it_once(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    call = await chat.say("emigration 2031")
    kept = (await chat.feed(press(buttons(call)["Tell me once you have it"])))[-1]
    assert kept.text.startswith("I shall write to you once I have the answer.")
    assert await texts(chat, news) == []
    record, _ = present(store, emigration_fact(store))
    new = replace(record, id="emigration-2031", period=Period.parse("2031"))
    create_fact(store, new, EDIT)
    ((told_chat, text),) = await texts(chat, news)
    assert told_chat == PRIVATE["id"]
    assert text.startswith("You wished to be told of this; now I have it.\n\n<b>Emigration from")
    assert "12,732 people" in text
    assert wishes(store) == ()
    correct(store, "emigration-2031", 5)
    assert await texts(chat, news) == []


async def test_no_wish_is_kept_in_a_group(chat: Chat, store: Store) -> None:
    await chat.feed(press("w2:=emigration 2031", chat=GROUP))
    assert wishes(store) == ()


async def test_a_wish_is_kept_as_long_as_words_are(chat: Chat, store: Store) -> None:
    call = await chat.say("emigration 2031")
    await chat.feed(press(buttons(call)["Tell me once you have it"]))
    assert forget_words_before(store, date(2026, 3, 11)) >= 1
    assert wishes(store) == ()


async def test_one_chat_that_fails_does_not_keep_the_others_waiting(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    other = {**PRIVATE, "id": 78}
    await chat.feed(message("/subscribe emigration", chat=other, user={**READER, "id": 78}))
    correct(store, emigration_fact(store), 12740)
    chat.api.fail("sendMessage", Failure(400, "Bad Request: something new"))
    assert [told for told, _ in await texts(chat, news)] == [PRIVATE["id"], 78]
    assert [told for told, _ in await texts(chat, news)] == [PRIVATE["id"]]
    assert await texts(chat, news) == []


async def test_the_news_follow_the_language_that_the_chat_has_now(
    chat: Chat, store: Store, news: Deliveries
) -> None:
    await chat.say("/subscribe emigration")
    await chat.say("/lang kk")
    correct(store, emigration_fact(store), 12740)
    ((_, text),) = await texts(chat, news)
    assert text.startswith("<b>Сіз бақылайтын деректердегі жаңалық</b>")


async def test_work_that_is_done_regularly_goes_on_after_a_failure() -> None:
    times = []

    async def work() -> None:
        times.append(1)
        raise LookupError

    chore = Regularly(work, timedelta(seconds=0))
    await chore.begin()
    while len(times) < 3:
        await asyncio.sleep(0)
    await chore.end()
