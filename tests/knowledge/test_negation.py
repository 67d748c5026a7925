"""Claims that are denied: what the words deny is checked, and never the opposite of it."""

from __future__ import annotations

import pytest
from answered import verdict
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("emigration did not fall in 2024, right?", "refuted None"),
        ("emigration did not grow in 2024", "confirmed None"),
        ("is it true that emigration didn't grow in 2024", "confirmed None"),
        ("emigration hasn't grown since 2019", "confirmed None"),
        ("эмиграция в 2024 не снизилась?", "refuted None"),
        ("правда что эмиграция не выросла в 2024", "confirmed None"),
        ("2024 жылы эмиграция азайған жоқ па?", "refuted None"),
        ("2024 жылы эмиграция азаймады", "refuted None"),
        ("2024 жылы эмиграция өспеді", "confirmed None"),
        ("2024 жылы эмиграция көбеймеді", "confirmed None"),
        ("2024 жылы эмиграция өскен жоқ", "confirmed None"),
        ("net migration was not negative in 2024", "confirmed None"),
        ("сальдо в 2022 не положительное, верно?", "confirmed None"),
        ("2024 жылы сальдо теріс емес", "confirmed None"),
        ("the balance has not been negative since 2023", "confirmed None"),
        ("the balance has not been negative since 2021", "refuted None balance-2021-bns"),
        ("Russia is not the main destination", "refuted None"),
        ("Германия не главное направление эмиграции", "confirmed None"),
        ("Ресей басты бағыт емес", "refuted None"),
        ("emigration wasn't the highest in 2019", "confirmed None"),
    ],
)
def test_what_is_denied_is_checked(engine: Engine, text: str, expected: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.question is not None
    assert answer.question.assertion is not None
    assert (answer.question.assertion.is_negated, verdict(answer)) == (True, expected)


@pytest.mark.parametrize(
    "text",
    [
        "didn't emigration fall in 2024?",
        "isn't it true that emigration fell in 2024",
        "emigration fell in 2024, didn't it?",
        "не снизилась ли эмиграция в 2024",
        "разве эмиграция не упала в 2024?",
        "эмиграция в 2024 упала, не так ли?",
        "2024 жылы эмиграция азайды емес пе",
    ],
)
def test_a_negation_that_only_asks_for_a_yes_denies_nothing(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.question is not None
    assert answer.question.assertion is not None
    assert (answer.question.assertion.is_negated, verdict(answer)) == (False, "confirmed None")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("emigration fell in 2024", "confirmed None"),
        ("emigration grew in 2024", "refuted None"),
        ("эмиграция выросла в 2024 году", "refuted None"),
        ("2024 жылы эмиграция өсті", "refuted None"),
        ("how much did emigration fall in 2024", ""),
        ("на сколько процентов упала эмиграция с 2019 по 2024", ""),
        ("рост эмиграции в 2024", ""),
    ],
)
def test_what_a_verb_states_is_checked(engine: Engine, text: str, expected: str) -> None:
    assert verdict(engine.ask(text, today=TODAY)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "people who did not leave in 2024",
        "most emigrants don't go to Germany",
        "immigration never fell",
        "emigration did not fall by 21% in 2024",
        "emigration has not been growing since 2019",
        "сколько человек не уехало в 2024",
        "2024 жылы қанша адам кетпеді",
        "2024 жылы Қазақстаннан кетпеген адамдар саны",
        "не только в Россию уезжают",
    ],
)
def test_any_other_negation_is_not_understood(engine: Engine, text: str) -> None:
    assert engine.ask(text, today=TODAY).status is Status.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022 жылы Ресейден келгендер көбейді ме", "confirmed None"),
        ("2024 жылы иммиграция көбейген бе", "confirmed None"),
        ("2024 жылы эмиграция көбейді ме", "refuted None"),
        ("эмиграция азайып барады", "confirmed None"),
        ("иммиграция өсіп келе ме", "refuted None"),
    ],
)
def test_a_verb_that_sounds_denied_is_not(engine: Engine, text: str, expected: str) -> None:
    assert verdict(engine.ask(text, today=TODAY)) == expected
