"""What readers did not get reaches the editors, who settle it from their phones."""

from __future__ import annotations

from datetime import date

import pytest
import pytest_asyncio
from bot_api import PRIVATE, READER, Chat, press
from people import EDITOR, Person, buttons, grant, presses, says

from knowledge.store import ChatKind, QuestionLog, Store
from knowledge.store.drafts import open_draft
from knowledge.store.inbox import open_questions, open_reports
from knowledge.store.roles import Role
from knowledge.store.wishes import wishes
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language, Lifecycle

DAY = date(2026, 3, 10)


@pytest_asyncio.fixture(autouse=True)
async def staff(chat: Chat, store: Store) -> None:
    """An editor, who has written to the bot."""
    grant(store, EDITOR, Role.EDITOR)
    await chat.feed(says(EDITOR, "Hello"))


def ask_in_vain(store: Store, *texts: str) -> None:
    answers = (Answer(text, Language.ENGLISH, Status.NOT_UNDERSTOOD) for text in texts)
    store.log_questions([QuestionLog.of(answer, ChatKind.PRIVATE, DAY) for answer in answers])


async def last(chat: Chat, raw: dict[str, object]) -> tuple[str, dict[str, str]]:
    """The last text that an update leads to, and the buttons below it."""
    calls = [c for c in await chat.feed(raw) if c.method in ("sendMessage", "editMessageText")]
    return calls[-1].text, buttons(calls[-1])


async def pressed(chat: Chat, who: Person, data: str) -> tuple[str, dict[str, str]]:
    return await last(chat, presses(who, data))


async def test_similar_questions_come_together_the_most_asked_first(
    chat: Chat, store: Store
) -> None:
    ask_in_vain(
        store,
        "brain gain 2024",
        "what about teh exodus",
        "exodus what about the",
        "What about the exodus?",
    )
    text, below = await last(chat, says(EDITOR, "/inbox"))
    assert text == (
        "<b>Inbox</b>\n2 questions without an answer, 0 reports"
        "\n1. “What about the exodus?” ×3, not understood, 10 March 2026"
        "\n2. “brain gain 2024” ×1, not understood, 10 March 2026"
    )
    text, _ = await pressed(chat, EDITOR, below["1"])
    assert text.startswith("“What about the exodus?”\nAsked 3 times, not understood, 10 March 2026")


async def test_a_question_is_dismissed_with_all_that_are_alike(chat: Chat, store: Store) -> None:
    ask_in_vain(store, "what about the exodus", "What about the exodus?")
    _, below = await last(chat, says(EDITOR, "/inbox"))
    _, actions = await pressed(chat, EDITOR, below["1"])
    text, _ = await pressed(chat, EDITOR, actions["Dismiss"])
    assert text == "<b>Inbox</b>\nNothing is open."
    assert open_questions(store) == ()


async def test_a_word_is_tried_added_and_taken_back(chat: Chat, store: Store) -> None:
    before = (await chat.say("skedaddle 2024")).text
    assert "12,732" not in before
    await chat.application.post_stop(chat.application)
    _, below = await last(chat, says(EDITOR, "/inbox"))
    _, actions = await pressed(chat, EDITOR, below["1"])
    text, _ = await pressed(chat, EDITOR, actions["Add a word"])
    assert "<code>outflow = emigration</code>" in text
    text, _ = await last(chat, says(EDITOR, "skedaddle = gibberish"))
    assert "skedaddle" in text and open_draft(store, EDITOR["id"], EDITOR["id"]) is not None
    text, choices = await last(chat, says(EDITOR, "Skedaddle = emigration"))
    assert "Emigration from Kazakhstan, 2024: 12,732 people" in text
    assert "12,732" not in (await chat.say("skedaddle 2024")).text
    text, choices = await pressed(chat, EDITOR, choices["Add it"])
    assert text.startswith("“skedaddle” now means what “emigration” means")
    assert "12,732" in (await chat.say("skedaddle 2024")).text
    assert open_questions(store) == ()
    revisions = store.reader.rows(
        "SELECT DISTINCT action, actor, via, reason FROM revision WHERE entity = 'alias'"
    )
    assert revisions == [
        ("create", str(EDITOR["id"]), "telegram", "readers use it for “emigration”")
    ]
    text, _ = await pressed(chat, EDITOR, choices["Take it back"])
    assert text == "The word is taken back."
    assert "12,732" not in (await chat.say("skedaddle 2024")).text


async def test_undo_takes_back_the_word_that_was_added_last_and_then_brings_it_again(
    chat: Chat, store: Store
) -> None:
    _, choices = await last(chat, says(EDITOR, "/retire immigration-2024-bns a slip"))
    await pressed(chat, EDITOR, choices["Confirm"])
    ask_in_vain(store, "skedaddle 2024")
    _, below = await last(chat, says(EDITOR, "/inbox"))
    _, actions = await pressed(chat, EDITOR, below["1"])
    await pressed(chat, EDITOR, actions["Add a word"])
    _, choices = await last(chat, says(EDITOR, "skedaddle = emigration"))
    await pressed(chat, EDITOR, choices["Add it"])
    said = []
    for command in ("/undo not used by anyone", "/undo"):
        text, choices = await last(chat, says(EDITOR, command))
        assert text == (
            "What was done with the word “skedaddle” would be taken back. Is this right?"
        )
        text, _ = await pressed(chat, EDITOR, choices["Confirm"])
        said.append((text, "12,732" in (await chat.say("skedaddle 2024")).text))
    assert said == [
        ("Taken back: 1 change. The next /undo brings it again.", False),
        ("Taken back: 1 change. The next /undo brings it again.", True),
    ]
    assert store.reader.rows(
        "SELECT action, reason FROM revision WHERE entity = 'alias' ORDER BY number"
    ) == [
        ("create", "readers use it for “emigration”"),
        ("retire", "not used by anyone"),
        ("restore", store.reader.rows("SELECT '/undo ' || batch FROM revision "
                                      "WHERE action = 'retire' AND entity = 'alias'")[0][0]),
    ]  # fmt: skip
    assert store.fact("immigration-2024-bns").lifecycle is Lifecycle.RETIRED


