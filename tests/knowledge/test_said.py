"""What is said beside a figure, or in its place: which of two namesakes, when it was published."""

from __future__ import annotations

import pytest
from answered import marks
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("net migration of Almaty 2023", "KZ-75"),
        ("сальдо в Алматы в 2023 году", "KZ-75"),
        ("Алматыда 2023 жылғы сальдо", "KZ-75"),
        ("сальдо в Караганде в 2023", "KZ-35"),
        ("net migration of Pavlodar in 2023", "KZ-55"),
        ("сальдо Туркестана в 2024", "KZ-61"),
    ],
)
def test_of_a_city_and_a_region_of_one_name_it_is_said_which_was_taken(
    engine: Engine, text: str, taken: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert {figure.series.place for figure in answer.figures()} == {taken}
    assert f"city:{taken}" in marks(answer.assumptions)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("net migration of Almaty city 2023", "KZ-75"),
        ("net migration of Almaty region 2023", "KZ-19"),
        ("сальдо Карагандинской области 2023", "KZ-35"),
        ("Алматы облысының 2023 жылғы сальдосы", "KZ-19"),
        ("net migration of Astana 2023", "KZ-71"),
    ],
)
def test_a_name_that_only_one_place_has_needs_no_assumption(
    engine: Engine, text: str, place: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert {figure.series.place for figure in answer.figures()} == {place}
    assert not [mark for mark in marks(answer.assumptions) if mark.startswith("city")]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("emigration in 2027", ["latest_held:2025", "accessed:2026-11"]),
        ("сальдо миграции в 2027 году", ["latest_held:2025", "published:2026-03-13"]),
        ("immigrant stock 2030", ["latest_held:2024-07-01", "published:2024"]),
        ("emigration in 1950", []),
    ],
)
def test_what_is_asked_too_early_is_told_the_latest_and_its_date(
    engine: Engine, text: str, notes: list[str]
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert (answer.status, marks(answer.notes)) == (Status.NO_DATA, notes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Is emigration from Kazakhstan higher than from Uzbekistan in 2024?", ("uzbekistan",)),
        ("emigration to Russia by region 2024", ("by region",)),
    ],
)
def test_no_place_that_is_named_is_passed_over(
    engine: Engine, text: str, words: tuple[str, ...]
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert (answer.status, answer.words) == (Status.NO_DATA, words)
