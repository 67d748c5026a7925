"""Averages: the mean of the years that are held, with the years; of what has none, why."""

from __future__ import annotations

import pytest
from answered import computed, marks
from reading import TODAY

from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Answer, Status

_HELD = "mean(emigration-2022-bns, emigration-2023-bns, emigration-2024-bns)"


def asked(engine: Engine, text: str) -> Answer:
    return engine.ask(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "average emigration 2022-2024",
        "on average, how many people left a year in 2022-2024?",
        "сколько в среднем за год уезжало в 2022-2024?",
        "среднегодовая эмиграция с 2022 по 2024 год",
        "2022-2024 жылдары орта есеппен қанша адам кетті?",
    ],
)
def test_the_average_of_several_years(engine: Engine, text: str) -> None:
    answer = asked(engine, text)
    assert answer.status is Status.ANSWERED
    assert computed(answer) == [f"{_HELD} = 17657.667 persons-a-year"]


def test_the_average_of_what_is_held_in_part_names_the_part(engine: Engine) -> None:
    answer = asked(engine, "average emigration 2022-2030")
    assert (answer.status, answer.computed[0].period.code) == (Status.PARTIAL, "2022/2025")
    assert "gaps:2026/2030" in marks(answer.notes)


@pytest.mark.parametrize(
    "text",
    [
        "average immigrant stock 2010-2020",
        "сколько в среднем мигрантов жило в Казахстане в 2010-2020",
    ],
)
def test_what_is_counted_on_a_day_has_no_average(engine: Engine, text: str) -> None:
    answer = asked(engine, text)
    assert (answer.status, marks(answer.notes)) == (Status.NO_DATA, ["not_averaged"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("average monthly emigration 2013-2018", ("monthly",)),
        ("сколько в среднем в месяц уезжало в 2013-2018", ("месяц",)),
        ("average emigration in 2019", ("average",)),
        ("средний возраст уехавших в 2019", ("средний", "возраст")),
        ("сколько специалистов уехало в 2019", ("специалистов",)),
    ],
)
def test_what_is_not_held_is_named(engine: Engine, text: str, words: tuple[str, ...]) -> None:
    answer = asked(engine, text)
    assert (answer.status, answer.words) == (Status.NO_DATA, words)


def test_the_inputs_of_a_long_calculation_stand_under_it(engine: Engine, shipped: Store) -> None:
    text = Renderer(shipped).text(asked(engine, "total emigration 2018-2024"))
    assert text.split("\n")[:8] == [
        "Emigration from Kazakhstan, 2018–2024, in total: 201,410 people (our calculation)",
        "2018: 41,868",
        "2019: 45,225",
        "2020: 29,088",
        "2021: 32,256",
        "2022: 24,147",
        "2023: 16,094",
        "2024: 12,732",
    ]


def test_a_balance_that_we_computed_is_marked_in_a_table(engine: Engine, shipped: Store) -> None:
    text = Renderer(shipped).text(asked(engine, "net migration 1999-2000 by year"))
    assert text.split("\n")[1:3] == [
        "1999: −123,627 (our calculation: 41,320 arrived − 164,947 left)",
        "2000: −108,307",
    ]


def test_a_region_is_listed_under_the_name_by_which_its_balance_is_held(engine: Engine) -> None:
    answer = asked(engine, "net migration of Almaty city by year")
    assert {figure.series.indicator for figure in answer.figures()} == {"net_migration_all_flows"}
    assert "all_flows" in marks(answer.notes)