async def test_a_word_taken_back_by_its_button_is_not_taken_back_once_more(
    chat: Chat, store: Store
) -> None:
    ask_in_vain(store, "skedaddle 2024")
    _, below = await last(chat, says(EDITOR, "/inbox"))
    _, actions = await pressed(chat, EDITOR, below["1"])
    await pressed(chat, EDITOR, actions["Add a word"])
    _, choices = await last(chat, says(EDITOR, "skedaddle = emigration"))
    _, choices = await pressed(chat, EDITOR, choices["Add it"])
    text, _ = await pressed(chat, EDITOR, choices["Take it back"])
    assert text == "The word is taken back."
    text, _ = await pressed(chat, EDITOR, choices["Take it back"])
    assert text == "This is out of date; nothing was changed."
    assert "12,732" not in (await chat.say("skedaddle 2024")).text


async def test_a_report_is_shown_with_what_it_is_about(chat: Chat, store: Store) -> None:
    await chat.say("net migration in 2024")
    await chat.say("/feedback the figure is <old>")
    text, below = await last(chat, says(EDITOR, "/inbox"))
    assert "1. Report: “the figure is &lt;old&gt;”" in text
    text, actions = await pressed(chat, EDITOR, below["1"])
    assert "• Net migration of Kazakhstan, 2024" in text
    await pressed(chat, EDITOR, actions["Settled"])
    assert open_reports(store) == ()


@pytest.mark.parametrize(
    ("asked", "step", "begun"),
    [
        ("emigration to Mexico 2020", "quality", {
            "kind": "figure", "indicator": "emigration", "place": "KZ", "counterpart": "MX",
            "breakdown": "", "period": "2020",
        }),
        ("emigration 2031", "quality", {
            "kind": "figure", "indicator": "emigration", "place": "KZ", "counterpart": "",
            "breakdown": "",
        }),
        ("what about the exodus", "kind", {}),
    ],
)  # fmt: skip
async def test_the_fact_is_added_from_its_question(
    chat: Chat, store: Store, asked: str, step: str, begun: dict[str, str]
) -> None:
    await chat.say(asked)
    await chat.application.post_stop(chat.application)
    _, below = await last(chat, says(EDITOR, "/inbox"))
    _, actions = await pressed(chat, EDITOR, below["1"])
    await pressed(chat, EDITOR, actions["Add the fact"])
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert (draft.kind, draft.step, draft.payload["cells"]) == ("add", step, begun)


async def test_an_editor_answers_who_waits(chat: Chat, store: Store) -> None:
    declined = await chat.say("emigration 2031")
    await chat.feed(press(buttons(declined)["Tell me once you have it"]))
    await chat.application.post_stop(chat.application)
    _, below = await last(chat, says(EDITOR, "/inbox"))
    text, actions = await pressed(chat, EDITOR, below["1"])
    assert "1 reader waits for the answer." in text
    await pressed(chat, EDITOR, actions["Answer who waits"])
    calls = await chat.feed(says(EDITOR, "Not before <2032>"))
    told = [(call.parameters["chat_id"], call.text) for call in calls]
    assert told == [
        (PRIVATE["id"], "You asked: “emigration 2031”. An editor answers: Not before &lt;2032&gt;"),
        (EDITOR["id"], "1 reader has it now; the question is settled."),
    ]  # fmt: skip
    assert wishes(store) == ()
    assert open_questions(store) == ()


async def test_pages(chat: Chat, store: Store) -> None:
    words = ("exodus", "tourism", "weather", "wages", "cinema", "horses", "steppe")
    ask_in_vain(store, *(f"what of the {word} and {word}" for word in words))
    _, below = await last(chat, says(EDITOR, "/inbox"))
    assert list(below) == ["1", "2", "3", "4", "5", "›"]
    _, below = await pressed(chat, EDITOR, below["›"])
    assert list(below) == ["6", "7", "‹"]


@pytest.mark.parametrize(
    "data", ["e2:i0", "e2:q1", "e2:f1", "e2:w1", "e2:n1", "e2:g1", "e2:d1", "e2:t1", "e2:u0.word-1"]
)
async def test_nobody_else_settles_anything(chat: Chat, store: Store, data: str) -> None:
    ask_in_vain(store, "what about the exodus")
    await chat.feed(press(data, user=READER))
    assert len(open_questions(store)) == 1


async def test_stats_tell_what_is_asked_and_what_there_is_to_do(chat: Chat, store: Store) -> None:
    for _ in range(3):
        await chat.say("emigration 2024")
    await chat.say("what about the exodus")
    await chat.application.post_stop(chat.application)
    text, _ = await last(chat, says(EDITOR, "/stats"))
    lines = text.split("\n")
    assert lines[:2] == [
        "<b>Questions of the last seven days</b>",
        "10 March 2026: 4, of which answered 3",
    ]
    assert "en: answered 3, commands and greetings 1, not understood 1" in lines
    assert "• Emigration from Kazakhstan, 2024 ×3" in lines
