"""/edit and /set: from an answer, or from one line, to a changed fact."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from bot_api import BOT, GROUP, READER, Chat, message
from double import Call
from people import EDITOR, Person, buttons, presses, said_by_bot, says, told

from bot.telegram.editors.told import facts_told
from knowledge.exchange.files.cells import cells_of
from knowledge.revise import Author, Change, history, present, update_fact
from knowledge.revise.check import contradictions
from knowledge.store import Store
from knowledge.store.drafts import open_draft
from knowledge.types.fact import Language

ID = "emigration-2024-bns"
OTHER = Change(Author("operator", "command line"), "another correction")


pytestmark = pytest.mark.usefixtures("editor_at_work")


async def answered(chat: Chat, text: str, who: Person = EDITOR) -> dict[str, Any]:
    """The answer to a question, as Telegram brings it with a reply to it."""
    call = await chat.last(says(who, text))
    plain = unescape(re.sub(r"</?\w[^<>]*>", "", call.text))
    messages = chat.api.telegram.methods.chats[who["id"]].messages.values()
    number = [entry["message_id"] for entry in messages if entry["from"]["id"] == BOT["id"]][-1]
    markup = call.parameters["reply_markup"]
    return said_by_bot(who, plain, message_id=number, reply_markup=markup)


def offered(call: Call) -> set[str]:
    """The facts that are offered to be corrected."""
    return {data.partition(".")[2] for data in buttons(call).values() if data[3:4] == "c"}


EMIGRATION_2024 = {
    "emigration-2024", "emigration-2024-bns", "emigration-2024-asb",
    "emigration-2024-astana-times", "emigration-2024-qazradio",
}  # fmt: skip

WITH_NUMBERS = EMIGRATION_2024 - {"emigration-2024"}  # which is only cited, as a rounding


@pytest.mark.parametrize("text", ["emigration 2024", "сколько уехало в 2024", "/fact " + ID])
async def test_a_button_below_answers_leads_an_editor_to_the_facts(chat: Chat, text: str) -> None:
    call = await chat.last(says(EDITOR, text))
    data = next(data for data in buttons(call).values() if data.startswith("b2:"))
    call = await chat.last(presses(EDITOR, data))
    assert ID in offered(call) or f"<code>{ID}</code>" in call.text


async def test_readers_and_groups_have_no_such_button(chat: Chat) -> None:
    for raw in (
        message("emigration 2024"),
        message("/emigration 2024", chat=GROUP, user=READER),
        message("/emigration 2024", chat=GROUP, user=EDITOR),
    ):
        calls = await chat.feed(raw)
        data = [data for call in calls for data in buttons(call).values()]
        assert data
        assert not [entry for entry in data if entry.startswith(("b2:", "e2:"))]


async def test_a_reply_to_an_answer_leads_to_its_facts(chat: Chat) -> None:
    answer = await answered(chat, "emigration 2024")
    call = await chat.last(says(EDITOR, "/edit", reply_to_message=answer))
    assert call.text.startswith("Which of these facts is to be corrected?\n1. <b>Emigration")
    assert offered(call) >= EMIGRATION_2024


async def test_an_answer_without_buttons_leads_there_too(chat: Chat) -> None:
    answer = await answered(chat, "emigration 2024")
    del answer["reply_markup"]
    call = await chat.last(says(EDITOR, "/edit", reply_to_message=answer))
    assert offered(call) >= EMIGRATION_2024


async def test_an_answer_leads_there_after_a_restart(chat: Chat, reviewed: Chat) -> None:
    answer = await answered(chat, "emigration 2024")
    call = await reviewed.last(says(EDITOR, "/edit", reply_to_message=answer))
    assert offered(call) >= EMIGRATION_2024
    await reviewed.feed(says(EDITOR, "/cancel"))
    del answer["reply_markup"]
    call = await reviewed.last(says(EDITOR, "/edit", reply_to_message=answer))
    assert offered(call) >= WITH_NUMBERS


async def test_a_forwarded_answer_leads_there_too(chat: Chat) -> None:
    answer = await answered(chat, "emigration 2024", READER)
    forwarded = says(
        EDITOR,
        answer["text"],
        forward_origin={"type": "user", "date": 1, "sender_user": BOT},
    )
    await chat.feed(forwarded)
    call = await chat.last(says(EDITOR, "/edit", reply_to_message=forwarded["message"]))
    assert offered(call) >= WITH_NUMBERS


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_the_words_of_a_statement_lead_to_it(chat: Chat, store: Store, language: str) -> None:
    text = store.texts(["brain-drain-tendency"], Language(language))["brain-drain-tendency"].text
    assert facts_told(store, f"{text}\nSources") == ("brain-drain-tendency",)
    assert facts_told(store, "Emigration from Kazakhstan, 2024: 12,732 people") == ()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (says(EDITOR, "/edit"), "Reply to one of my answers with /edit"),
        (says(EDITOR, "/edit no-such-fact"), "I have nothing under the id no-such-fact"),
        (
            says(EDITOR, "/edit", reply_to_message=said_by_bot(EDITOR, "Hello.")),
            "I cannot tell which facts that shows.",
        ),
    ],
)
async def test_what_leads_to_no_fact_gets_a_sentence(
    chat: Chat, store: Store, raw: dict[str, Any], said: str
) -> None:
    assert (await told(chat, raw))[0].startswith(said)
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


async def edit(chat: Chat, column: str, *typed: str, id: str = ID) -> Call:
    """The message after a column of a fact was chosen and something typed, or chosen (=)."""
    call = await chat.last(says(EDITOR, f"/edit {id}"))
    chosen = next(d for d in buttons(call).values() if d.endswith(f".{column}"))
    call = await chat.last(presses(EDITOR, chosen))
    for text in typed:
        if text.startswith("="):
            data = next(d for d in buttons(call).values() if d.endswith(f".{text}"))
            call = await chat.last(presses(EDITOR, data))
        else:
            call = await chat.last(says(EDITOR, text))
    return call


@pytest.mark.parametrize(
    ("id", "column", "typed", "expected"),
    [
        (ID, "value", "12 733", {"value": "12733", "value_as_published": "12 733"}),
        (ID, "quality", "=preliminary", {"quality": "preliminary"}),
        (ID, "quality", "preliminary", {"quality": "preliminary"}),
        (ID, "locator", "table 3", {"locator": "table 3"}),
        (ID, "source", "bns-6567", {"source": "bns-6567"}),
        (ID, "source", "kz-decline-2025", {"source": "kz-decline-2025", "authority": "news"}),
        (ID, "period", "Jan-Apr 2024", {"period": "2024-01/2024-04"}),
        (ID, "caveat_en", "Read <this>.", {"caveat_en": "Read <this>."}),
        ("brain-drain-tendency", "text_ru", "Уезжают врачи.", {"text_ru": "Уезжают врачи."}),
        ("brain-drain-tendency", "caveat_kk", "=", {"caveat_kk": ""}),
        ("brain-drain-tendency", "keywords_en", "doctors 3", {"keywords_en": "3 doctors"}),
    ],
)
async def test_each_field_is_corrected(
    chat: Chat, store: Store, id: str, column: str, typed: str, expected: dict[str, str]
) -> None:
    before = cells_of(present(store, id)[0])
    await edit(chat, column, typed, id=id)
    call = await chat.last(says(EDITOR, "as it is printed"))
    for label in ("By the usual order", "Yes, it is right"):  # a number has rivals, a part is odd
        if label in buttons(call):
            call = await chat.last(presses(EDITOR, buttons(call)[label]))
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    after = cells_of(present(store, id)[0])
    assert {name: text for name, text in after.items() if before[name] != text} == expected
    assert history(store, id)[-1].reason == "as it is printed"


async def test_a_rank_is_told_with_its_reason(chat: Chat, store: Store) -> None:
    call = await edit(chat, "rank", "=disputed", "It does not fit.")
    assert "Rank: <s>normal</s> → <b>disputed</b>" in call.text
    assert "<i>Why: It does not fit.</i>" in call.text
    await chat.feed(presses(EDITOR, buttons(call)["Confirm"]))
    record, _ = present(store, ID)
    assert (record.rank.value, {text.reason for text in record.texts.values()}) == (
        "disputed", {"It does not fit."},
    )  # fmt: skip
    assert history(store, ID)[-1].action == "rank"
    assert contradictions(store) == ()


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("value", "many", "<b>Value</b>: I cannot read a number in “many”."),
        ("value", "7.5", "<b>Value</b>: This is not counted in such small parts as 7.5."),
        ("source", "bns-6566", "<b>Source</b>: I do not know “bns-6566” here.\nDid you mean:"),
        ("period", "2030", "<b>Period</b>: 2030 is not over yet."),
        ("caveat_ru", "in English", "<b>Caveat (русский)</b>: That is not in the letters"),
        ("rank", "best", "Please press one of the buttons"),
    ],
)
async def test_what_cannot_stand_there_is_refused_and_the_step_goes_on(
    chat: Chat, store: Store, column: str, typed: str, said: str
) -> None:
    await edit(chat, column)
    assert (await told(chat, says(EDITOR, typed)))[0].startswith(said)
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert (draft.kind, draft.step) == ("edit", "new")


async def test_an_edit_names_the_version_that_was_shown(chat: Chat, store: Store) -> None:
    await edit(chat, "value")
    record, version = present(store, ID)
    update_fact(store, replace(record, locator="table 4"), OTHER, expect=version)
    refused, again = await told(chat, says(EDITOR, "12 733"))
    assert refused.startswith(f"Somebody was faster: {ID} was changed meanwhile")
    assert "table 4" in again
    assert present(store, ID)[0].value == record.value


async def test_back_leads_to_the_fields_and_to_the_facts(chat: Chat) -> None:
    answer = await answered(chat, "emigration 2024")
    call = await chat.last(says(EDITOR, "/edit", reply_to_message=answer))
    first = call.text
    call = await chat.last(presses(EDITOR, next(d for d in buttons(call).values() if ID in d)))
    call = await chat.last(presses(EDITOR, buttons(call)["Value"]))
    call = await chat.last(presses(EDITOR, buttons(call)["‹ Back"]))
    assert "What is to be corrected?" in call.text
    call = await chat.last(presses(EDITOR, buttons(call)["‹ Back"]))
    assert call.text == first


@pytest.mark.parametrize("choice", ["emigration-2019-bns", "value", "=1", "back", "x", "=" * 30])
async def test_a_forged_choice_only_asks_again(chat: Chat, store: Store, choice: str) -> None:
    answer = await answered(chat, "emigration 2024")
    call = await chat.last(says(EDITOR, "/edit", reply_to_message=answer))
    number = buttons(call)["Cancel"][4:]
    again = await chat.last(presses(EDITOR, f"e2:c{number}.{choice}"))
    assert again.text == call.text
