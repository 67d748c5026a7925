"""A day of editors: what they change, take back and send in files leaves a sound store."""

from __future__ import annotations

import re

import pytest
from bot_api import Chat
from files_sent import HEADER, NEW, OTHER, ids, last, sends
from people import EDITOR, buttons, presses, says
from test_editors_changes import proposed
from test_editors_edit import ID, edit

from knowledge.revise import history, present
from knowledge.revise.check import findings
from knowledge.store import Store

pytestmark = pytest.mark.usefixtures("in_this_process", "editor_at_work")


async def confirm(chat: Chat, labels: dict[str, str]) -> str:
    """What is said once the change that is shown is confirmed."""
    return last(await chat.feed(presses(EDITOR, labels["Confirm"]))).text


async def test_edits_an_undo_and_an_import_leave_nothing_wrong_in_the_store(
    chat: Chat, store: Store
) -> None:
    assert findings(store) == ()
    await confirm(chat, buttons(await edit(chat, "locator", "table 3", "as it is printed")))
    await confirm(chat, buttons(await edit(chat, "rank", "=disputed", "It does not fit.")))
    await confirm(chat, await proposed(chat, "/retire immigration-2024-bns printed by mistake"))
    await confirm(chat, await proposed(chat, "/undo"))
    shown = last(await chat.feed(sends(chat, EDITOR, HEADER + NEW + OTHER, caption="yearbook")))
    written = await confirm(chat, buttons(shown))
    assert findings(store) == ()
    (batch,) = re.findall(r"/undo (import-\w+)", written)
    assert present(store, ID)[0].locator == "table 3"
    assert [entry.action for entry in history(store, ID)] == ["create", "edit", "rank"]
    assert [entry.action for entry in history(store, "immigration-2024-bns")] == [
        "create", "retire", "restore",
    ]  # fmt: skip
    assert ids(store) == ["emigration-de-2030", "emigration-de-2031"]
    await confirm(chat, buttons(last(await chat.feed(says(EDITOR, f"/undo {batch}")))))
    assert ids(store) == []
    assert findings(store) == ()
