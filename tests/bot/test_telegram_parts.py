"""The parts of the Telegram side, each alone."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from bot_api import READER, TOKEN, Chat, message
from telegram import Update

from bot.render import Choice
from bot.settings import Settings
from bot.telegram.buttons import choice_rows, keyboard
from bot.telegram.callback_data import read_question
from bot.telegram.cooldown import Admission, Cooldown
from bot.telegram.memory import Bounded, Memory, Talk
from bot.telegram.order import InOrderPerChat
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.slots import read_slots, write_slots
from knowledge.store import Store, open_store
from knowledge.store.chat_settings import chat_language, set_chat_language
from knowledge.types.claim import Claim
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Measure, Operation, Order, Question, Sign, Term

PLACEHOLDERS = {
    Sentence.ASKER_ONLY: ("asker",),
    Sentence.FAILED: ("id",), Sentence.STORE_FAILED: ("id",), Sentence.ADDED: ("bot",), Sentence.ADDED_SEEING_ALL: ("bot",)
}  # fmt: skip
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
YEAR = Period.year(2024)
TO_RUSSIA = Series("emigration", "KZ", "RU")
WOMEN = Series("immigration", "KZ", None, "sex:female")


def question(**slots: object) -> Question:
    given = {"operation": Operation.VALUE, "series": (TO_RUSSIA,), **slots}
    return Question(text="", language=Language.RUSSIAN, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (question(), "1ru000--|emigration,KZ,RU"),
        (question(periods=(YEAR,)), "1ru000--|emigration,KZ,RU|2024"),
        (
            question(series=(TO_RUSSIA, Series("emigration", "KZ", "DE"))),
            "1ru000--|emigration,KZ,RU;,,DE",
        ),
        (
            question(series=(TO_RUSSIA, WOMEN)),
            "1ru000--|emigration,KZ,RU;immigration,,-,sex:female",
        ),
        (question(series=(TO_RUSSIA, TO_RUSSIA)), "1ru000--|emigration,KZ,RU;,"),
        (
            question(
                operation=Operation.RANKING, axis=Axis.COUNTERPART, order=Order.LEAST, limit=3
            ),
            "1ru4010-|emigration,KZ,RU|||3",
        ),
        (
            question(operation=Operation.TURN, sign=Sign.NEGATIVE, measure=Measure.TIMES),
            "1ru630-1|emigration,KZ,RU",
        ),
        (
            question(operation=Operation.CONTENTS, series=(), source="bns-6567", authority="bns"),
            "1ruc00--|||||bns|bns-6567",
        ),
        (
            question(periods=(Period.parse("2025-01/2025-04"), Period.parse("2018-10-15"))),
            "1ru000--|emigration,KZ,RU|2025-01/2025-04,2018-10-15",
        ),
    ],
)
def test_a_question_is_written_as_slots_and_read_again(asked: Question, line: str) -> None:
    assert write_slots(asked) == line
    assert read_slots(line) == asked


@pytest.mark.parametrize(
    "more", [{"claim": Claim(16_600)}, {"terms": (Term("why", ("why",)),)}], ids=["claim", "terms"]
)
def test_what_is_more_than_slots_is_not_written(more: dict[str, object]) -> None:
    assert write_slots(question(**more)) is None


def test_a_button_holds_the_slots_where_they_fit_and_else_the_text() -> None:
    held = Choice("label", "net migration 2024", question())
    unwritten = Choice("label", "is 16 600 right", question(claim=Claim(16_600)))
    neither = Choice("label", "сколько людей уехало из Казахстана", question(claim=Claim(16_600)))
    (row,), (other,) = choice_rows([held]), choice_rows([unwritten])
    assert row[0].data == "q2:1ru000--|emigration,KZ,RU"
    assert other[0].data == "q2:=is 16 600 right"
    assert keyboard(choice_rows([neither])) is None
    assert read_question("1ru000--|emigration,KZ,RU") == question()
    assert read_question("=is 16 600 right") == "is 16 600 right"


def test_how_a_question_was_read_is_not_written() -> None:
    read = replace(question(), text="сколько", places=("RU",), is_count=True, confidence=0.5)
    assert write_slots(read) == "1ru000--|emigration,KZ,RU"


def test_memory_is_bounded() -> None:
    memory: Bounded[int, str] = Bounded(2)
    for number in (1, 2, 1, 3):
        memory.put(number, str(number))
    assert [memory.get(number) for number in (1, 2, 3)] == ["1", None, "3"]
    assert len(memory) == 2


TALK = Talk(7, 77)


@pytest.mark.parametrize(("after", "is_known"), [(600, True), (601, False)])
def test_the_last_question_is_remembered_for_ten_minutes(after: int, is_known: bool) -> None:
    memory = Memory()
    memory.remember(TALK, 1000, question(), NOON)
    found = memory.previous(TALK, None, NOON + timedelta(seconds=after))
    assert (found is not None) is is_known


def test_an_answer_replied_to_is_remembered_longer_and_for_everyone_in_the_chat() -> None:
    memory = Memory()
    memory.remember(TALK, 1000, question(), NOON)
    later = NOON + timedelta(days=3)
    assert memory.previous(TALK, 1000, later) == question()
    assert memory.previous(Talk(7, 78), 1000, later) == question()
    assert memory.previous(TALK, 1001, later) is None
    assert memory.previous(Talk(8, 77), 1000, later) is None


def test_another_reader_of_a_group_has_said_nothing_yet() -> None:
    memory = Memory()
    memory.remember(TALK, 1000, question(), NOON)
    assert memory.previous(Talk(7, 78), None, NOON) is None


def test_a_chat_is_forgotten_whole() -> None:
    memory = Memory()
    memory.remember(TALK, 1000, question(), NOON)
    memory.forget_chat(7)
    assert memory.previous(TALK, 1000, NOON) is None


def test_a_chat_that_moves_takes_its_last_questions_along() -> None:
    memory = Memory()
    memory.remember(TALK, 1000, question(), NOON)
    memory.move_chat(7, 8)
    assert memory.previous(Talk(8, 77), None, NOON) == question()
    assert memory.previous(TALK, 1000, NOON) is None


def test_a_chat_that_goes_on_asking_is_not_told_again() -> None:
    cooldown = Cooldown()
    admitted = Counter(
        cooldown.admit(7, NOON + timedelta(seconds=second)) for second in range(1800)
    )
    assert admitted[Admission.NOTICE] == 1
    assert 200 < admitted[Admission.ANSWER] < 300


def said_in(chat: int) -> dict[str, Any]:
    """A message in a chat."""
    return message("x", chat={"id": chat, "type": "private"})


def typed_by(user: int) -> dict[str, Any]:
    """An inline query, which has no chat."""
    query = {"id": "1", "from": {**READER, "id": user}, "query": "x", "offset": ""}
    return {"update_id": 1, "inline_query": query}


@pytest.mark.parametrize("made", [said_in, typed_by])
async def test_updates_of_one_chat_keep_their_order_and_others_do_not_wait(
    made: Callable[[int], dict[str, Any]],
) -> None:
    def update(origin: int) -> Update | None:
        return Update.de_json(made(origin), None)

    done: list[str] = []
    gate = asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("slow")

    async def quick(name: str) -> None:
        done.append(name)

    async with InOrderPerChat() as order:
        first = asyncio.create_task(order.process_update(update(1), slow()))
        second = asyncio.create_task(order.process_update(update(1), quick("same chat")))
        await asyncio.wait_for(order.process_update(update(2), quick("other chat")), 5)
        gate.set()
        await asyncio.gather(first, second)
    assert done == ["other chat", "slow", "same chat"]


@pytest.mark.parametrize("language", [Language.RUSSIAN, Language.KAZAKH])
def test_every_sentence_is_translated(language: Language) -> None:
    for name in Sentence:
        values = dict.fromkeys(PLACEHOLDERS.get(name, ()), "ab12cd")
        english = sentence(name, None, **values)
        translated = sentence(name, language, **values)
        assert translated != english
        assert ("ab12cd" in translated) == ("ab12cd" in english)


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081/bot"),
        ("http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"),
        ("https://example.org/api", "https://example.org/api/bot"),
    ],
)
def test_the_address_of_a_bot_api_server(
    monkeypatch: pytest.MonkeyPatch, given: str, base: str
) -> None:
    monkeypatch.setenv("MIGBOT_API_URL", given)
    assert Settings(_env_file=None).base_url == base


def test_settings_come_from_the_environment_or_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MIGBOT_API_URL", "")
    (tmp_path / ".env").write_text(f"MIGBOT_TOKEN={TOKEN}\nMIGBOT_DB=here.sqlite3\nOTHER=1\n")
    settings = Settings()
    assert settings.token is not None
    assert settings.token.get_secret_value() == TOKEN
    assert settings.db == Path("here.sqlite3")
    assert settings.base_url == "https://api.telegram.org/bot"
    assert TOKEN not in repr(settings)


def test_the_language_of_a_chat_outlives_a_restart(store: Store) -> None:
    assert chat_language(store, 77) is None
    set_chat_language(store, 77, Language.RUSSIAN)
    set_chat_language(store, 77, Language.KAZAKH)
    with open_store(store.path) as reopened:
        assert chat_language(reopened, 77) is Language.KAZAKH
        assert chat_language(reopened, 78) is None


async def test_nothing_is_pickled(chat: Chat) -> None:
    assert chat.application.persistence is None
