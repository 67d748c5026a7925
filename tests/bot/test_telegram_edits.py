"""Edited questions: the reply follows them."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, Call, Chat, Failure, message
from surfaces import ours

from knowledge.store import Store


async def edit(chat: Chat, asked: dict[str, Any], **changed: Any) -> list[Call]:
    """What the bot does when the message is edited."""
    body = {**asked["message"], "edit_date": 2, **changed}
    number = message("x")["update_id"]
    return await chat.feed({"update_id": number, "edited_message": body})


@pytest.mark.parametrize("where", [PRIVATE, GROUP])
async def test_another_question_edits_the_reply(chat: Chat, where: dict[str, Any]) -> None:
    asked = message("/balance 2024", chat=where)
    (reply,) = await chat.feed(asked)
    (call,) = await edit(chat, asked, text="/balance 2023")
    assert "+16,550" in reply.text
    assert call.method == "editMessageText"
    assert (call.parameters["chat_id"], call.parameters["message_id"]) == (where["id"], 1000)
    assert "+9,293" in call.text


async def test_it_may_be_edited_again_and_back(chat: Chat) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    texts = [
        (await edit(chat, asked, text=text))[0].text for text in ("/balance 2023", "/balance 2024")
    ]
    assert ["+9,293" in texts[0], "+16,550" in texts[1]] == [True, True]


async def test_what_was_not_understood_can_be_mended(chat: Chat) -> None:
    asked = message("weather", chat=GROUP, reply_to_message=ours(GROUP))
    await chat.feed(asked)
    (call,) = await edit(chat, asked, text="net migration in 2024")
    assert "+16,550" in call.text


async def test_an_edit_that_changes_no_word_does_nothing(chat: Chat) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    preview = {"url": "https://example.org", "prefer_small_media": True}
    assert await edit(chat, asked, link_preview_options=preview) == []


async def test_a_question_of_long_ago_keeps_its_reply(chat: Chat) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    chat.clock.pass_(hours=1, seconds=1)
    assert await edit(chat, asked, text="/balance 2023") == []


async def test_a_message_that_was_not_replied_to_gets_no_reply_by_an_edit(chat: Chat) -> None:
    asked = message("hello everyone", chat=GROUP)
    await chat.feed(asked)
    assert await edit(chat, asked, text="/balance 2023") == []


async def test_what_is_no_longer_meant_for_us_keeps_its_reply(chat: Chat) -> None:
    asked = message("/balance 2024", chat=GROUP)
    await chat.feed(asked)
    assert await edit(chat, asked, text="/balance@otherbot 2024") == []


@pytest.mark.parametrize("text", ["/lang ru", "/LANG kk"])
async def test_no_edit_changes_what_a_chat_has_set(chat: Chat, store: Store, text: str) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    assert await edit(chat, asked, text=text) == []
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (0,)


async def test_an_edited_follow_up_leans_on_what_it_leaned_on(chat: Chat) -> None:
    await chat.say("net migration in 2024")
    asked = message("and to Germany?")
    await chat.feed(asked)
    (call,) = await edit(chat, asked, text="and in 2023?")
    assert "+9,293" in call.text


async def test_the_next_follow_up_leans_on_the_edited_question(chat: Chat) -> None:
    asked = message("emigration in 2024")
    await chat.feed(asked)
    await edit(chat, asked, text="net migration in 2024")
    assert "+9,293" in (await chat.say("and in 2023?")).text


async def test_a_reply_that_was_deleted_is_not_sent_again(chat: Chat) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    del chat.api.telegram.chats[PRIVATE["id"]].messages[1000]
    calls = await edit(chat, asked, text="/balance 2023")
    assert [call.method for call in calls] == ["editMessageText"]


async def test_an_edited_chart_is_drawn_in_place_of_the_one_before(chat: Chat) -> None:
    asked = message("/chart 2010-2018")
    await chat.feed(asked)
    (call,) = await edit(chat, asked, text="/chart 2011-2018")
    assert call.method == "editMessageMedia"
    assert call.parameters["media"]["caption"].startswith("<b>Net migration of Kazakhstan, 2011–2")
    assert len(call.files) == 1
    assert "2010" not in shown(chat)["caption"]
    assert "2019" in (await chat.say("and in 2019?")).text


async def test_a_reply_in_words_becomes_a_chart(chat: Chat) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    (call,) = await edit(chat, asked, text="/chart 2010-2018")
    assert call.method == "editMessageMedia"
    assert shown(chat)["photo"]


@pytest.mark.parametrize("text", ["/balance 2024", "/chart 2040"])
async def test_words_take_the_place_of_a_chart_that_is_no_longer_asked(
    chat: Chat, text: str
) -> None:
    asked = message("/chart 2010-2018")
    await chat.feed(asked)
    calls = await edit(chat, asked, text=text)
    assert [call.method for call in calls] == ["deleteMessage", "sendMessage"]
    again = await edit(chat, asked, text="/balance 2023")
    assert [call.method for call in again] == ["editMessageText"]


async def test_a_chart_that_telegram_no_longer_has_is_drawn_again_for_an_edit(chat: Chat) -> None:
    await chat.feed(message("/chart 2010-2018"))
    asked = message("/chart 2011-2018")
    await chat.feed(asked)
    chat.api.fail("editMessageMedia", Failure(400, "Bad Request: wrong file identifier specified"))
    first, second = await edit(chat, asked, text="/chart 2010-2018")
    assert (first.method, second.method) == ("editMessageMedia", "editMessageMedia")
    assert (len(first.files), len(second.files)) == (0, 1)


def shown(chat: Chat) -> dict[str, Any]:
    """The last message of the private chat as it stands there now."""
    return list(chat.api.telegram.chats[PRIVATE["id"]].messages.values())[-1]
