"""Whatever Telegram sends: nothing makes the bot fail, nothing makes it speak unasked."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from bot_api import BOT, GROUP, PRIVATE, READER, Chat, message
from surfaces import ANONYMOUS, CHANNEL, CHANNEL_BOT, TELEGRAM, ours

import bot.telegram
from bot.telegram.application import UPDATES

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
