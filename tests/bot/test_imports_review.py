"""Files that wait for a reviewer as one proposal, and are undone as one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bot_api import Chat
from double import Call
from files_sent import HEADER, NEW, OTHER, WRONG, ids, last, sends
from people import EDITOR, OWNER, REVIEWER, Person, buttons, presses, says, told

from knowledge.exchange.packaged import open_knowledge
from knowledge.revise import Author, Change, history, present, update_fact
from knowledge.revise.check import contradictions
from knowledge.revise.submitted import Status, submitted, waiting
from knowledge.store import Store

DIFFERENCE = """\
Proposal 1, by <code>502</code>
<b>facts.csv</b>
New: 2. Changed: 1. Unchanged: 0. Refused: 1.
<b>Immigration to Kazakhstan, 2024</b> (<code>immigration-2024-bns</code>)
Value: <s>29,282</s> → <b>26,000 people</b>
"""
HELD = "immigration-2024-bns"

pytestmark = pytest.mark.usefixtures("in_this_process", "staff")


def file_of(store: Store) -> str:
    """A file with two new facts, one wrong line, and another number for a fact that is held."""
    record, _ = present(store, HELD)
    cells = (HELD, "immigration", "KZ", "", "2024", "26000", "persons", record.quality,
             record.source, record.locator, record.authority or "")  # fmt: skip
    quoted = ",".join(f'"{cell}"' for cell in cells)
    return f"{HEADER}{NEW}{OTHER}{WRONG}{quoted}\n"


async def handed_in(chat: Chat, store: Store, who: Person = EDITOR) -> dict[int, Call]:
    """The last text that each of those concerned gets once a file is sent to review."""
    shown = last(await chat.feed(sends(chat, who, file_of(store), caption="the yearbook")))
    calls = await chat.feed(presses(who, buttons(shown)["Send to review"]))
    return {call.parameters["chat_id"]: call for call in calls if "Proposal" in call.text}


async def test_a_file_of_an_editor_waits_and_every_reviewer_gets_the_difference(
    reviewed: Chat, store: Store
) -> None:
    shown = last(await reviewed.feed(sends(reviewed, EDITOR, file_of(store))))
    assert shown.text.endswith(
        "Nothing is written yet. Send what is new and changed to the reviewers, as one proposal?"
    )
    got = await handed_in(reviewed, store)
    assert set(got) == {OWNER["id"], EDITOR["id"], REVIEWER["id"]}
    assert got[EDITOR["id"]].text == (
        "Proposal 1 (<code>facts.csv</code>) waits for a reviewer. I tell you what becomes of it."
    )
    text = got[REVIEWER["id"]].text
    assert text.startswith(DIFFERENCE)
    assert "<b>Emigration from Kazakhstan to Germany, 2030</b>" in text
    assert text.endswith("<i>Why: the yearbook</i>")
    assert list(buttons(got[REVIEWER["id"]])) == ["Approve", "Reject"]
    assert ids(store) == []


async def test_an_approved_file_is_one_batch_of_its_author_and_is_undone_as_one(
    reviewed: Chat, store: Store
) -> None:
    before = store.fact(HELD).value
    got = await handed_in(reviewed, store)
    calls = await reviewed.feed(presses(REVIEWER, buttons(got[REVIEWER["id"]])["Approve"]))
    text = "Proposal 1 (<code>facts.csv</code>) is approved; answers show it from now on."
    said = {call.parameters["chat_id"]: call.text for call in calls if "chat_id" in call.parameters}
    assert said == {REVIEWER["id"]: text, EDITOR["id"]: text}
    assert ids(store) == ["emigration-de-2030", "emigration-de-2031"]
    assert store.fact(HELD).value == 26000
    assert store.reader.rows(
        "SELECT DISTINCT actor, via, reason FROM revision WHERE batch = 'proposal-1'"
    ) == [("502", "telegram", "the yearbook")]
    assert store.reader.rows("SELECT * FROM proposed_import") == []
    undo = last(await reviewed.feed(says(EDITOR, "/undo")))
    await reviewed.feed(presses(EDITOR, buttons(undo)["Send to review"]))
    assert store.fact(HELD).value == 26000
    await reviewed.feed(presses(OWNER, "e2:a2"))
    assert ids(store) == []
    assert store.fact(HELD).value == before
    assert contradictions(store) == ()


async def test_a_rejected_file_changes_nothing_and_its_author_is_told_why(
    reviewed: Chat, store: Store
) -> None:
    got = await handed_in(reviewed, store)
    await reviewed.feed(presses(REVIEWER, buttons(got[REVIEWER["id"]])["Reject"]))
    calls = await reviewed.feed(says(REVIEWER, "another yearbook"))
    text = "Proposal 1 (<code>facts.csv</code>) is rejected: another yearbook"
    assert {call.parameters["chat_id"]: call.text for call in calls} == {
        REVIEWER["id"]: text, EDITOR["id"]: text,
    }  # fmt: skip
    assert ids(store) == []
    assert store.reader.rows("SELECT * FROM proposed_import") == []


@pytest.mark.parametrize("who", [OWNER, REVIEWER])
async def test_files_of_owners_and_reviewers_wait_too_and_none_approves_their_own(
    reviewed: Chat, store: Store, who: Person
) -> None:
    got = await handed_in(reviewed, store, who)
    assert set(got) == {OWNER["id"], REVIEWER["id"]}
    assert buttons(got[who["id"]]) == {}
    (said,) = await told(reviewed, presses(who, "e2:a1"))
    assert said == "That is your own proposal; somebody else has to decide on it."
    assert ids(store) == []


async def test_a_fact_that_was_changed_meanwhile_stops_the_whole_file(
    reviewed: Chat, store: Store
) -> None:
    got = await handed_in(reviewed, store)
    record, version = present(store, HELD)
    change = Change(Author("operator", "command line"), "another correction")
    update_fact(store, replace(record, locator="table 4"), change, expect=version)
    calls = await reviewed.feed(presses(REVIEWER, buttons(got[REVIEWER["id"]])["Approve"]))
    texts = [call.text for call in calls if call.text]
    assert texts[0].startswith(f"Proposal 1 is out of date: {HELD} was changed since.")
    assert texts[1].startswith("Proposal 1 (<code>facts.csv</code>) is out of date")
    assert calls[-1].parameters["chat_id"] == EDITOR["id"]
    assert ids(store) == []
    assert [entry.version for entry in history(store, HELD)] == [1, 2]
    assert submitted(store, 1).status is Status.OUTDATED


async def test_a_file_that_waits_outlives_a_restart(reviewed: Chat, store: Store) -> None:
    await handed_in(reviewed, store)
    reviewed.api.telegram.methods.files.clear()
    with open_knowledge(store.path) as reopened:
        (entry,) = waiting(reopened)
    assert (entry.proposal.title, entry.proposal.size) == ("facts.csv", 3)
    listed = last(await reviewed.feed(says(REVIEWER, "/proposals")))
    assert listed.text.startswith(DIFFERENCE)
    await reviewed.feed(presses(REVIEWER, buttons(listed)["Approve"]))
    assert ids(store) == ["emigration-de-2030", "emigration-de-2031"]


async def test_many_changes_come_to_reviewers_as_a_file(reviewed: Chat, store: Store) -> None:
    rows = "".join(NEW.replace("2030", str(2030 + n)) for n in range(40))
    shown = last(await reviewed.feed(sends(reviewed, EDITOR, HEADER + rows)))
    calls = await reviewed.feed(presses(EDITOR, buttons(shown)["Send to review"]))
    texts = [call.text for call in calls if call.text.startswith("Proposal 1, by")]
    assert len(texts) == 2
    assert "These are the first changes; the file below has more, at most 10,000." in texts[0]
    documents = [call for call in calls if call.method == "sendDocument"]
    assert [call.parameters["chat_id"] for call in documents] == [OWNER["id"], REVIEWER["id"]]
    (content,) = documents[0].files.values()
    lines = content.decode("utf-8-sig").splitlines()
    assert len(lines) == 40
    assert lines[0].startswith("+ emigration-de-2030: kind figure; indicator emigration;")


async def test_a_whole_file_is_taken_back_once_somebody_else_has_approved_that(
    reviewed: Chat, store: Store
) -> None:
    rows = "".join(NEW.replace("2030", str(2030 + n)) for n in range(30))
    shown = last(await reviewed.feed(sends(reviewed, EDITOR, HEADER + rows)))
    await reviewed.feed(presses(EDITOR, buttons(shown)["Send to review"]))
    await reviewed.feed(presses(REVIEWER, "e2:a1"))
    asked = last(await reviewed.feed(says(EDITOR, "/undo the wrong yearbook")))
    assert asked.text.startswith("<code>proposal-1</code> has 30 changes.")
    calls = await reviewed.feed(presses(EDITOR, buttons(asked)["Send to review"]))
    texts = [call.text for call in calls if call.text]
    assert texts[0].startswith("Proposal 2 (<code>proposal-1</code>) waits for a reviewer.")
    assert texts[1].splitlines()[:4] == [
        "Proposal 2, by <code>502</code>",
        "<code>proposal-1</code> has 30 changes. All of them would be taken back, and what it "
        "added retired. Is this right?",
        "<b>Emigration from Kazakhstan to Germany, 2030</b> (<code>emigration-de-2030</code>)",
        "State: <s>published</s> → <b>retired: in no answer</b>",
    ]
    assert len(ids(store, "emigration-de-20%")) >= 30
    await reviewed.feed(presses(EDITOR, "e2:a2"))
    assert submitted(store, 2).status is Status.WAITING
    await reviewed.feed(presses(REVIEWER, "e2:a2"))
    assert ids(store) == []
    assert contradictions(store) == ()


async def test_what_has_changed_before_it_is_handed_in_is_shown_anew(
    reviewed: Chat, store: Store
) -> None:
    shown = last(await reviewed.feed(sends(reviewed, EDITOR, file_of(store))))
    record, version = present(store, HELD)
    change = Change(Author("operator", "command line"), "another correction")
    update_fact(store, replace(record, locator="table 4"), change, expect=version)
    calls = await reviewed.feed(presses(EDITOR, buttons(shown)["Send to review"]))
    assert "Facts were changed meanwhile, so nothing was written." in calls[-2].text
    assert waiting(store) == ()
    await reviewed.feed(presses(EDITOR, buttons(last(calls))["Send to review"]))
    assert len(waiting(store)) == 1
