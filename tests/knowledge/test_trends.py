"""What grows and falls: told by how much, never when, nor what grew most; the population too."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answer.engine import Engine
from knowledge.types.answer import Answer, Status
from knowledge.types.question import Operation
from knowledge.types.verdict import VerdictKind

TODAY = date(2026, 11, 22)


def asked(engine: Engine, text: str) -> Answer:
    return engine.ask(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "when did emigration fall",
        "in which years did immigration grow",
        "since when has emigration been falling",
        "in which years between 2015 and 2020 did emigration fall",
        "in which year did emigration fall most",
        "the year with the biggest increase in emigration",
        "which country's emigration grew most in 2024",
        "when did kazakhstan's population decrease",
        "emigration compared with 2019",
        "how much did emigration fall compared to 2019",
        "когда эмиграция снижалась",
        "в каких годах росла иммиграция",
        "год наибольшего роста эмиграции",
        "на сколько упала эмиграция по сравнению с 2019 годом",
        "қай жылдары эмиграция азайды",
        "2019 жылмен салыстырғанда эмиграция қанша азайды",
    ],
)
def test_when_and_what_grew_most_is_declined(engine: Engine, text: str) -> None:
    answer = asked(engine, text)
    assert answer.status in (Status.NO_DATA, Status.NOT_UNDERSTOOD)
    assert answer.figures() == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("how did emigration change in 2024 compared with the year before", "2023", "2024"),
        ("как изменилась эмиграция в 2024 по сравнению с прошлым годом", "2023", "2024"),
        ("when compared with 2019, did emigration fall in 2024", "2019", "2024"),
        ("compare emigration 2024 with 2019", "2024", "2019"),
        ("в каком году уехало меньше, в 2018 или в 2019?", "2018", "2019"),
    ],
)
def test_two_years_are_compared(engine: Engine, text: str, first: str, last: str) -> None:
    derivation = asked(engine, text).computed[0].derivation
    assert derivation is not None
    periods = [figure.period.code for figure in derivation.inputs]
    assert sorted(periods) == sorted((first, last))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("is kazakhstan losing population", VerdictKind.REFUTED),
        ("did kazakhstan lose population in 2024", VerdictKind.REFUTED),
        ("has kazakhstan gained population since 2000", VerdictKind.CONFIRMED),
        ("теряет ли казахстан население", VerdictKind.REFUTED),
    ],
)
def test_population_lost_or_gained_is_a_change_of_it(
    engine: Engine, text: str, verdict: VerdictKind
) -> None:
    answer = asked(engine, text)
    assert answer.verdict is not None
    assert (answer.verdict.kind, answer.computed[0].series.indicator) == (verdict, "population")


@pytest.mark.parametrize(
    "text", ["which regions are losing population", "какие регионы теряют население"]
)
def test_the_population_of_regions_is_not_held(engine: Engine, text: str) -> None:
    assert asked(engine, text).figures() == ()


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("how many times was net migration positive", "2004", 11),
        ("how many years was net migration negative", "1991", 24),
        ("сколько раз сальдо было положительным", "2004", 11),
        ("сальдо неше жыл теріс болды", "1991", 24),
    ],
)
def test_how_often_a_balance_had_its_sign_is_told_year_by_year(
    engine: Engine, text: str, first: str, count: int
) -> None:
    answer = asked(engine, text)
    periods = [reading.lead.period.code for reading in answer.readings]
    assert (answer.operation, min(periods), len(periods)) == (Operation.RUNS, first, count)


def test_how_many_times_more_came_is_a_ratio(engine: Engine) -> None:
    answer = asked(engine, "how many times more people came than left in 2024")
    assert answer.computed[0].unit == "times"
