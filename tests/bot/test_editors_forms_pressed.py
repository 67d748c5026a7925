"""Buttons of forms that are old, forged or another's, and fields changed from the summary."""

from __future__ import annotations

import pytest
from filling import Filling
from people import EDITOR, SECOND_EDITOR, buttons, grant, presses
from test_editors_forms import FIGURE, ID, SUBMIT_FIGURE

from knowledge.revise import present
from knowledge.store import Store
from knowledge.store.drafts import open_draft
from knowledge.store.roles import Role


async def test_buttons_of_an_earlier_step_are_known_to_be_old(
    filling: Filling, store: Store
) -> None:
    await filling.does(*FIGURE["en"][:4])
    old = buttons(filling.seen[-1])["Kazakhstan"]
    await filling.types("Pavlodar")
    await filling.chat.feed(presses(EDITOR, old))
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert draft.payload["cells"]["place"] == "KZ-55"


@pytest.mark.parametrize(
    "choice",
    [
        "=",
        "=XX",
        "eorigin",
        "e",
        "ecolour",
        "p999",
        "p-1",
        "px",
        "t",
        "s",
        "k",
        "y",
        "?",
        "f99",
        "zz",
        "m",
    ],
)
async def test_forged_choices_change_nothing(filling: Filling, store: Store, choice: str) -> None:
    await filling.does(*FIGURE["en"][:4])
    before = open_draft(store, EDITOR["id"], EDITOR["id"])
    await filling.forges(choice)
    after = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert before is not None
    assert after is not None
    assert "went wrong" not in filling.text
    assert (after.step, after.payload) == (before.step, before.payload)


async def test_others_cannot_press_the_buttons_of_a_form(filling: Filling, store: Store) -> None:
    await filling.does(*FIGURE["en"][:4])
    grant(store, SECOND_EDITOR, Role.EDITOR)
    for data in buttons(filling.seen[-1]).values():
        await filling.chat.feed(presses(SECOND_EDITOR, data))
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert draft.step == "place"


async def test_every_field_can_be_changed_from_the_summary(filling: Filling, store: Store) -> None:
    await filling.does(*FIGURE["en"], "[Change something]", "[2/", "[Id]", "Wrong id!")
    assert filling.first_lines[1].startswith("“wrong id!” is no id.")
    await filling.does("emigration-2024")
    assert filling.first_lines[1] == "The id emigration-2024 is taken. Did you mean:"
    await filling.does("[emigration-2024-2]", "[Change something]", "[Value]", "~7 700")
    assert "Value: about 7,700 people" in filling.text
    await filling.does(*SUBMIT_FIGURE["en"])
    assert present(store, "emigration-2024-2")[0].precision == "approximate"


async def test_what_does_not_fit_together_leads_to_its_step(filling: Filling) -> None:
    await filling.does(
        *FIGURE["en"], "[Change something]", "[Indicator]", "population", "[Skip]", "persons"
    )
    assert filling.text.split("\n")[1].startswith(
        "Period: This is counted on a day, not over a time"
    )
    assert filling.labels == ["Period", "Change something", "‹ Back", "Cancel"]
    await filling.does("[Period]", "2025-01-01")
    assert "Go on to publish" in filling.labels


async def test_a_number_that_its_source_has_already_is_not_added_twice(filling: Filling) -> None:
    await filling.does(
        "/add", "[a number]", "emigration", "[final]", "[Kazakhstan]", "[Skip]", "[Skip]", "2024",
        "12 732", "persons", "kz-decline-2025", "par. 1", "[Bureau", "[Skip]", "[Skip]",
    )  # fmt: skip
    assert filling.text.split("\n")[1] == (
        "Id: Its source has that figure already, as emigration-2024. Correct that one instead."
    )
    assert "Go on to publish" not in filling.labels


async def test_the_change_leads_back_to_the_form(filling: Filling, store: Store) -> None:
    await filling.does(*FIGURE["en"], "[Go on", "[Back to the form]")
    assert filling.text.startswith("New fact: please check")
    await filling.does("[Change something]", "[Value]", "7 609", *SUBMIT_FIGURE["en"])
    assert present(store, ID)[0].value == 7609
