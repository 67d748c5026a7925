"""Changes of editors that are taken back, one by one and as a whole import."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from bot_api import Chat
from double import Call
from people import EDITOR, SECOND_EDITOR, buttons, presses, says, told
from test_editors_changes import ID, OTHER, proposed

from bot.telegram.editors.change_page import Choice
from knowledge.revise import Author, Change, history, present, retire, update_fact
from knowledge.revise.check import contradictions
from knowledge.store import Store
from knowledge.store.drafts import open_draft
from knowledge.types.fact import Lifecycle

pytestmark = pytest.mark.usefixtures("editors_at_work")


async def test_the_last_own_change_is_undone(chat: Chat, store: Store) -> None:
    mine = await proposed(chat, f"/retire {ID} printed by mistake")
    await chat.feed(presses(EDITOR, mine["Confirm"]))
    others = await proposed(chat, "/retire emigration-2024 printed by mistake", SECOND_EDITOR)
    await chat.feed(presses(SECOND_EDITOR, others["Confirm"]))
    back = await proposed(chat, "/undo")
    await chat.feed(presses(EDITOR, back["Confirm"]))
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED
    assert store.fact("emigration-2024").lifecycle is Lifecycle.RETIRED
    assert [entry.action for entry in history(store, ID)] == ["create", "retire", "restore"]


async def test_an_undo_says_when_there_is_nothing_or_it_was_changed_since(
    chat: Chat, store: Store
) -> None:
    assert await told(chat, says(EDITOR, "/undo")) == [
        "There is no change of yours that could be undone."
    ]
    mine = await proposed(chat, f"/retire {ID} printed by mistake")
    await chat.feed(presses(EDITOR, mine["Confirm"]))
    record, _ = present(store, ID)
    update_fact(store, replace(record, locator="table 4"), OTHER, expect=2)
    (said,) = await told(chat, says(EDITOR, "/undo"))
    assert said.startswith(f"{ID} was changed again since, so nothing was undone.")


async def test_an_undo_shows_the_fields_in_the_order_of_a_change(chat: Chat, store: Store) -> None:
    record, version = present(store, ID)
    mine = Change(Author(str(EDITOR["id"]), "telegram"), "a slip", "edit-1")
    changed = replace(record, value=Decimal(29_000), locator="table 4")
    update_fact(store, changed, mine, expect=version)
    (said,) = await told(chat, says(EDITOR, "/undo"))
    assert said.splitlines()[1:3] == [
        "Value: <s>29,000</s> → <b>29,282 people</b>",
        "Where in the source: <s>table 4</s> → <b>Taldau index 2929752</b>",
    ]


async def test_a_whole_import_is_undone_after_its_size_was_shown(chat: Chat, store: Store) -> None:
    change = Change(Author("operator", "command line"), "import", "import-1a2b3c4d")
    ids = [f"emigration-{year}-cis" for year in range(1991, 2000)]
    ids += [f"immigration-{year}-cis" for year in range(1991, 2000)]
    ids += ["immigration-2023-bns", "immigration-2024-bns", "emigration-2024"]
    with store.change():
        for id in ids:
            retire(store, id, change, expect=1)
    call = (await chat.feed(says(EDITOR, "/undo import-1a2b3c4d")))[-1]
    assert call.text.startswith("<code>import-1a2b3c4d</code> has 21 changes.")
    (said,) = await told(chat, presses(EDITOR, buttons(call)["Confirm"]))
    assert said == "Taken back: 21 changes. The next /undo brings them again."
    assert all(store.fact(id).lifecycle is Lifecycle.PUBLISHED for id in ids)
    call = (await chat.feed(says(EDITOR, "/undo")))[-1]
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    assert all(store.fact(id).lifecycle is Lifecycle.RETIRED for id in ids)
    assert contradictions(store) == ()


async def asked_to_undo(chat: Chat, store: Store) -> Call:
    """The question whether 21 changes are to be taken back."""
    change = Change(Author("operator", "command line"), "import", "import-1a2b3c4d")
    with store.change():
        for year in range(1991, 2000):
            retire(store, f"emigration-{year}-cis", change, expect=1)
            retire(store, f"immigration-{year}-cis", change, expect=1)
        for id in ("immigration-2023-bns", ID, "emigration-2024"):
            retire(store, id, change, expect=1)
    return (await chat.feed(says(EDITOR, "/undo import-1a2b3c4d")))[-1]


async def test_only_the_button_that_confirms_takes_an_import_back(chat: Chat, store: Store) -> None:
    data = buttons(await asked_to_undo(chat, store))["Confirm"]
    other = data.replace(Choice.CONFIRM, Choice.SURE)
    assert other != data
    again = (await chat.feed(presses(EDITOR, other)))[-1]
    assert again.text.startswith("<code>import-1a2b3c4d</code> has 21 changes.")
    assert store.fact(ID).lifecycle is Lifecycle.RETIRED
    await chat.feed(presses(EDITOR, buttons(again)["Confirm"]))
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED


async def test_an_import_that_cannot_be_taken_back_is_dropped(chat: Chat, store: Store) -> None:
    data = buttons(await asked_to_undo(chat, store))["Confirm"]
    record, version = present(store, ID)
    update_fact(store, replace(record, locator="table 4"), OTHER, expect=version)
    (said,) = await told(chat, presses(EDITOR, data))
    assert said.startswith(f"{ID} was changed again since, so nothing was undone.")
    assert store.fact("emigration-2024").lifecycle is Lifecycle.RETIRED
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


async def test_what_changed_more_than_facts_and_sources_is_not_taken_back(
    chat: Chat, store: Store
) -> None:
    ((batch,),) = store.reader.rows("SELECT batch FROM revision WHERE entity = 'place' LIMIT 1")
    before = store.generation()
    (said,) = await told(chat, says(EDITOR, f"/undo {batch}"))
    assert said == (
        f"<code>{batch}</code> changed not only facts and sources, so it is not taken back as a "
        "whole; nothing was changed. Correct its facts one by one with /edit."
    )
    assert store.generation() == before
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


async def test_an_undo_without_a_reason_stands_in_the_history_as_the_command(
    chat: Chat, store: Store
) -> None:
    made = await proposed(chat, f"/retire {ID} printed by mistake")
    await chat.feed(presses(EDITOR, made["Confirm"]))
    undone = await proposed(chat, "/undo")
    await chat.feed(presses(EDITOR, undone["Confirm"]))
    assert history(store, ID)[-1].reason == f"/undo {history(store, ID)[-2].batch}"
