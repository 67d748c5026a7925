"""A figure that cannot be right beside the others is asked about once more, with those shown."""

from __future__ import annotations

import pytest
from bot_api import Chat
from double import Call
from people import EDITOR, buttons, presses, says

WHOLE, PART = "More than the whole of which it is a part:", "Less than a part of it:"
SURE = "That looks like a slip. Is it right all the same?"


pytestmark = pytest.mark.usefixtures("editor_at_work")


async def proposed(chat: Chat, slot: str) -> Call:
    """The question to which a line leads, once it is said which of several numbers leads."""
    call = await chat.last(says(EDITOR, f'/set {slot} locator="table 3" reason="new"'))
    usual = buttons(call).get("By the usual order")
    return call if usual is None else await chat.last(presses(EDITOR, usual))


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (
            "emigration to Russia 2024 15000 source=bns",
            f"{WHOLE} Emigration from Kazakhstan, 2024: 12,732 people "
            "(<code>emigration-2024-bns</code>)",
        ),
        (
            "emigration 2024 5000 source=bns",
            f"{PART} Emigration from Kazakhstan to the CIS countries, 2024: 9,518 people "
            "(<code>emigration-cis-2024-cis</code>)",
        ),
        (
            "indicator=emigration place=KZ-59 period=2024 20000 source=qazradio-2025",
            f"{WHOLE} Emigration from Kazakhstan, 2024: 12,732 people "
            "(<code>emigration-2024-bns</code>)",
        ),
        (
            "emigration of women 2025 9000 source=bns quality=final",
            f"{WHOLE} Emigration from Kazakhstan, 2025: 7,608 people "
            "(<code>emigration-2025-bns</code>)",
        ),
        (
            "emigration Jan-Jun 2024 13000 source=bns quality=final",
            f"{WHOLE} Emigration from Kazakhstan, 2024: 12,732 people "
            "(<code>emigration-2024-bns</code>)",
        ),
    ],
)
async def test_a_part_above_its_whole_and_a_whole_below_its_part_are_doubted(
    chat: Chat, slot: str, why: str
) -> None:
    call = await proposed(chat, slot)
    assert call.text.endswith(f"{why}\n{SURE}")
    call = await chat.last(presses(EDITOR, buttons(call)["Yes, it is right"]))
    assert list(buttons(call)) == ["Confirm", "Cancel"]


@pytest.mark.parametrize(
    "slot",
    [
        "emigration to Russia 2024 9000 source=bns",
        "emigration of women 2025 4301 source=bns quality=final",
        "net migration with Russia 2024 40000 source=bns",  # a balance may exceed all of them
    ],
)
async def test_what_may_be_is_not_doubted(chat: Chat, slot: str) -> None:
    call = await proposed(chat, slot)
    assert SURE not in call.text
    assert "Confirm" in buttons(call)
