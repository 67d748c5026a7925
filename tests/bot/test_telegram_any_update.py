"""Whatever Telegram sends: nothing makes the bot fail, nothing makes it speak unasked."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bot_api import BOT, GROUP, PRIVATE, READER, TOKEN, BotApi, Chat, Clock, message
from double import Telegram
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from surfaces import ANONYMOUS, CHANNEL, CHANNEL_BOT, TELEGRAM, ours

import bot.telegram
from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.application import UPDATES, build_application
from knowledge.answer.engine import Engine
from knowledge.store import Store

FILE = {"file_id": "a", "file_unique_id": "b"}
SIZED = {**FILE, "width": 1, "height": 1}
CONTENTS: dict[str, dict[str, Any]] = {
    "text": {"text": "net migration 2024"},
    "voice": {"voice": {**FILE, "duration": 1}},
    "video note": {"video_note": {**FILE, "duration": 1, "length": 1}},
    "photo with caption": {"photo": [SIZED], "caption": "net migration 2024"},
    "album": {"photo": [SIZED], "media_group_id": "1"},
    "sticker": {"sticker": {
        **SIZED, "type": "regular", "is_animated": False, "is_video": False,
    }},
    "document": {"document": FILE},
    "poll": {"poll": {
        "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
        "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
        "allows_revoting": False, "members_only": False,
    }},
    "dice": {"dice": {"emoji": "🎲", "value": 1}},
    "location": {"location": {"longitude": 1.0, "latitude": 1.0}},
    "contact": {"contact": {"phone_number": "1", "first_name": "Aigul"}},
    "game": {"game": {"title": "x", "description": "x", "photo": [SIZED]}},
    "new members": {"new_chat_members": [READER]},
    "we were added": {"new_chat_members": [BOT]},
    "left": {"left_chat_member": BOT},
    "title": {"new_chat_title": "x"},
    "group made": {"group_chat_created": True},
    "pinned": {"pinned_message": ours(GROUP)},
    "topic": {"forum_topic_created": {"name": "x", "icon_color": 1}},
    "timer": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 1}},
    "video chat": {"video_chat_started": {}},
    "moved": {"migrate_to_chat_id": -100900},
    "nothing known": {"something_new": {"a": 1}},
}  # fmt: skip
SENDERS: dict[str, dict[str, Any]] = {
    "reader": {"from": READER},
    "anonymous admin": {"from": ANONYMOUS, "sender_chat": GROUP},
    "channel": {"from": CHANNEL_BOT, "sender_chat": CHANNEL},
    "linked channel": {
        "from": TELEGRAM, "sender_chat": CHANNEL, "is_automatic_forward": True,
        "forward_origin": {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 1},
    },
    "another bot": {"from": {**BOT, "id": 5, "username": "otherbot"}},
    "nobody": {},
}  # fmt: skip
FORWARDS: tuple[dict[str, Any], ...] = (
    {},
    {"forward_origin": {"type": "user", "date": 1, "sender_user": READER}},
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "<b>x"}},
    {"forward_origin": {"type": "chat", "date": 1, "sender_chat": GROUP}},
)
KINDS = ("message", "edited_message", "channel_post", "edited_channel_post", "guest_message")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", [PRIVATE, GROUP, CHANNEL], ids=["private", "group", "channel"])
async def test_no_content_makes_it_fail(
    chat: Chat, where: dict[str, Any], kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    for content in CONTENTS.values():
        for sender in SENDERS.values():
            raw = message(chat=where, kind=kind)
            del raw[kind]["from"]
            raw[kind] |= {**content, **sender}
            calls = await chat.feed(raw)
            if where is not PRIVATE:
                assert calls == []
    assert failures(caplog) == []


@pytest.mark.parametrize(
    "update",
    [
        {"poll": {**CONTENTS["poll"]["poll"]}},
        {"poll_answer": {"poll_id": "1", "user": READER, "option_ids": [], "option_persistent_ids": []}},
        {"chosen_inline_result": {"result_id": "1", "from": READER, "query": "x"}},
        {"message_reaction_count": {"chat": GROUP, "message_id": 1, "date": 1, "reactions": []}},
        {"something_new": {"a": 1}},
        {},
    ],
    ids=lambda update: next(iter(update), "nothing"),
)  # fmt: skip
async def test_other_updates_are_passed_over(
    chat: Chat, update: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert await chat.feed({"update_id": 1, **update}) == []
    assert failures(caplog) == []


@pytest.mark.parametrize(
    "path", sorted(Path(bot.telegram.__file__).parent.glob("*.py")), ids=lambda path: path.name
)
def test_messages_are_read_wherever_they_stand_in_an_update(path: Path) -> None:
    """`update.message` is None for posts, edits and pressed buttons."""
    assert not re.search(r"update\.message\b", path.read_text("utf-8"))


def test_what_telegram_is_asked_for() -> None:
    assert set(UPDATES) == {
        "message", "edited_message", "channel_post", "edited_channel_post", "callback_query",
        "inline_query", "guest_message", "my_chat_member",
    }  # fmt: skip


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "/balance 2024",
            "/lang ru",
            "/x@otherbot",
            "@facts_bot",
            "net migration 2024",
            "/",
            "/баланс",
        ]
    ),
)
entities = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["mention", "bot_command", "text_mention", "url", "new_kind"]),
            "offset": st.integers(0, 50),
            "length": st.integers(0, 50),
        }
    ),
    max_size=3,
)


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """An update with a message of any shape, in any chat and by anyone."""
    kind = draw(st.sampled_from(KINDS))
    where = draw(st.sampled_from([PRIVATE, GROUP, CHANNEL, {**GROUP, "type": "group"}]))
    raw = message(chat=where, kind=kind)
    del raw[kind]["from"]
    raw[kind] |= draw(st.sampled_from([*SENDERS.values()]))
    raw[kind] |= draw(st.sampled_from([*CONTENTS.values()]))
    raw[kind] |= draw(st.sampled_from(FORWARDS))
    if draw(st.booleans()):
        raw[kind] |= {"text": draw(texts), "entities": draw(entities)}
    if draw(st.booleans()):
        raw[kind] |= {"message_thread_id": 7, "is_topic_message": draw(st.booleans())}
    if draw(st.booleans()):
        theirs = {**ours(where), "from": draw(st.sampled_from([BOT, READER]))}
        raw[kind]["reply_to_message"] = theirs
    return raw


def is_spoken_to(raw: dict[str, Any]) -> bool:
    """Whether a message in a group may be meant for the bot."""
    body = raw.get("message") or raw.get("edited_message") or {}
    text = (body.get("text") or body.get("caption") or "").casefold()
    replied = body.get("reply_to_message", {}).get("from", {}).get("id") == BOT["id"]
    marked = any(entity["type"] == "mention" for entity in body.get("entities", []))
    return text.startswith("/") or replied or (marked and "@facts_bot" in text)


@pytest.fixture
def talk(store: Store) -> Iterator[Chat]:
    """A chat with an event loop of its own, as hypothesis knows none."""
    clock = Clock()
    application = build_application(
        Settings(token=TOKEN, max_rate=0, _env_file=None), Engine(store), Renderer(store), store,
        request=BotApi(Telegram(clock)), now=clock, sleep=clock.sleep,
    )  # fmt: skip
    loop = asyncio.new_event_loop()
    loop.run_until_complete(application.initialize())
    yield Chat(application, application.bot.request, clock)
    loop.run_until_complete(application.shutdown())
    loop.close()


@pytest.mark.slow
def test_no_update_makes_it_fail_or_speak_unasked(
    talk: Chat, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    loop = asyncio.new_event_loop()

    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @given(updates())
    def check(raw: dict[str, Any]) -> None:
        talk.clock.pass_(minutes=2)
        calls = loop.run_until_complete(talk.feed(raw))
        assert failures(caplog) == []
        body = next(value for name, value in raw.items() if name != "update_id")
        if body["chat"]["type"] in ("group", "supergroup") and not is_spoken_to(raw):
            assert calls == []

    check()
    loop.close()
