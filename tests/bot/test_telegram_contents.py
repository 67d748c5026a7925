"""Messages that are more than a text: pictures, albums, service messages, hostile names."""

from __future__ import annotations

from typing import Any

import pytest
from bot_api import PRIVATE, Chat, message
from test_telegram import HOSTILE, Balanced


@pytest.mark.parametrize(
    "content",
    [
        {"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}},
        {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]},
        {"location": {"longitude": 1.0, "latitude": 1.0}},
        {"dice": {"emoji": "🎲", "value": 1}},
    ],
)
async def test_anything_but_text_gets_one_line(chat: Chat, content: dict[str, Any]) -> None:
    (call,) = await chat.feed(message(**content))
    assert "text only" in call.text


async def test_an_album_gets_one_line(chat: Chat) -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    calls = [await chat.feed(message(photo=photo, media_group_id="7")) for _ in range(3)]
    assert [len(made) for made in calls] == [1, 0, 0]


async def test_an_album_whose_caption_asks_is_answered_once(chat: Chat) -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    first, second = {"caption": "net migration in 2024"}, {}
    calls = [
        await chat.feed(message(photo=photo, media_group_id="7", **m)) for m in (first, second)
    ]
    assert [[("+16,550" in call.text) for call in made] for made in calls] == [[True], []]


async def test_a_question_under_a_picture_is_answered(chat: Chat) -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    (call,) = await chat.feed(message(photo=photo, caption="net migration in 2024"))
    assert "+16,550" in call.text


async def test_service_messages_are_ignored(chat: Chat) -> None:
    assert await chat.feed(message(pinned_message=message("x")["message"])) == []


@pytest.mark.parametrize(
    "text",
    ["net migration in 2024", "<b>2024</i> & {{ 7*7 }} {% raw %}", "'; DROP TABLE fact; --", "💥"],
)
async def test_hostile_names_and_texts_break_no_tags(chat: Chat, text: str) -> None:
    for call in await chat.feed(message(text, user=HOSTILE, chat={**PRIVATE, **HOSTILE})):
        Balanced(call.text)
