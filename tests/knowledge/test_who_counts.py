"""Whose number is asked for, and which of two kinds of number a word means."""

from __future__ import annotations

import pytest
from asking import name, told
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("how many people moved from Kazakhstan to Kyrgyzstan in 2025 according to Kyrgyzstan", "immigration-kg-kz-2025-cis"),
        ("по данным Киргизии сколько приехало из Казахстана в 2025", "immigration-kg-kz-2025-cis"),
        ("according to Kazakhstan how many left for Russia in 2021", "emigration-ru-2021-cis"),
        ("Ресей деректері бойынша 2021 жылы Қазақстаннан қанша адам келді", "immigration-ru-kz-2021-cis"),
        ("emigration to Uzbekistan according to Uzbekistan", ""),  # of whose office nothing is held
        # who lives there, and not who came
        ("number of migrants in Kazakhstan in 1990", "stock-in-1990"),
        ("migrant stock of Kazakhstan 2020", "stock-in-2020"),
        ("migrants from Uzbekistan in Kazakhstan 2024", "stock-in-uz-2024"),
        ("migrants from Uzbekistan to Kazakhstan 2024", "immigration-uz-2024-cis"),
        ("how many refugees left Kazakhstan in 2022", ""),  # only how many are abroad is held
        ("how many Afghan refugees came in 2021", ""),
        ("Kazakhstan vs Uzbekistan emigration", ""),  # of the other country nothing is held
        ("эмиграция до 1991", ""),
        ("mean population 2023", "population-average-2023"),
        ("how many Kazakhs abroad want to return", ""),  # asked was who wants to leave
        ("youth planning to go abroad 2017", "youth-plans-abroad-2017"),
    ],
)  # fmt: skip
def test_the_number_is_of_the_kind_that_is_asked_for(engine: Engine, text: str, fact: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [name(figure) for figure in answer.figures()[:1]] == ([fact] if fact else [])


@pytest.mark.parametrize(
    ("text", "base", "new"),
    [
        ("population growth in 2023", "population-2023", "population-2024"),
        ("рост населения в 2022", "population-2022", "population-2023"),
    ],
)
def test_the_growth_of_a_year_is_from_its_first_day_to_the_next(
    engine: Engine, text: str, base: str, new: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [name(reading.lead) for reading in answer.readings] == [base, new]


@pytest.mark.parametrize(
    "text",
    [
        "when was the balance last negative",
        "last year with a negative balance",
        "когда сальдо было отрицательным последний раз",
        "сальдо соңғы рет қашан теріс болды",
    ],
)
def test_the_last_time_is_no_last_year(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert "balance-2022-bns" in {name(reading.lead) for reading in answer.readings}


@pytest.mark.parametrize(
    "text", ["do most emigrants go to Russia?", "правда, что больше всего уезжают в Россию?"]
)
def test_that_most_go_to_a_country_is_shown_by_the_ranking(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert name(answer.ranking[0].figure) == "emigration-ru-2025-cis"
    assert len(answer.ranking) > 1


def test_a_question_settled_by_all_its_readings_keeps_its_text(engine: Engine) -> None:
    answer = engine.ask("/balance O", today=TODAY)
    assert answer.text == "/balance O"


_BOTH = ["definition-emigration", "definition-immigration"]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("who counts migration in Kazakhstan", _BOTH),
        ("кто ведёт статистику миграции", _BOTH),
        ("Қазақстанда көші-қонды кім санайды", _BOTH),
        ("how is emigration counted in Kazakhstan", ["definition-emigration"]),
        ("как считается иммиграция в Казахстане", ["definition-immigration"]),
        ("who counts migration in Russia", []),
        ("кто считает миграцию в Казахстане в 2024", []),
        ("how is emigration to Russia counted", []),
        ("кто собирает налоги с мигрантов", []),
    ],
)
def test_who_counts_and_how_is_told_of_no_figure(
    text: str, told_of: list[str], engine: Engine
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert told(answer) == told_of
    assert not answer.figures()


@pytest.mark.parametrize(
    "text",
    ["where do your figures come from", "откуда взяты цифры", "бұл сандар қайдан"],
)
def test_where_figures_are_from_is_no_question_of_moves(text: str, engine: Engine) -> None:
    assert engine.ask(text, today=TODAY).status is Status.SERVICE
