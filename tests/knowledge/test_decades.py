"""Spans of years side by side: by their sums, or by their means where one is held in part."""

from __future__ import annotations

import pytest
from answered import marks, value, verdict
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.types.answer import Status

IN_PART = [
    ("nineties versus 2010s emigration", ["1991/1999 288946.333", "2010/2019 33227.8"]),
    ("эмиграция в 90-е и в 2000-е", ["1991/1999 288946.333", "2000/2009 76416.4"]),
    ("average emigration in the 1990s vs the 2000s", ["1991/1999 288946.333", "2000/2009 76416.4"]),
    ("emigration to Russia 2010s vs 2020s", ["2016/2019 34925.75", "2020/2025 16082.5"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "means"), IN_PART)
def test_a_decade_that_is_held_in_part_is_compared_by_the_year(
    text: str, means: list[str], engine: Engine
) -> None:
    answer = engine.ask(text, today=TODAY)
    shown = [reading.lead for reading in answer.readings]
    assert answer.status is Status.PARTIAL
    assert [f"{figure.period.code} {value(figure)}" for figure in shown] == means
    assert {figure.unit for figure in shown} == {"persons-a-year"}
    assert any(mark.startswith("gaps:") for mark in marks(answer.notes))


@pytest.mark.parametrize(
    "text",
    [
        "compare immigration 2000s and 2010s",
        "иммиграция 2000 жылдар мен 2010 жылдар",
        "2000 жылдардағы және 2010 жылдардағы иммиграцияны салыстыр",
    ],
)
def test_decades_that_are_held_whole_are_compared_by_their_sums(text: str, engine: Engine) -> None:
    answer = engine.ask(text, today=TODAY)
    shown = [reading.lead for reading in answer.readings]
    assert answer.status is Status.ANSWERED
    assert [value(figure) for figure in shown] == ["575663", "220191"]


def test_years_that_share_a_kazakh_plural_are_no_decades(engine: Engine) -> None:
    answer = engine.ask("2018 және 2020 жылдары қанша адам кетті", today=TODAY)
    assert [reading.lead.period.code for reading in answer.readings] == ["2018", "2020"]


ASKED = [
    ("1990s or 2000s more emigration", "more"),
    ("когда больше уезжало в 90-х или в 2000-х", "more"),
    ("90-жылдары ма әлде 2000-жылдары ма көбірек кетті", "more"),
    ("was emigration higher in the 1990s than in the 2010s", "confirmed"),
    ("в 2010-х приезжало больше чем в 2000-х?", "refuted"),
]


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_which_decade_has_more_is_told(text: str, kind: str, engine: Engine) -> None:
    assert verdict(engine.ask(text, today=TODAY)).split()[0] == kind
