"""A projection is corrected together with its interval, or says that it has none any more."""

from __future__ import annotations

import pytest
from bot_api import Chat
from double import Call
from files_sent import last as last_text
from files_sent import sends, work_here
from people import EDITOR, buttons, presses, says, told

from bot.telegram.editors.imports import background
from knowledge.exchange.files.cells import cells_of
from knowledge.revise import present
from knowledge.store import Store

ID = "un-projection-2025"  # −8,834, with 80 % from −159,892 to 134,464
HELD = "modelled;projection-interval:80;low:-159892;high:134464"


pytestmark = pytest.mark.usefixtures("editor_at_work")


async def chosen(chat: Chat, label: str) -> Call:
    """The message after a field of the fact was chosen."""
    call = await chat.last(says(EDITOR, f"/edit {ID}"))
    return await chat.last(presses(EDITOR, buttons(call)[label]))


def held(store: Store) -> tuple[str, str]:
    cells = cells_of(present(store, ID)[0])
    return cells["value"], cells["qualifiers"]


async def test_the_form_shows_the_interval_and_asks_for_that_of_the_new_number(
    chat: Chat, store: Store
) -> None:
    call = await chosen(chat, "Value")
    assert "\nInterval: −159,892 … 134,464\n" in call.text
    call = await chat.last(says(EDITOR, "-9000"))
    assert call.text.endswith(
        "Interval: −159,892 … 134,464\nThe number is another one. Which interval is around it? "
        "Keep that if it is right still, write both ends, or remove it: <i>−120 000 – 90 000</i>"
    )
    assert list(buttons(call)) == ["−159,892 … 134,464", "Remove", "‹ Back", "Cancel"]
    call = await chat.last(says(EDITOR, "−150 000 – 130 000"))
    assert "Value: <s>−8,834</s> → <b>−9,000 people</b>" in call.text
    assert "Interval: <s>−159,892 … 134,464</s> → <b>−150,000 … 130,000</b>" in call.text
    assert held(store) == ("-8834", HELD)
    call = await chat.last(says(EDITOR, "the revision of 2026"))
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    assert held(store) == (
        "-9000", "modelled;projection-interval:80;low:-150000;high:130000",
    )  # fmt: skip
    (said,) = await told(chat, says(EDITOR, "UN projection of net migration 2025"))
    assert "with a probability of 80% from −150,000 to 130,000" in said


@pytest.mark.parametrize(
    ("button", "expected"),
    [("−159,892 … 134,464", ("-9000", HELD)), ("Remove", ("-9000", "modelled"))],
)
async def test_the_interval_is_kept_or_dropped_by_a_button(
    chat: Chat, store: Store, button: str, expected: tuple[str, str]
) -> None:
    await chosen(chat, "Value")
    call = await chat.last(says(EDITOR, "-9000"))
    await chat.feed(presses(EDITOR, buttons(call)[button]))
    call = await chat.last(says(EDITOR, "a slip"))
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    assert held(store) == expected


async def test_an_interval_without_the_number_in_it_is_neither_offered_nor_taken(
    chat: Chat, store: Store
) -> None:
    await chosen(chat, "Value")
    call = await chat.last(says(EDITOR, "-200000"))
    assert list(buttons(call)) == ["Remove", "‹ Back", "Cancel"]
    for typed, why in (
        ("-159892 – 134464", "The number, -200000, does not lie in the interval."),
        ("134464 – -159892", "I cannot read a number in"),
        ("-159892", "“-159892” has not the two ends of an interval."),
    ):
        (said,) = await told(chat, says(EDITOR, typed))
        assert said.startswith(f"<b>Interval</b>: {why}")
    assert "-210,000" not in call.text
    call = await chat.last(says(EDITOR, "-210000 – -190000"))
    assert "→ <b>−210,000 … −190,000</b>" in call.text


async def test_the_interval_is_corrected_alone_and_gone_back_from(chat: Chat, store: Store) -> None:
    await chosen(chat, "Value")
    call = await chat.last(says(EDITOR, "-9000"))
    call = await chat.last(presses(EDITOR, buttons(call)["‹ Back"]))
    assert "Which number, as it is printed?" in call.text
    await chat.feed(says(EDITOR, "/cancel"))
    await chosen(chat, "Interval")
    call = await chat.last(says(EDITOR, "-160 000 – 134 000"))
    call = await chat.last(says(EDITOR, "rounded by the source"))
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    assert held(store) == ("-8834", "modelled;projection-interval:80;low:-160000;high:134000")


LINE = "/set indicator=net_migration_un_projection period=2025 -9000 source=wpp-2024 reason=new"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (' interval="-150000 – 130000"', "→ <b>−150,000 … 130,000</b>"),
        (' interval=""', "Interval: <s>−159,892 … 134,464</s> → <b>–</b>"),
        ("", "The interval held, -159892 – 134464, is of another number."),
        (' interval="1 – 2"', "The number, -9000, does not lie in the interval."),
    ],
)
async def test_a_line_says_the_interval_too(chat: Chat, more: str, expected: str) -> None:
    call = await chat.last(says(EDITOR, LINE + more))
    assert expected in call.text


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ("-200000,low:-1;high:5", "The number, -200000, does not lie in the interval."),
        ("-2,low:many;high:5", "“low:many;high:5” has not the two ends of an interval."),
        ("-2,low:-5", "“low:-5” has not the two ends of an interval."),
    ],
)
async def test_a_file_with_an_impossible_interval_is_refused(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, cells: str, why: str
) -> None:
    monkeypatch.setattr(background, "PATIENCE", 60.0)
    work_here(monkeypatch)
    file = f"id,value,qualifiers\n{ID},{cells}\n"
    shown = last_text(await chat.feed(sends(chat, EDITOR, file)))
    assert f"Line 2, column qualifiers: {why}" in shown.text
    assert "Refused: 1." in shown.text
