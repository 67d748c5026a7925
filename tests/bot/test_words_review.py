"""Words for readers' questions wait for a reviewer as facts do."""

from __future__ import annotations

from datetime import date

import pytest
from bot_api import Chat
from double import Call
from files_sent import last
from people import EDITOR, OWNER, REVIEWER, Person, buttons, presses, says

from knowledge.revise.aliases import add_alias, as_known
from knowledge.revise.entities import Author, Change
from knowledge.revise.submitted import Status, submitted, waiting
from knowledge.store import ChatKind, QuestionLog, Store
from knowledge.store.inbox import open_questions
from knowledge.types.answer import Answer
from knowledge.types.answer import Status as AnswerStatus
from knowledge.types.fact import Language

QUESTION = "skedaddle 2024"
ANSWER = "12,732"

pytestmark = pytest.mark.usefixtures("in_this_process", "staff")


@pytest.fixture(autouse=True)
def _a_question_waits(store: Store) -> None:
    answer = Answer(QUESTION, Language.ENGLISH, AnswerStatus.NOT_UNDERSTOOD)
    store.log_questions([QuestionLog.of(answer, ChatKind.PRIVATE, date(2026, 3, 10))])


async def proposed(chat: Chat, who: Person = EDITOR) -> dict[int, Call]:
    """The last text that each of those concerned gets once a word is sent to review."""
    shown = last(await chat.feed(says(who, "/inbox")))
    shown = last(await chat.feed(presses(who, buttons(shown)["1"])))
    last(await chat.feed(presses(who, buttons(shown)["Add a word"])))
    shown = last(await chat.feed(says(who, "skedaddle = emigration")))
    calls = await chat.feed(presses(who, buttons(shown)["Send to review"]))
    return {call.parameters["chat_id"]: call for call in calls if "Proposal" in call.text}


async def is_understood(chat: Chat) -> bool:
    return ANSWER in (await chat.say(QUESTION)).text


async def test_an_editors_word_waits_until_a_reviewer_approves_it(
    reviewed: Chat, store: Store
) -> None:
    told = await proposed(reviewed)
    assert told[EDITOR["id"]].text.startswith("Proposal 1 (<code>skedaddle</code>) waits for")
    assert told[REVIEWER["id"]].text == (
        f"Proposal 1, by <code>{EDITOR['id']}</code>\n"
        "A new word: “skedaddle”, which shall mean what “emigration” means.\n"
        "<i>Why: readers use it for “emigration”</i>"
    )
    waiting_for = {question.id for question in open_questions(store)}
    assert len(waiting_for) == 1
    assert not await is_understood(reviewed)
    approve = buttons(told[REVIEWER["id"]])["Approve"]
    said = await reviewed.feed(presses(REVIEWER, approve))
    assert "approved" in next(c.text for c in said if c.parameters.get("chat_id") == EDITOR["id"])
    assert await is_understood(reviewed)
    assert not waiting_for & {question.id for question in open_questions(store)}
    assert store.reader.rows(
        "SELECT DISTINCT actor, batch FROM revision WHERE entity = 'alias'"
    ) == [(str(EDITOR["id"]), "proposal-1")]


@pytest.mark.parametrize("author", [REVIEWER, OWNER])
async def test_nobody_approves_a_word_of_their_own(
    reviewed: Chat, store: Store, author: Person
) -> None:
    await proposed(reviewed, author)
    (entry,) = waiting(store)
    assert "Approve" not in buttons(last(await reviewed.feed(says(EDITOR, "/proposals"))))
    shown = last(await reviewed.feed(says(author, "/proposals")))
    assert "Approve" not in buttons(shown)
    assert submitted(store, entry.number).status is Status.WAITING
    assert not await is_understood(reviewed)


async def test_a_word_that_came_to_mean_that_meanwhile_is_out_of_date(
    reviewed: Chat, store: Store
) -> None:
    told = await proposed(reviewed)
    by = Change(Author(str(OWNER["id"]), "cli"), "a word", "word-1")
    add_alias(store, as_known(store, "skedaddle", "emigration"), by)
    said = last(await reviewed.feed(presses(REVIEWER, buttons(told[REVIEWER["id"]])["Approve"])))
    assert "skedaddle" in said.text
    assert submitted(store, 1).status is Status.OUTDATED


async def test_a_word_that_was_approved_is_taken_back_after_a_review_too(
    reviewed: Chat, store: Store
) -> None:
    told = await proposed(reviewed)
    await reviewed.feed(presses(REVIEWER, buttons(told[REVIEWER["id"]])["Approve"]))
    shown = last(await reviewed.feed(says(EDITOR, "/undo a slip")))
    calls = await reviewed.feed(presses(EDITOR, buttons(shown)["Send to review"]))
    assert await is_understood(reviewed)
    page = next(call for call in calls if call.parameters.get("chat_id") == REVIEWER["id"])
    assert "“skedaddle”" in page.text
    await reviewed.feed(presses(REVIEWER, buttons(page)["Approve"]))
    assert not await is_understood(reviewed)
