"""What is followed in a chat: what can be, who may, the list, and how it ends."""

from __future__ import annotations

import pytest
from bot_api import GROUP, PRIVATE, READER, Chat, message, press
from people import buttons
from surfaces import joined, post

from knowledge.store import Store
from knowledge.store.chats import move_chat
from knowledge.store.subscriptions import MOST_OF_A_CHAT, subscriptions
from knowledge.types.fact import Language, PlaceKind, Series


@pytest.mark.parametrize(
    "text",
    ["/subscribe banana", "/subscribe why do people leave", "/subscribe regions 2024"],
)
async def test_what_is_no_series_is_not_followed(chat: Chat, store: Store, text: str) -> None:
    call = await chat.say(text)
    assert "<code>/subscribe balance</code>" in call.text
    assert subscriptions(store) == ()


async def test_a_list_with_a_button_to_end_each(chat: Chat, store: Store) -> None:
    await chat.say("/subscribe balance")
    await chat.say("/subscribe emigration Russia")
    call = await chat.say("/subscriptions")
    assert call.text == (
        "<b>Followed here</b>\n• Net migration of Kazakhstan\n"
        "• Emigration from Kazakhstan to Russia"
    )
    data = buttons(call)["✕ Net migration of Kazakhstan"]
    edited = (await chat.feed(press(data)))[-1]
    assert edited.text == "<b>Followed here</b>\n• Emigration from Kazakhstan to Russia"
    assert (await chat.say("/unsubscribe")).text == (
        "Emigration from Kazakhstan to Russia: no longer followed here."
    )
    assert subscriptions(store) == ()


async def test_the_same_is_followed_once_and_not_without_end(chat: Chat, store: Store) -> None:
    await chat.say("/subscribe balance")
    assert "followed here already" in (await chat.say("/subscribe balance")).text
    countries = [place for place in store.places() if place.kind is PlaceKind.COUNTRY]
    calls = [
        await chat.say(f"/subscribe emigration {place.names[Language.ENGLISH]}")
        for place in countries[: MOST_OF_A_CHAT + 5]
    ]
    assert calls[-1].text == "A chat can follow 20 series. End one first: /subscriptions"
    assert len(subscriptions(store)) == MOST_OF_A_CHAT


async def test_a_button_ends_nothing_of_another_chat(chat: Chat, store: Store) -> None:
    await chat.say("/subscribe balance")
    (held,) = subscriptions(store)
    stranger = {**READER, "id": 78}
    await chat.feed(press(f"u2:{held.id}", chat={**PRIVATE, "id": 78}, user=stranger))
    assert subscriptions(store) == (held,)


async def test_a_channel_is_subscribed_by_a_post(chat: Chat, store: Store) -> None:
    await chat.feed(post("/subscribe balance"))
    assert [entry.series for entry in subscriptions(store)] == [Series("net_migration", "KZ")]


async def test_leaving_a_group_ends_what_it_follows(chat: Chat, store: Store) -> None:
    chat.api.members[GROUP["id"], READER["id"]] = "administrator"
    await chat.feed(message("/subscribe emigration", chat=GROUP))
    await chat.feed(joined(GROUP, "member", "left"))
    assert subscriptions(store) == ()


async def test_a_group_takes_what_it_follows_along(chat: Chat, store: Store) -> None:
    chat.api.members[GROUP["id"], READER["id"]] = "administrator"
    await chat.feed(message("/subscribe emigration", chat=GROUP))
    move_chat(store, GROUP["id"], -100999)
    assert [entry.subscriber.chat for entry in subscriptions(store)] == [-100999]


async def test_forget_ends_all(chat: Chat, store: Store) -> None:
    await chat.say("/subscribe emigration")
    await chat.say("/forget")
    assert subscriptions(store) == ()
