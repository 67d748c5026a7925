"""Changes that wait until somebody else has approved them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import pytest_asyncio
from bot_api import PRIVATE, READER, Chat, Failure, press
from people import (
    EDITOR,
    OWNER,
    REVIEWER,
    SECOND_EDITOR,
    Person,
    buttons,
    grant,
    presses,
    says,
    told,
)

from knowledge.exchange.packaged import open_knowledge
from knowledge.revise import Author, Change, history, present, update_fact
from knowledge.revise.check import contradictions
from knowledge.revise.review import note_told, untold, untold_decisions
from knowledge.revise.submitted import Status, submitted, waiting
from knowledge.store import Store
from knowledge.store.drafts import open_draft
from knowledge.store.roles import Role, revoke_role
from knowledge.types.fact import Lifecycle

ID = "immigration-2024-bns"


@pytest_asyncio.fixture(autouse=True)
async def staff(store: Store, reviewed: Chat) -> None:
    """Editors and a reviewer, who have all written to the bot."""
    grant(store, EDITOR, Role.EDITOR)
    grant(store, SECOND_EDITOR, Role.EDITOR)
    grant(store, REVIEWER, Role.REVIEWER)
    for person in (OWNER, EDITOR, SECOND_EDITOR, REVIEWER):
        await reviewed.feed(says(person, "Hello"))


async def submit(chat: Chat, who: Person = EDITOR, id: str = ID) -> dict[int, dict[str, str]]:
    """A change that goes to review: the buttons that each reviewer gets, by their chat."""
    call = (await chat.feed(says(who, f"/retire {id} printed by mistake")))[-1]
    calls = await chat.feed(presses(who, buttons(call)["Send to review"]))
    return {
        call.parameters["chat_id"]: buttons(call) for call in calls if call.method == "sendMessage"
    }


async def test_a_change_waits_and_every_reviewer_gets_the_difference(
    reviewed: Chat, store: Store
) -> None:
    call = (await reviewed.feed(says(EDITOR, f"/retire {ID} printed by mistake")))[-1]
    calls = await reviewed.feed(presses(EDITOR, buttons(call)["Send to review"]))
    assert calls[1].text == (
        f"Proposal 1 (<code>{ID}</code>) waits for a reviewer. I tell you what becomes of it."
    )
    shown = {call.parameters["chat_id"]: call.text for call in calls[2:]}
    assert set(shown) == {OWNER["id"], REVIEWER["id"]}
    assert set(shown.values()) == {
        "Proposal 1, by <code>502</code>\n"
        f"<b>Immigration to Kazakhstan, 2024</b> (<code>{ID}</code>)\n"
        "State: <s>published</s> → <b>retired: in no answer</b>\n"
        "<i>Why: printed by mistake</i>"
    }
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED


async def test_an_approved_change_is_published_in_the_name_of_its_author(
    reviewed: Chat, store: Store
) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    calls = await reviewed.feed(presses(REVIEWER, data["Approve"]))
    said = {call.parameters["chat_id"]: call.text for call in calls if "chat_id" in call.parameters}
    text = f"Proposal 1 (<code>{ID}</code>) is approved; answers show it from now on."
    assert said == {REVIEWER["id"]: text, EDITOR["id"]: text}
    last = history(store, ID)[-1]
    assert (last.actor, last.batch, last.reason) == ("502", "proposal-1", "printed by mistake")
    decision = submitted(store, 1).decision
    assert decision is not None
    assert decision.by == REVIEWER["id"]
    assert store.fact(ID).lifecycle is Lifecycle.RETIRED
    assert contradictions(store) == ()


async def test_a_rejected_change_is_told_with_its_reason(reviewed: Chat, store: Store) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    (asked,) = await told(reviewed, presses(REVIEWER, data["Reject"]))
    assert asked == "Why is proposal 1 rejected? Write the reason; its author gets it."
    calls = await reviewed.feed(says(REVIEWER, "It was <not>"))
    text = f"Proposal 1 (<code>{ID}</code>) is rejected: It was &lt;not&gt;"
    assert {call.parameters["chat_id"]: call.text for call in calls} == {
        REVIEWER["id"]: text, EDITOR["id"]: text,
    }  # fmt: skip
    assert submitted(store, 1).status is Status.REJECTED
    assert len(history(store, ID)) == 1


@pytest.mark.parametrize("author", [REVIEWER, OWNER])
@pytest.mark.parametrize("button", ["e2:a1", "e2:r1"])
async def test_nobody_decides_on_their_own_change(
    reviewed: Chat, store: Store, author: Person, button: str
) -> None:
    asked = await submit(reviewed, author)
    assert author["id"] not in asked
    (said,) = await told(reviewed, presses(author, button))
    assert said == "That is your own proposal; somebody else has to decide on it."
    assert submitted(store, 1).status is Status.WAITING
    assert len(history(store, ID)) == 1


@pytest.mark.parametrize("button", ["e2:a1", "e2:r1"])
@pytest.mark.parametrize("who", [EDITOR, SECOND_EDITOR, READER], ids=["author", "editor", "reader"])
async def test_only_reviewers_decide(
    reviewed: Chat,
    store: Store,
    caplog: pytest.LogCaptureFixture,
    who: Person,
    button: str,
) -> None:
    await submit(reviewed)
    raw = press(button, chat=PRIVATE) if who is READER else presses(who, button)
    alert, *_ = await reviewed.feed(raw)
    assert alert.text.startswith("This button is out of date")
    assert f"{who['id']} may not press {button[3]}" in caplog.text
    assert submitted(store, 1).status is Status.WAITING


async def test_a_reviewer_whose_role_was_taken_decides_nothing(
    reviewed: Chat, store: Store
) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    await reviewed.feed(presses(REVIEWER, data["Reject"]))
    revoke_role(store, REVIEWER["id"])
    await reviewed.feed(says(REVIEWER, "it is wrong"))
    await reviewed.feed(presses(REVIEWER, data["Approve"]))
    assert submitted(store, 1).status is Status.WAITING


async def test_of_two_reviewers_the_second_is_told(reviewed: Chat, store: Store) -> None:
    asked = await submit(reviewed)
    await reviewed.feed(presses(OWNER, asked[OWNER["id"]]["Approve"]))
    for name in ("Approve", "Reject"):
        (said,) = await told(reviewed, presses(REVIEWER, asked[REVIEWER["id"]][name]))
        assert said == "Proposal 1 was decided already."
    assert len(history(store, ID)) == 2


async def test_a_rejection_that_comes_second_is_told(reviewed: Chat, store: Store) -> None:
    asked = await submit(reviewed)
    await reviewed.feed(presses(REVIEWER, asked[REVIEWER["id"]]["Reject"]))
    await reviewed.feed(presses(OWNER, asked[OWNER["id"]]["Approve"]))
    assert await told(reviewed, says(REVIEWER, "it is wrong")) == [
        "Proposal 1 was decided already."
    ]
    assert submitted(store, 1).status is Status.APPROVED


async def test_a_proposal_that_is_out_of_date_changes_nothing(reviewed: Chat, store: Store) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    record, version = present(store, ID)
    change = Change(Author("operator", "command line"), "another correction")
    update_fact(store, replace(record, locator="table 4"), change, expect=version)
    calls = await reviewed.feed(presses(REVIEWER, data["Approve"]))
    said = [call.text for call in calls[1:]]
    assert said[0].startswith(f"Proposal 1 is out of date: {ID} was changed since.")
    assert said[1].startswith(f"Proposal 1 (<code>{ID}</code>) is out of date")
    assert calls[-1].parameters["chat_id"] == EDITOR["id"]
    assert submitted(store, 1).status is Status.OUTDATED
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED


async def test_waiting_proposals_outlive_a_restart(reviewed: Chat, store: Store) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    with open_knowledge(store.path) as reopened:
        (entry,) = waiting(reopened)
    assert entry.proposal.changes[0].id == ID
    (listed,) = await told(reviewed, says(REVIEWER, "/proposals"))
    assert listed.startswith("Proposal 1, by <code>502</code>")
    await reviewed.feed(presses(REVIEWER, data["Approve"]))
    assert await told(reviewed, says(REVIEWER, "/proposals")) == ["No proposal waits."]


async def test_reviewers_are_told_at_the_next_start_if_the_process_ended_before(
    reviewed: Chat, store: Store
) -> None:
    await submit(reviewed)
    assert untold(store) == ()
    with store.change() as database:
        database.execute("UPDATE proposal SET is_told = 0")
    before = len(reviewed.api.sent())
    await reviewed.application.post_init(reviewed.application)
    shown = reviewed.api.sent()[before:]
    assert {call.parameters["chat_id"] for call in shown} == {OWNER["id"], REVIEWER["id"]}
    assert untold(store) == ()
    note_told(store, 1)


async def test_a_reviewer_with_something_unfinished_finishes_that_first(
    reviewed: Chat, store: Store
) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    await reviewed.feed(says(REVIEWER, "/retire emigration-2024"))
    reminded, _ = await told(reviewed, presses(REVIEWER, data["Reject"]))
    assert reminded.startswith("You have something unfinished")
    draft = open_draft(store, REVIEWER["id"], REVIEWER["id"])
    assert draft is not None
    assert draft.kind == "change"


async def test_an_undo_is_reviewed_too(reviewed: Chat, store: Store) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    await reviewed.feed(presses(REVIEWER, data["Approve"]))
    call = (await reviewed.feed(says(EDITOR, "/undo")))[-1]
    await reviewed.feed(presses(EDITOR, buttons(call)["Send to review"]))
    assert store.fact(ID).lifecycle is Lifecycle.RETIRED
    await reviewed.feed(presses(OWNER, "e2:a2"))
    assert store.fact(ID).lifecycle is Lifecycle.PUBLISHED


REFUSED = Failure(400, "Bad Request: PEER_FLOOD")


async def test_a_reviewer_whom_telegram_refuses_keeps_no_other_from_being_told(
    reviewed: Chat, store: Store
) -> None:
    call = (await reviewed.feed(says(EDITOR, f"/retire {ID} printed by mistake")))[-1]
    reviewed.api.fail("sendMessage", REFUSED)
    calls = await reviewed.feed(presses(EDITOR, buttons(call)["Send to review"]))
    shown = [call for call in calls if call.method == "sendMessage"]
    assert {call.parameters["chat_id"] for call in shown} == {OWNER["id"], REVIEWER["id"]}
    assert untold(store) == ()


async def test_a_start_outlives_reviewers_whom_telegram_refuses_and_tells_them_the_next_time(
    reviewed: Chat, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await submit(reviewed)
    with store.change() as database:
        database.execute("UPDATE proposal SET is_told = 0")
    reviewed.api.fail("sendMessage", REFUSED, REFUSED)
    await reviewed.application.post_init(reviewed.application)
    assert untold(store) == (1,)
    assert caplog.text.count("could not be told of a proposal: Peer_flood") == 2
    await reviewed.application.post_init(reviewed.application)
    assert untold(store) == ()


async def test_an_author_who_could_not_be_told_is_told_at_the_next_start(
    reviewed: Chat, store: Store
) -> None:
    data = (await submit(reviewed))[REVIEWER["id"]]
    reviewed.api.fail("sendMessage", REFUSED)
    await reviewed.feed(presses(REVIEWER, data["Approve"]))
    assert untold_decisions(store) == (1,)
    before = len(reviewed.api.sent())
    for _ in range(2):
        await reviewed.application.post_init(reviewed.application)
    (call,) = reviewed.api.sent()[before:]
    assert call.parameters["chat_id"] == EDITOR["id"]
    assert call.text == f"Proposal 1 (<code>{ID}</code>) is approved; answers show it from now on."
    assert untold_decisions(store) == ()
