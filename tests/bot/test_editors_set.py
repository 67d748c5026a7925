"""One line that sets a figure, and the language in which editors are spoken to."""

from __future__ import annotations

import re
from datetime import date

import pytest
from bot_api import Chat, message
from people import EDITOR, buttons, presses, says, told
from test_editors_edit import ID

from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.revise import history
from knowledge.store import Store
from knowledge.store.drafts import open_draft

pytestmark = pytest.mark.usefixtures("editor_at_work")


SET = '/set emigration 2024 12 800 source=bns locator="table 3" reason="final"'


async def test_one_line_sets_a_figure(chat: Chat, store: Store) -> None:
    call = await chat.last(says(EDITOR, SET))
    assert call.text.startswith(
        f"<b>Emigration from Kazakhstan, 2024</b> (<code>{ID}</code>)\n"
        "Value: <s>12,732</s> → <b>12,800 people</b>\n"
    )
    assert "There is another number for the same:" in call.text
    assert "12,732 people – asb-media-2025" in call.text
    call = await chat.last(presses(EDITOR, buttons(call)["12,800 · taldau-2929753"]))
    assert call.text.endswith(f"Why is {ID} preferred? Write the reason; readers see it.")
    call = await chat.last(says(EDITOR, "The table is newer."))
    with open_knowledge(store.path) as elsewhere:  # as another process has it
        engine = Engine(elsewhere)
        before = engine.ask("emigration 2024", today=date(2026, 3, 10)).figures()[0].value
        await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
        after = engine.ask("emigration 2024", today=date(2026, 3, 10)).figures()[0].value
    assert (before, after) == (12_732, 12_800)
    assert (await told(chat, says(EDITOR, "emigration 2024")))[0].startswith(
        "<b>Emigration from Kazakhstan, 2024: 12,800 people</b>"
    )
    assert history(store, ID)[-1].reason == "final"


async def test_a_new_figure_leads_where_nothing_better_is_held(chat: Chat, store: Store) -> None:
    text = '/set emigration to Mexico 2024 12 source=bns locator="table 3" reason="new"'
    call = await chat.last(says(EDITOR, text))
    assert "(<code>emigration-mx-2024</code>, new)\nValue: 12 people" in call.text
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    (said,) = await told(chat, message("emigration to Mexico 2024"))
    assert said.startswith("<b>Emigration from Kazakhstan to Mexico, 2024: 12 people</b>")
    assert history(store, "emigration-mx-2024")[0].actor == "502"


async def test_an_absurd_value_is_asked_once_more(chat: Chat, store: Store) -> None:
    text = '/set emigration 2010 -26 541 000 000 source=bns locator="table 3" reason="new"'
    call = await chat.last(says(EDITOR, text))
    if "By the usual order" in buttons(call):
        call = await chat.last(presses(EDITOR, buttons(call)["By the usual order"]))
    assert "A count below zero." in call.text
    assert "A thousand times as much as the figures before and after" in call.text
    call = await chat.last(presses(EDITOR, buttons(call)["Yes, it is right"]))
    assert list(buttons(call)) == ["Confirm", "Cancel"]
    assert len(history(store, "emigration-2010-bns")) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/set", "Write what is counted, when, and the number"),
        ("/set emigration 7608", "<b>Period</b>: "),
        ("/set emigration 2024 7608 sorce=bns", "There is no “sorce=”.\nDid you mean: <code>source"),
        ("/set <b>x</b> 2024 7608", "I cannot tell for sure which number “&lt;b&gt;x&lt;/b&gt; 2024”"),
        ("/set migration 2024 7608 source=bns", "I cannot tell for sure which number"),
    ],
)  # fmt: skip
async def test_a_line_that_is_not_clear_is_refused(
    chat: Chat, store: Store, text: str, said: str
) -> None:
    (answer,) = await told(chat, says(EDITOR, text))
    assert answer.startswith(said)
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


@pytest.mark.parametrize("language", ["ru", "kk"])
async def test_editors_are_spoken_to_in_their_language(chat: Chat, language: str) -> None:
    spoken = {**EDITOR, "language_code": language}
    call = await chat.last(says(spoken, SET))
    assert not re.search(r"Value|another number|usual", call.text + str(list(buttons(call))))
