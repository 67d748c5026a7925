"""Changes of facts by editors: asked, shown side by side, confirmed, undone, never lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from bot_api import Chat, Clock, Failure
from people import EDITOR, OWNER, SECOND_EDITOR, buttons, presses, says, told

from bot.telegram.editors.pending import Pending
from bot.telegram.editors.publishing import DraftClosedError, Publishing
from bot.telegram.editors.rights import Editor
from knowledge.exchange.packaged import open_knowledge
from knowledge.revise import Author, Change, ConflictError, history, present, retire, update_fact
from knowledge.revise.check import contradictions
from knowledge.revise.proposals import Proposal, propose_fact
from knowledge.store import Store
from knowledge.store.drafts import Draft, open_draft, save_draft
from knowledge.store.errors import LockedStoreError
from knowledge.store.roles import Role, revoke_role
from knowledge.types.fact import Language, Lifecycle, Rank

ID = "immigration-2024-bns"
OTHER = Change(Author("operator", "command line"), "another correction")
RETIRED = (
    "<b>Immigration to Kazakhstan, 2024</b> (<code>immigration-2024-bns</code>)\n"
    "State: <s>published</s> → <b>retired: in no answer</b>\n"
)


pytestmark = pytest.mark.usefixtures("editors_at_work")


async def proposed(chat: Chat, text: str, who: dict[str, object] = EDITOR) -> dict[str, str]:
    """The buttons below the last message to which a command leads."""
    return buttons((await chat.feed(says(who, text)))[-1])


async def test_old_and_new_are_shown_and_the_reason_is_asked(chat: Chat, store: Store) -> None:
    (said,) = await told(chat, says(EDITOR, f"/retire {ID}"))
    assert said == RETIRED + "Why is it to be changed? Write the reason; it stands in the history."
    call = (await chat.feed(says(EDITOR, "printed by <mistake>")))[-1]
    assert call.text == (f"{RETIRED}<i>Why: printed by &lt;mistake&gt;</i>\nIs this right?")
    assert list(buttons(call)) == ["Confirm", "Cancel"]
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED


async def test_a_confirmed_change_is_in_the_next_answer_and_in_the_history(
    chat: Chat, store: Store
) -> None:
    data = await proposed(chat, f"/retire {ID} printed by mistake")
    (said,) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith(f"Done: <code>{ID}</code>.")
    assert "This fact was withdrawn" in (await told(chat, says(EDITOR, f"/fact {ID}")))[0]
    last = history(store, ID)[-1]
    assert (last.actor, last.via, last.action, last.reason) == (
        "502", "telegram", "retire", "printed by mistake",
    )  # fmt: skip
    assert contradictions(store) == ()


async def test_a_button_pressed_twice_changes_once(chat: Chat, store: Store) -> None:
    data = await proposed(chat, f"/retire {ID} printed by mistake")
    await chat.feed(presses(EDITOR, data["Confirm"]))
    (said,) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith("This is out of date")
    assert len(history(store, ID)) == 2


@pytest.mark.parametrize("drop", ["button", "command"])
async def test_what_is_dropped_changes_nothing(chat: Chat, store: Store, drop: str) -> None:
    data = await proposed(chat, f"/retire {ID} printed by mistake")
    update = presses(EDITOR, data["Cancel"]) if drop == "button" else says(EDITOR, "/cancel")
    assert await told(chat, update) == ["Dropped; nothing was changed."]
    (said,) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith("This is out of date")
    assert len(history(store, ID)) == 1


async def test_buttons_of_an_earlier_step_are_out_of_date(chat: Chat, store: Store) -> None:
    first = await proposed(chat, f"/retire {ID}")
    await proposed(chat, "printed by mistake")
    (said,) = await told(chat, presses(EDITOR, first["Cancel"]))
    assert said.startswith("This is out of date")
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is not None


async def test_nobody_presses_the_buttons_of_another_editor(chat: Chat, store: Store) -> None:
    data = await proposed(chat, f"/retire {ID} printed by mistake")
    (said,) = await told(chat, presses(SECOND_EDITOR, data["Confirm"]))
    assert said.startswith("This is out of date")
    assert len(history(store, ID)) == 1


async def test_who_is_no_editor_any_more_confirms_nothing(
    chat: Chat, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    data = await proposed(chat, f"/retire {ID} printed by mistake")
    revoke_role(store, EDITOR["id"])
    alert, *_ = await chat.feed(presses(EDITOR, data["Confirm"]))
    assert alert.text.startswith("This button is out of date")
    assert "502 may not press c of editors in chat 502" in caplog.text
    (said,) = await told(chat, says(EDITOR, "net migration 2024"))
    assert "+16,550" in said
    assert len(history(store, ID)) == 1


async def test_a_question_by_command_is_answered_while_a_reason_is_awaited(
    chat: Chat, store: Store
) -> None:
    await proposed(chat, f"/retire {ID}")
    (said,) = await told(chat, says(EDITOR, "/balance 2024"))
    assert "+16,550" in said
    assert "Why: net migration 2024" in (await told(chat, says(EDITOR, "net migration 2024")))[0]


@pytest.mark.parametrize("more", [{"forward_origin": {"type": "user", "date": 1, "sender_user": OWNER}}, {"via_bot": {**OWNER, "is_bot": True}}])  # fmt: skip
async def test_what_is_forwarded_is_no_answer_to_a_step(
    chat: Chat, store: Store, more: dict[str, object]
) -> None:
    await proposed(chat, f"/retire {ID}")
    await chat.feed(says(EDITOR, "net migration 2024", **more))
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert draft.step == "reason"


async def test_a_second_change_waits_until_the_first_is_finished(chat: Chat, store: Store) -> None:
    await proposed(chat, f"/retire {ID} printed by mistake")
    reminded, again = await told(chat, says(EDITOR, "/retire emigration-2024 the same"))
    assert reminded.startswith("You have something unfinished of 2026-03-10.")
    assert again.startswith(RETIRED)


async def test_a_draft_outlives_a_restart(chat: Chat, store: Store) -> None:
    await proposed(chat, f"/retire {ID}")
    with open_knowledge(store.path) as reopened:
        draft = open_draft(reopened, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert draft.payload["proposal"]["changes"][0]["after"]["lifecycle"] == "retired"


async def test_of_two_editors_one_wins_and_the_other_is_told(chat: Chat, store: Store) -> None:
    one = await proposed(chat, f"/retire {ID} mine", EDITOR)
    other = await proposed(chat, f"/retire {ID} no, mine", SECOND_EDITOR)
    await chat.feed(presses(SECOND_EDITOR, other["Confirm"]))
    (said,) = await told(chat, presses(EDITOR, one["Confirm"]))
    assert said.startswith(f"Somebody was faster: {ID} was changed meanwhile")
    assert [entry.actor for entry in history(store, ID)] == ["package", "503"]
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


async def test_the_command_line_may_be_faster_too(chat: Chat, store: Store) -> None:
    data = await proposed(chat, f"/retire {ID} mine")
    with open_knowledge(store.path) as other:
        record, version = present(other, ID)
        update_fact(other, replace(record, value=Decimal(29_300)), OTHER, expect=version)
    (said,) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith("Somebody was faster")
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED


def test_change_and_draft_are_one_transaction(store: Store) -> None:
    editor = Editor(EDITOR["id"], Language.ENGLISH, Role.EDITOR)
    publishing = Publishing(store, Clock(), is_reviewed=False)

    record, _ = present(store, ID)
    proposal = Proposal(
        (propose_fact(store, replace(record, lifecycle=Lifecycle.RETIRED)),), "mine"
    )
    draft = Draft(502, 502, "change", "confirm", Pending(proposal).payload(), "2026-03-01")
    number = save_draft(store, draft)
    retire(store, ID, OTHER, expect=1)
    with pytest.raises(ConflictError):
        publishing.settle(editor, number, proposal)
    assert open_draft(store, 502, 502) is not None
    with pytest.raises(DraftClosedError):
        publishing.settle(editor, number + 1, proposal)


async def test_a_locked_store_is_told_and_the_change_can_be_confirmed_later(
    chat: Chat, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:

    data = await proposed(chat, f"/retire {ID} printed by mistake")

    def locked(*_: object) -> None:
        raise LockedStoreError(store.path)

    with monkeypatch.context() as patched:
        patched.setattr("bot.telegram.editors.publishing.publish", locked)
        (said,) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith("The store cannot be written at the moment")
    assert len(history(store, ID)) == 1
    await told(chat, presses(EDITOR, data["Confirm"]))
    assert len(history(store, ID)) == 2


async def test_a_history_is_turned_page_by_page(chat: Chat, store: Store) -> None:
    for number in range(6):
        record, version = present(store, ID)
        changed = replace(record, locator=f"table {number}")
        update_fact(store, changed, replace(OTHER, reason=f"<{number}>"), expect=version)
    call = (await chat.feed(says(EDITOR, f"/history {ID}")))[-1]
    lines = call.text.splitlines()
    assert lines[0] == f"<code>{ID}</code>: 7 revisions"
    assert lines[1].startswith("<b>7. corrected</b>, ")
    assert lines[1].endswith("<code>operator</code> (command line)")
    assert lines[2:4] == [
        "<i>&lt;5&gt;</i>", "Where in the source: <s>table 4</s> → <b>table 5</b>",
    ]  # fmt: skip
    (turned,) = await told(chat, presses(EDITOR, buttons(call)["2/2 ›"]))
    assert [line[:8] for line in turned.splitlines() if line[:3] == "<b>"] == [
        "<b>2. co", "<b>1. ad",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["/history", "/retire", "/restore"])
async def test_an_id_that_is_missing_or_unknown_gets_a_sentence(chat: Chat, command: str) -> None:
    (usage,) = await told(chat, says(EDITOR, command))
    assert f"<code>{command} emigration-2024" in usage
    (unknown,) = await told(chat, says(EDITOR, f"{command} no-such<id> x"))
    assert unknown == "I have nothing under the id no-such&lt;id&gt;; check the spelling."


async def test_what_is_so_already_is_not_changed(chat: Chat, store: Store) -> None:
    assert await told(chat, says(EDITOR, f"/restore {ID} why not")) == [
        "That would change nothing: it is so already."
    ]


async def test_a_restored_figure_whose_slot_is_taken_is_ranked_with_a_reason(
    chat: Chat, store: Store
) -> None:
    id = "balance-2023"
    record, version = present(store, id)
    normal = replace(record, rank=Rank.NORMAL, lifecycle=Lifecycle.RETIRED)
    update_fact(store, normal, OTHER, expect=version)
    data = await proposed(chat, f"/restore {id} it was right")
    assert [label for label in data if " · " in label] == [
        "16,600 · kz-decline-2025", "9,293 · bns-6567",
    ]  # fmt: skip
    (asked,) = await told(chat, presses(EDITOR, data["9,293 · bns-6567"]))
    assert asked.endswith("Write the reason; readers see it.")
    shown = (await chat.feed(says(EDITOR, "the table of the Bureau")))[-1]
    assert "Rank: <s>normal</s> → <b>preferred</b>" in shown.text
    await chat.feed(presses(EDITOR, buttons(shown)["Confirm"]))
    preferred = store.slot(record.series, record.period)  # type: ignore[arg-type]
    ranks = {fact.source.id: fact.rank for fact in preferred}
    assert (ranks["bns-6567"], ranks["kz-decline-2025"]) == (Rank.PREFERRED, Rank.NORMAL)
    assert history(store, id)[-1].batch == history(store, "balance-2023-bns")[-1].batch
    assert contradictions(store) == ()


async def test_telegram_may_be_away_when_a_change_was_made(chat: Chat, store: Store) -> None:
    data = await proposed(chat, f"/retire {ID} printed by mistake")
    chat.api.fail("editMessageText", Failure(400, "Bad Request: message to edit not found"))
    (_, said) = await told(chat, presses(EDITOR, data["Confirm"]))
    assert said.startswith("Done")
    assert len(history(store, ID)) == 2
