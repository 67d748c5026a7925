"""/lang, /forget and /feedback in Telegram, and how long words are kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bot_api import GROUP, PRIVATE, READER, Chat, message, press
from hypothesis import given
from hypothesis import strategies as st
from surfaces import ours

from bot.operate.regularly import Regularly
from bot.telegram.retention import Retention
from bot.telegram.services import MOST_REPORTS, acts, changes_chat
from knowledge.store import ChatKind, QuestionLog, Store
from knowledge.store.chat_settings import chat_language, set_chat_language
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.service import Service

CHAT = PRIVATE["id"]


def reports(store: Store) -> list[tuple[object, ...]]:
    return store.reader.rows("SELECT language, slots, text FROM feedback ORDER BY id")


def stored(store: Store) -> str:
    """All that the tables about readers hold."""
    tables = ("feedback", "question_log", "chat_settings")
    return str([store.reader.rows(f"SELECT * FROM {table}") for table in tables])


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("/lang ru", Language.RUSSIAN),
        ("/LANG Қазақша", Language.KAZAKH),
        ("/язык английский", Language.ENGLISH),
        ("/тіл kk", Language.KAZAKH),
        ("/lang", None),
        ("/lang klingon", None),
    ],
)
async def test_lang_sets_the_language_that_it_names(
    chat: Chat, store: Store, text: str, chosen: Language | None
) -> None:
    await chat.say(text)
    assert chat_language(store, CHAT) is chosen


async def test_a_wrong_language_gets_two_that_work(chat: Chat) -> None:
    call = await chat.say("/lang klingon")
    assert call.text.endswith("<code>/lang ru</code> or <code>/lang kk</code>")


async def test_forget_removes_settings_and_what_was_asked_last(chat: Chat, store: Store) -> None:
    await chat.say("/lang en")
    await chat.say("net migration in 2024")
    call = await chat.say("/forget")
    assert call.text == "Forgotten: the settings of this chat, and what was asked here last."
    assert chat_language(store, CHAT) is None
    assert "9,293" not in (await chat.say("and in 2023?")).text
    call = await chat.say("/forget")
    assert call.text == "Nothing was stored of this chat; what was asked here last is forgotten."


async def test_forget_leaves_other_chats_alone(chat: Chat, store: Store) -> None:
    set_chat_language(store, 4711, Language.KAZAKH)
    await chat.say("/ұмыт")
    assert chat_language(store, 4711) is Language.KAZAKH


async def test_a_report_is_stored_with_the_answer_that_it_is_about(
    chat: Chat, store: Store
) -> None:
    await chat.say("net migration in 2024")
    call = await chat.say("/feedback The number is <OLD> & wrong")
    assert call.text == "Thank you; the report is stored without your name."
    ((language, slots, text),) = reports(store)
    assert (language, text) == ("en", "The number is <OLD> & wrong")
    assert '"net_migration"' in str(slots) and '"2024"' in str(slots)


async def test_a_report_tells_nothing_of_who_sent_it(chat: Chat, store: Store) -> None:
    await chat.say("/feedback wrong")
    await chat.say("something that nobody understands")
    assert str(CHAT) not in stored(store)
    assert str(PRIVATE.get("first_name", "Reader")) not in stored(store)


async def test_reports_are_limited_for_each_chat(chat: Chat, store: Store) -> None:
    for number in range(MOST_REPORTS):
        await chat.say(f"/feedback {number}")
    call = await chat.say("/feedback once more")
    assert "in an hour" in call.text
    assert len(reports(store)) == MOST_REPORTS
    chat.clock.pass_(minutes=60)
    await chat.say("/feedback after an hour")
    assert reports(store)[-1][2] == "after an hour"


async def in_group(chat: Chat, text: str, **more: Any) -> list[str]:
    calls = await chat.feed(message(text, chat=GROUP, **more))
    return [call.text for call in calls if call.method == "sendMessage"]


@pytest.mark.parametrize(("status", "is_done"), [("administrator", True), ("member", False)])
async def test_only_admins_have_a_group_forgotten(
    chat: Chat, store: Store, status: str, is_done: bool
) -> None:
    set_chat_language(store, GROUP["id"], Language.ENGLISH)
    chat.api.members[GROUP["id"], READER["id"]] = status
    (said,) = await in_group(chat, "/forget@facts_bot")
    assert (said == "Only the admins of this chat can do that.") is not is_done
    assert (chat_language(store, GROUP["id"]) is None) is is_done


async def test_anyone_in_a_group_reports_on_the_answer_that_they_reply_to(
    chat: Chat, store: Store
) -> None:
    (call,) = await chat.feed(message("/balance 2024", chat=GROUP))
    await in_group(chat, "/emigration Germany 2019")
    reply = ours(GROUP, 1000)
    assert "2024" in call.text
    assert await in_group(chat, "/feedback wrong", reply_to_message=reply) == [
        "Thank you; the report is stored without your name."
    ]
    ((_, slots, text),) = reports(store)
    assert text == "wrong"
    assert '"net_migration"' in str(slots) and '"2024"' in str(slots)


@pytest.mark.parametrize("text", ["/feedback wrong", "/forget", "/lang ru"])
async def test_an_edit_is_never_taken_for_a_command_that_acts(
    chat: Chat, store: Store, text: str
) -> None:
    asked = message("/balance 2024")
    await chat.feed(asked)
    body = {**asked["message"], "edit_date": 2, "text": text}
    before = stored(store)
    assert await chat.feed({"update_id": 99, "edited_message": body}) == []
    assert stored(store) == before


@pytest.mark.slow
@pytest.mark.parametrize("place", [PRIVATE, GROUP])
@pytest.mark.parametrize("button", ["q2:=", "s2:=", "p2:0.=", "c2:=", "d2:=", "t2:=", "f2:="])
@pytest.mark.parametrize("text", ["/feedback wrong", "/forget", "/lang ru", "/тіл kk"])
async def test_a_forged_button_is_never_taken_for_a_command_that_acts(
    chat: Chat, store: Store, text: str, button: str, place: dict[str, Any]
) -> None:
    before = stored(store)
    calls = await chat.feed(press(f"{button}{text}", chat=place))
    said = [call.text for call in calls if call.text]
    assert len(said) == 1
    assert said[0] in (
        "This button is out of date. Please ask your question again.",
        "Батырма ескірген. Сұрағыңызды қайта қойыңыз.",
    )
    assert stored(store) == before


async def test_about_tells_a_group_whether_privacy_mode_is_on(chat: Chat) -> None:
    (in_the_group,) = await in_group(chat, "/about")
    assert "Privacy mode is on" in in_the_group
    assert "Privacy mode" not in (await chat.say("/about")).text


@pytest.mark.parametrize(
    "text", ["/feedback", "/feedback   ", "/feedback@facts_bot", "/feedback " + "x" * 2000]
)
async def test_an_empty_or_endless_report_gets_two_examples(
    chat: Chat, store: Store, text: str
) -> None:
    call = await chat.say(text)
    assert call.text.count("<code>/feedback ") == 2
    assert reports(store) == []


async def test_privacy_in_telegram_says_after_how_many_days_words_are_deleted(chat: Chat) -> None:
    told = (await chat.say("/privacy")).text
    assert "After 365 days these words are deleted." in told
    assert "Backups keep what was deleted until" in told


@given(
    st.builds(
        lambda service, argument: Answer(
            "…", Language.ENGLISH, Status.SERVICE, service=service, argument=argument
        ),
        st.sampled_from(Service),
        st.sampled_from(["", "ru"]),
    )
)
def test_only_these_commands_act(answer: Answer) -> None:
    assert changes_chat(answer) <= acts(answer)
    assert acts(answer) == (
        answer.service in (Service.FORGET, Service.FEEDBACK, Service.SUBSCRIBE, Service.UNSUBSCRIBE)
        or (answer.service is Service.LANGUAGE and answer.argument == "ru")
    )


def unanswered(store: Store, day: date, text: str) -> None:
    entry = QuestionLog(day, Language.ENGLISH, ChatKind.PRIVATE, Status.NO_DATA, "{}", text)
    store.log_questions([entry])


def words(store: Store) -> list[object]:
    return [text for (text,) in store.reader.rows("SELECT text FROM question_log ORDER BY id")]


async def test_old_words_are_deleted_when_the_bot_begins(store: Store) -> None:
    unanswered(store, date(2025, 3, 9), "more than a year old")
    unanswered(store, date(2025, 3, 10), "a year old")
    retention = Retention(store, 365, lambda: datetime(2026, 3, 10, tzinfo=UTC))
    daily = Regularly(retention.forget, timedelta(days=1))
    await daily.begin()
    while words(store)[0] is not None:
        await asyncio.sleep(0.01)
    assert words(store) == [None, "a year old"]
    await daily.end()


async def test_a_store_that_is_locked_does_not_end_the_bot(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.close()
    store.path.unlink()
    store.path.mkdir()
    await Retention(store, 365, lambda: datetime(2026, 3, 10, tzinfo=UTC)).forget()
    assert "could not be deleted" in caplog.text
