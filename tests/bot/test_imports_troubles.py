"""Files of editors while Telegram, the work or the editor themselves interfere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bot_api import Chat
from files_sent import HEADER, NEW, ids, last, sends
from people import EDITOR, Person, buttons, presses
from test_imports import MAPPING, REFUSED

from bot.telegram.editors.flows import DraftKind
from bot.telegram.editors.imports import working
from bot.telegram.editors.imports.beside import LostWorkError, Phase, Progress, Tell, Watch
from knowledge.store import Store
from knowledge.store.drafts import Draft, open_draft, save_draft
from knowledge.store.roles import revoke_role

pytestmark = pytest.mark.usefixtures("in_this_process")


async def test_how_far_it_is_is_told_in_the_same_message(
    chat: Chat, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def beside(job: Callable[[Tell], object], watch: Watch) -> object:
        await watch(Progress(Phase.READING, 12_000))
        await watch(Progress(Phase.WRITING, 7, 12_000))
        raise LostWorkError

    monkeypatch.setattr(working, "beside", beside)
    begun, *edits = await chat.feed(sends(chat, editor, HEADER + NEW))
    assert begun.method == "sendMessage"
    assert [call.text for call in edits if call.method == "editMessageText"] == [
        "Reading facts.csv: 12,000 lines …",
        "Writing: 7 of 12,000 facts …",
        "The work on the file broke off; nothing was changed. Please try again.",
    ]


async def test_a_file_that_telegram_has_no_more_is_asked_for_again(
    chat: Chat, store: Store, editor: Person
) -> None:
    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    chat.api.telegram.methods.files.clear()
    said = last(await chat.feed(presses(editor, buttons(shown)["Confirm"])))
    assert said.text.startswith("Telegram did not give me the file; nothing was changed.")
    assert ids(store) == []


async def test_whoever_lost_the_role_meanwhile_confirms_nothing(
    chat: Chat, store: Store, editor: Person
) -> None:
    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    revoke_role(store, EDITOR["id"])
    await chat.feed(presses(editor, buttons(shown)["Confirm"]))
    assert ids(store) == []


async def test_an_import_goes_on_when_telegram_does_not_take_how_far_it_is(
    chat: Chat, store: Store, editor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def beside(job: Callable[[Tell], object], watch: Watch) -> object:
        await watch(Progress(Phase.WRITING, 7, 12_000))
        return job(lambda progress: None)

    shown = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    monkeypatch.setattr(working, "beside", beside)
    chat.api.fail("editMessageText", REFUSED)
    written = last(await chat.feed(presses(editor, buttons(shown)["Confirm"])))
    assert written.text.startswith("Facts written: 1.")
    assert ids(store) == ["emigration-de-2030"]


async def test_work_that_fails_unexpectedly_is_told(
    chat: Chat,
    editor: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def beside(job: Callable[[Tell], object], watch: Watch) -> object:
        raise OSError("no room for a process")

    monkeypatch.setattr(working, "beside", beside)
    said = last(await chat.feed(sends(chat, editor, HEADER + NEW)))
    assert said.text == (
        "The work on the file failed by a fault of mine. Please try again; "
        "what is written already is not written twice."
    )
    assert "work for 502 failed" in caplog.text


@pytest.mark.parametrize(("name", "content"), [("map.yaml", MAPPING), ("facts.csv", HEADER + NEW)])
async def test_what_was_begun_while_a_file_was_read_is_not_lost(
    chat: Chat, store: Store, editor: Person, monkeypatch: pytest.MonkeyPatch, name: str,
    content: str,
) -> None:  # fmt: skip
    form = Draft(EDITOR["id"], EDITOR["id"], DraftKind.ADD, "value", {}, "2026-03-10T09:00:00")

    async def beside(job: Callable[[Tell], object], watch: Watch) -> object:
        save_draft(store, form)
        return job(lambda progress: None)

    monkeypatch.setattr(working, "beside", beside)
    said = last(await chat.feed(sends(chat, editor, content, name)))
    assert said.text.startswith("You have begun something else meanwhile.")
    kept = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert kept is not None
    assert kept.kind == DraftKind.ADD
