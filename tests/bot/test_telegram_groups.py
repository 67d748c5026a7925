"""Groups: a guest there, who speaks only when spoken to."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import BOT, GROUP, PRIVATE, READER, Chat, message, press
from surfaces import ANONYMOUS, CHANNEL, CHANNEL_BOT, mention, ours, text_mention

from knowledge.store import Store

FORUM = {**GROUP, "is_forum": True}
ANSWER = "+16,550"
UNMATCHED = "I found no question about migration in that."
COOLDOWN = "That is a lot at once: I pause here for a minute."
ADMINS_ONLY = "Only the admins of this chat can do that."


async def say(chat: Chat, text: str, **more: Any) -> list[str]:
    """What the bot says when this is said in the group."""
    calls = await chat.feed(message(text, **{"chat": GROUP, **more}))
    return [call.text for call in calls if call.method == "sendMessage"]


@pytest.mark.parametrize(
    "text",
    [
        "/balance 2024", "/balance@facts_bot 2024", "/balance@FACTS_BOT 2024", "/BALANCE 2024",
        "/баланс 2024", "/айырым 2024", "/баланс@facts_bot 2024",
    ],
)  # fmt: skip
async def test_a_command_is_answered(chat: Chat, text: str) -> None:
    (said,) = await say(chat, text)
    assert ANSWER in said.replace("\u00a0", " ").replace("+16 550", ANSWER)


@pytest.mark.parametrize(
    "text",
    [
        "net migration in 2024", "/balance@otherbot 2024", "/ban", "/баланс2", "/", "@otherbot hi",
        "@facts_bot_2 net migration 2024", "2024", "баланс 2024", "@facts_bot net migration 2024",
    ],
)  # fmt: skip
async def test_what_is_not_meant_for_us_gets_nothing(chat: Chat, text: str) -> None:
    """The last of them has the name of the bot, but Telegram does not mark it as a mention."""
    assert await chat.feed(message(text, chat=GROUP)) == []


async def test_a_command_to_another_bot_gets_nothing_even_in_reply_to_us(chat: Chat) -> None:
    assert await say(chat, "/balance@otherbot 2024", reply_to_message=ours(GROUP)) == []


async def test_an_answer_is_a_silent_reply_without_preview(chat: Chat) -> None:
    raw = message("/balance 2024", chat=GROUP)
    (call,) = await chat.feed(raw)
    assert call.method == "sendMessage"
    assert {name: call.parameters.get(name) for name in (
        "chat_id", "disable_notification", "message_thread_id", "reply_parameters", "parse_mode",
        "link_preview_options",
    )} == {
        "chat_id": GROUP["id"],
        "disable_notification": True,
        "message_thread_id": None,
        "reply_parameters": {
            "message_id": raw["message"]["message_id"],
            "allow_sending_without_reply": True,
        },
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }  # fmt: skip


async def test_an_answer_stands_in_the_topic_in_which_it_was_asked(chat: Chat) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    (call,) = await chat.feed(message("/balance 2024", chat=FORUM, **topic))
    assert call.parameters["message_thread_id"] == 5


async def test_a_thread_of_replies_is_no_topic(chat: Chat) -> None:
    (call,) = await chat.feed(message("/balance 2024", chat=GROUP, message_thread_id=5))
    assert "message_thread_id" not in call.parameters


async def test_a_reply_to_us_is_answered(chat: Chat) -> None:
    (said,) = await say(chat, "net migration in 2024", reply_to_message=ours(GROUP))
    assert ANSWER in said


async def test_a_reply_to_someone_else_gets_nothing(chat: Chat) -> None:
    theirs = {**ours(GROUP), "from": {**READER, "id": 78}}
    assert await say(chat, "net migration in 2024", reply_to_message=theirs) == []


@pytest.mark.parametrize(
    "raw",
    [
        mention("@facts_bot net migration in 2024"),
        mention("net migration in 2024, @Facts_Bot"),
        mention("💥💥 @facts_bot net migration in 2024"),
        text_mention("Facts net migration in 2024", "Facts"),
    ],
)
async def test_a_mention_is_answered(chat: Chat, raw: dict[str, Any]) -> None:
    (call,) = await chat.feed(raw)
    assert ANSWER in call.text


async def test_a_mention_under_a_picture_is_answered(chat: Chat) -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    entities = [{"type": "mention", "offset": 0, "length": 10}]
    raw = message(
        chat=GROUP, photo=photo, caption="@facts_bot net migration 2024", caption_entities=entities
    )
    (call,) = await chat.feed(raw)
    assert ANSWER in call.text


@pytest.mark.parametrize(
    "raw",
    [
        mention("@facts_bot how are you today, my friend"),
        mention("@facts_bot"),
        mention("/nosuchcommand@facts_bot"),
        message("what lovely weather", chat=GROUP, reply_to_message=ours(GROUP)),
    ],
)
async def test_what_is_not_understood_gets_one_short_line(chat: Chat, raw: dict[str, Any]) -> None:
    (call,) = await chat.feed(raw)
    assert call.text.startswith(UNMATCHED) or call.text.startswith("I answer questions about")
    assert "\n" not in call.text
    assert call.buttons == []


@pytest.mark.parametrize(
    "content",
    [
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}},
        {"sticker": {
            "file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
            "is_animated": False, "is_video": False,
        }},
        {"dice": {"emoji": "🎲", "value": 1}},
        {"new_chat_members": [READER]},
        {"left_chat_member": READER},
        {"pinned_message": message("x", chat=GROUP)["message"]},
        {"forum_topic_created": {"name": "topic", "icon_color": 1}},
        {"group_chat_created": True},
    ],
)  # fmt: skip
@pytest.mark.parametrize("more", [{}, {"reply_to_message": ours(GROUP)}])
async def test_anything_but_text_gets_nothing(
    chat: Chat, content: dict[str, Any], more: dict[str, Any]
) -> None:
    assert await chat.feed(message(chat=GROUP, **content, **more)) == []


@pytest.mark.parametrize(
    "more",
    [
        {"forward_origin": {"type": "user", "date": 1, "sender_user": READER}},
        {"via_bot": BOT},
        {"user": {**READER, "is_bot": True, "id": 79}},
    ],
    ids=["forwarded", "sent through us", "by another bot"],
)
async def test_what_nobody_has_written_here_gets_nothing(chat: Chat, more: dict[str, Any]) -> None:
    assert await say(chat, "/balance 2024", **more) == []


async def test_who_writes_as_a_channel_is_answered_but_sets_nothing(
    chat: Chat, store: Store
) -> None:
    as_channel = {"user": CHANNEL_BOT, "sender_chat": CHANNEL}
    (said,) = await say(chat, "/balance 2024", **as_channel)
    assert ANSWER in said
    assert await say(chat, "/lang ru", **as_channel) == [ADMINS_ONLY]
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (0,)


async def test_an_anonymous_admin_sets_the_language(chat: Chat, store: Store) -> None:
    await say(chat, "/lang ru", user=ANONYMOUS, sender_chat=GROUP)
    assert store.reader.rows("SELECT chat, language FROM chat_settings") == [(GROUP["id"], "ru")]


async def test_the_id_of_anonymous_admins_alone_gives_no_right(chat: Chat, store: Store) -> None:
    other = {**GROUP, "id": -100600}
    await say(chat, "/lang ru", user={**ANONYMOUS, "is_bot": False})
    await say(chat, "/lang ru", user=ANONYMOUS, sender_chat=other)
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (0,)


@pytest.mark.parametrize(
    ("status", "is_set"), [("administrator", True), ("creator", True), ("member", False)]
)
async def test_admins_set_the_language(chat: Chat, store: Store, status: str, is_set: bool) -> None:
    chat.api.members[GROUP["id"], READER["id"]] = status
    (said,) = await say(chat, "/lang kk")
    assert (said == ADMINS_ONLY) is not is_set
    assert store.reader.row("SELECT count(*) FROM chat_settings") == (int(is_set),)


async def test_who_was_an_admin_sets_nothing_any_more(chat: Chat, store: Store) -> None:
    chat.api.members[GROUP["id"], READER["id"]] = "administrator"
    await say(chat, "/lang kk")
    chat.api.members[GROUP["id"], READER["id"]] = "member"
    assert await say(chat, "/lang ru") != []
    assert store.reader.row("SELECT language FROM chat_settings") == ("kk",)


async def test_admins_choose_whether_mentions_are_answered(chat: Chat) -> None:
    chat.api.members[GROUP["id"], READER["id"]] = "administrator"
    (settings,) = await chat.feed(message("/lang", chat=GROUP))
    assert [button["text"] for button in settings.buttons][3:] == ["Do not answer mentions"]
    calls = await chat.feed(
        press(settings.buttons[3]["callback_data"], chat=GROUP, message_id=1000)
    )
    assert calls[-1].method == "editMessageReplyMarkup"
    assert [button["text"] for button in calls[-1].buttons][3:] == ["Answer mentions again"]
    assert await chat.feed(mention("@facts_bot net migration in 2024")) == []
    assert len(await say(chat, "/balance 2024")) == 1
    assert len(await say(chat, "net migration in 2024", reply_to_message=ours(GROUP))) == 1
    await chat.feed(press(calls[-1].buttons[3]["callback_data"], chat=GROUP, message_id=1000))
    assert len(await chat.feed(mention("@facts_bot net migration in 2024"))) == 1


async def test_a_chat_is_answered_ten_times_a_minute_and_told_once(chat: Chat) -> None:
    for _ in range(10):
        assert ANSWER in (await say(chat, "/balance 2024"))[0]
    assert await say(chat, "/balance 2024") == [COOLDOWN]
    assert await say(chat, "/balance 2024") == []
    other = message("/balance 2024", chat={**GROUP, "id": -100600})
    assert ANSWER in (await chat.feed(other))[0].text
    chat.clock.pass_(minutes=1)
    assert ANSWER in (await say(chat, "/balance 2024"))[0]


async def test_everyone_has_their_own_follow_ups(chat: Chat) -> None:
    await say(chat, "/balance 2024")
    other = {**READER, "id": 78}
    assert "9,293" not in (await chat.feed(mention("@facts_bot and in 2023?", user=other)))[0].text
    assert "+9,293" in (await chat.feed(mention("@facts_bot and in 2023?")))[0].text


async def test_a_reply_to_an_answer_leans_on_it_whoever_writes(chat: Chat) -> None:
    await say(chat, "/balance 2024")
    other = {**READER, "id": 78}
    (said,) = await say(
        chat, "and in 2023?", user=other, reply_to_message=ours(GROUP, message_id=1000)
    )
    assert "+9,293" in said


@pytest.mark.parametrize("text", ["/balance 2024", "/start"])
async def test_the_language_of_the_chat_comes_before_that_of_the_reader(
    chat: Chat, text: str
) -> None:
    await say(chat, "/lang ru", user=ANONYMOUS, sender_chat=GROUP)
    (said,) = await say(chat, text)
    assert any(letter in said for letter in "ыэ")


async def test_a_private_chat_keeps_its_own_language(chat: Chat) -> None:
    await say(chat, "/lang ru", user=ANONYMOUS, sender_chat=GROUP)
    assert ANSWER in (await chat.say("/balance 2024", chat=PRIVATE)).text


@pytest.mark.parametrize(
    ("text", "is_told"), [("/balance 2024", True), ("net migration 2024", False)]
)
async def test_who_asked_is_told_of_an_error_where_they_asked(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, text: str, is_told: bool
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("knowledge.answer.engine.Engine.ask", broken)
    raw = message(text, chat=FORUM, message_thread_id=5, is_topic_message=True)
    calls = await chat.feed(raw)
    assert bool(calls) is is_told
    for call in calls:
        assert "number" in call.text
        assert call.parameters["message_thread_id"] == 5
        assert call.parameters["disable_notification"] is True
