"""Questions with two ends, two directions or several countries in one word."""

from __future__ import annotations

import pytest
from answered import computed
from asking import name
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status
from knowledge.types.verdict import VerdictKind


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("highest and lowest emigration", ["emigration-1994-cis", "emigration-2025-bns"]),
        ("max and min emigration by year", ["emigration-1994-cis", "emigration-2025-bns"]),
        ("наибольшее и наименьшее число прибывших", ["immigration-1991-cis", "immigration-2021-bns"]),
        ("ең көп және ең аз эмиграция", ["emigration-1994-cis", "emigration-2025-bns"]),
        ("highest and lowest emigration in 2010-2020", ["emigration-2019-bns", "emigration-2013-bns"]),
    ],
)  # fmt: skip
def test_both_ends_are_told_where_both_are_asked(
    engine: Engine, text: str, facts: list[str]
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [name(reading.lead) for reading in answer.readings] == facts


@pytest.mark.parametrize(
    "text",
    [
        "2023: more from Kazakhstan to Russia or back",
        "in 2023 did more people move from Kazakhstan to Russia or from Russia to Kazakhstan",
        "2023 жылы Қазақстаннан Ресейге көп көшті ме, әлде керісінше ме",
        "в 2023 больше переехало из Казахстана в Россию или наоборот",
    ],
)
def test_a_way_and_its_reverse_are_compared(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.verdict is not None
    assert answer.verdict.kind is VerdictKind.MORE
    assert name(answer.verdict.held) == "emigration-ru-2023-cis"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("эмиграция в Центральную Азию в 2024", "430 persons"),
        ("эмиграция в Среднюю Азию в 2024", "430 persons"),
        ("immigration from Central Asia 2024", "14854 persons"),
        ("emigration to the EAEU in 2023", "12180 persons"),
    ],
)
def test_a_group_of_countries_is_added_up_member_by_member(
    engine: Engine, text: str, total: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [row.rpartition(" = ")[2] for row in computed(answer)] == [total]
    assert len(answer.readings) == 4


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("first year with a positive balance after 2012", ["balance-2023-bns", "balance-2022-bns"]),
        ("первый год с положительным сальдо миграции", ["balance-2004-bns", "balance-2011-bns", "balance-2003-bns"]),
        ("the first year with a negative balance after 2000", ["balance-2001-bns", "balance-2003-bns"]),
    ],
)  # fmt: skip
def test_the_first_year_of_a_sign_is_found(engine: Engine, text: str, facts: list[str]) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [name(reading.lead) for reading in answer.readings] == facts


@pytest.mark.parametrize(
    "text",
    [
        "why did immigration fall",
        "почему сократился въезд в Казахстан",
        "почему сократился приток в Казахстан",
        "иммиграция неге азайды",
        "why do people come to Kazakhstan",
    ],
)
def test_reasons_to_leave_are_no_reasons_to_come(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert answer.status is Status.NO_DATA
    assert not answer.statements


@pytest.mark.parametrize("text", ["emigration 22", "emigration in '22", "эмиграция 22"])
def test_two_digits_at_the_end_are_a_year(engine: Engine, text: str) -> None:
    answer = engine.ask(text, today=TODAY)
    assert [name(reading.lead) for reading in answer.readings] == ["emigration-2022-bns"]


def test_a_follow_up_cuts_a_ranking_short_and_turns_it_round(engine: Engine) -> None:
    first = engine.ask("top destinations 2023", today=TODAY)
    short = engine.ask("top 3", today=TODAY, previous=first.question)
    assert [row.figure.series.counterpart for row in short.ranking] == ["RU", "KG", "BY"]
    turned = engine.ask("origins", today=TODAY, previous=first.question)
    assert name(turned.ranking[0].figure) == "immigration-ru-2023-mgorod"
