"""Answers that need more than one message."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bot_api import Call, Chat, message, press

from bot.render import Message, Renderer
from bot.render.plain import visible_length
from knowledge.types.answer import Answer

LINES = [f"<b>Year {year}</b>: {year * 7} people" for year in range(1, 601)]


@pytest.fixture(autouse=True)
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer has hundreds of lines."""
    short = Renderer.message

    def long(self: Renderer, answer: Answer, *more: object) -> Message:
        return replace(short(self, answer, *more), html="\n".join(LINES))  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "message", long)


async def test_a_long_answer_is_turned_over_page_by_page_and_back(chat: Chat) -> None:
    (call,) = await chat.feed(message("net migration 2024"))
    pages = [call.text]
    while (onward := turning(call)) is not None:
        _, call = await chat.feed(press(onward, message_id=1000))
        assert call.method == "editMessageText"
        pages.append(call.text)
    assert "\n".join(pages) == "\n".join(LINES)
    assert all(visible_length(page) <= 4096 for page in pages)
    back = call.buttons[0]["callback_data"]
    _, call = await chat.feed(press(back, message_id=1000))
    assert call.text == pages[-2]


def turning(call: Call) -> str | None:
    """The data of the button to the page after, None on the last."""
    onward = [button for button in call.buttons if re.fullmatch(r"\d+/\d+ ›", button["text"])]
    return onward[0]["callback_data"] if onward else None


async def test_a_page_that_is_gone_shows_the_last(chat: Chat) -> None:
    await chat.feed(message("net migration 2024"))
    _, call = await chat.feed(press("p2:99.=net migration 2024", message_id=1000))
    assert call.text.endswith(LINES[-1])


@pytest.mark.parametrize("data", ["p2:", "p2:1", "p2:x.=a", "p2:-1.=a", "p2:²=a", "p2:99999.=a"])
async def test_what_is_no_page_asks_to_ask_again(chat: Chat, data: str) -> None:
    alert, _ = await chat.feed(press(data, message_id=1000))
    assert "again" in alert.text


async def test_a_question_that_no_button_can_ask_is_answered_in_several_messages(
    chat: Chat,
) -> None:
    calls = await chat.feed(
        message("why do people leave, I wonder: is it money, is it studies, is it work?")
    )
    assert len(calls) > 1
    assert "\n".join(call.text for call in calls) == "\n".join(LINES)
    assert not any(call.buttons for call in calls[:-1])
    for one, other in pairwise(calls):
        assert one.parameters["chat_id"] == other.parameters["chat_id"]
