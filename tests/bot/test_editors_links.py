"""From an answer in a group, by a link, to the facts of that answer in the private chat."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bot_api import BOT, GROUP, READER, Chat, message
from double import Call
from people import EDITOR, buttons, says, told
from telegram.constants import MessageLimit

from bot.telegram.editors.pointers import NOWHERE, pointed_to, to_facts, to_question
from bot.telegram.slots import read_slots
from knowledge.store import Store
from knowledge.store.drafts import open_draft

LINK = re.compile(r'<a href="https://t\.me/facts_bot\?start=([A-Za-z0-9_-]+)">')


pytestmark = pytest.mark.usefixtures("editor_at_work")


async def answered(chat: Chat, text: str, user: dict[str, Any] = READER) -> dict[str, Any]:
    """The answer in the group to a command, as Telegram brings it with a reply to it."""
    (call,) = await chat.feed(message(text, chat=GROUP, user=user))
    sent = chat.api.telegram.methods.chats[GROUP["id"]].messages.values()
    number = [entry["message_id"] for entry in sent if entry["from"]["id"] == BOT["id"]][-1]
    plain = re.sub(r"</?\w[^<>]*>", "", call.text)
    return {
        "message_id": number, "date": 1, "chat": GROUP, "from": BOT, "text": plain,
        "reply_markup": call.parameters["reply_markup"],
    }  # fmt: skip


async def link(chat: Chat, text: str, user: dict[str, Any] = EDITOR, **more: Any) -> str:
    """What the link says with which a command of editors is answered in the group."""
    (said,) = await told(chat, message(text, chat=GROUP, user=user, **more))
    found = LINK.search(said)
    assert found is not None
    assert len(found[1]) <= MessageLimit.DEEP_LINK_LENGTH
    return found[1]


async def arrived(chat: Chat, pointer: str) -> Call:
    """What an editor gets who follows a link."""
    return (await chat.feed(says(EDITOR, f"/start {pointer}")))[-1]


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("/emigration 2024", "emigration-2024-bns"),
        ("/balance 2023", "balance-2023"),
        ("/emigration Germany 2023", "emigration-de-2023-jan-sep-kzvesti"),
        ("/баланс қаңтар-сәуір 2025", "immigration-2025-jan-apr"),
    ],
)
async def test_an_editor_arrives_at_the_facts_of_the_answer(
    chat: Chat, store: Store, asked: str, id: str
) -> None:
    answer = await answered(chat, asked)
    pointer = await link(chat, "/edit", reply_to_message=answer)
    call = await arrived(chat, pointer)
    assert id in call.text
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert draft.kind == "edit"


async def test_an_answer_without_buttons_leads_there_too(chat: Chat) -> None:
    answer = await answered(chat, "/emigration 2024")
    del answer["reply_markup"]
    remembered = await link(chat, "/edit", reply_to_message=answer)
    assert "emigration-2024-bns" in (await arrived(chat, remembered)).text
    await chat.feed(says(EDITOR, "/cancel"))
    read = await link(chat, "/edit", reply_to_message={**answer, "message_id": 4711})
    assert read.startswith("editf-")
    assert "emigration-2024-bns" in (await arrived(chat, read)).text


async def test_an_id_is_carried_over(chat: Chat) -> None:
    pointer = await link(chat, "/edit emigration-2024-bns")
    call = await arrived(chat, pointer)
    assert call.text.startswith("<b>Emigration from Kazakhstan, 2024: 12,732 people</b>")
    assert "Value" in buttons(call)


@pytest.mark.parametrize("text", ["/edit", "/add", "/retire emigration-2024 a slip"])
async def test_where_nothing_is_meant_the_link_only_opens_the_chat(chat: Chat, text: str) -> None:
    assert await link(chat, text) == NOWHERE
    assert "Tell me" not in (await arrived(chat, NOWHERE)).text


async def test_a_stranger_who_follows_the_link_gets_the_ordinary_start(
    chat: Chat, store: Store
) -> None:
    answer = await answered(chat, "/emigration 2024")
    pointer = await link(chat, "/edit", reply_to_message=answer)
    start = await told(chat, message("/start"))
    for followed in (pointer, "editf-emigration-2024-bns", NOWHERE):
        assert await told(chat, message(f"/start {followed}")) == start
    assert open_draft(store, READER["id"], READER["id"]) is None


async def test_what_was_begun_is_finished_first(chat: Chat, store: Store) -> None:
    await chat.feed(says(EDITOR, "/retire emigration-2024"))
    reminded, _ = await told(chat, says(EDITOR, "/start editf-emigration-2024-bns"))
    assert reminded.startswith("You have something unfinished")
    draft = open_draft(store, EDITOR["id"], EDITOR["id"])
    assert draft is not None
    assert draft.kind == "change"


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("editf-no-such-fact", "I have nothing under the id no-such-fact"),
        ("editf-", "I cannot tell which facts that shows."),
        ("editq-nonsense", None),
        ("editq-1en", None),
        ("edit-f", None),
        ("editf-%27;--", "I have nothing under the id"),
    ],
)
async def test_a_forged_link_gets_a_sentence_or_the_ordinary_start(
    chat: Chat, store: Store, pointer: str, said: str | None
) -> None:
    start = await told(chat, says(EDITOR, "/start"))
    got = await told(chat, says(EDITOR, f"/start {pointer}"))
    assert got == start if said is None else got[0].startswith(said)
    assert open_draft(store, EDITOR["id"], EDITOR["id"]) is None


@pytest.mark.parametrize(
    "slots",
    [
        "1en10000|emigration,KZ|2024", "1ru1000-|net_migration,KZ;,KZ-55|2023,2024",
        "1kk1000-|survey_plans,KZ,-,age:18-24|2018-10-15",
    ],
)  # fmt: skip
def test_a_question_is_pointed_to_and_read_again(slots: str) -> None:
    question = read_slots(slots)
    pointer = to_question(question)
    assert pointer is not None
    assert pointed_to(f"/start {pointer}") == question


def test_of_many_facts_the_first_are_pointed_to() -> None:
    assert to_facts(()) == NOWHERE
    assert to_facts(("x" * 80,)) == NOWHERE
    pointer = to_facts([f"emigration-{year}-bns" for year in range(2000, 2024)])
    assert pointed_to(f"/start {pointer}") == ("emigration-2000-bns", "emigration-2001-bns")
    assert pointed_to("/start") is None
    assert pointed_to("/edit editf-emigration-2024") is None
