"""What the button copies: number, unit, period, place and source, or words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answers import (
    EN,
    RU,
    TABLE,
    answered,
    cited,
    fact,
    qualified,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from test_take_along import BNS, TODAY, ask, copied

from bot.render import Renderer
from bot.render.copy_text import LIMIT
from bot.render.numbers import number, plain
from bot.render.rows import rows
from knowledge.answer.engine import Engine
from knowledge.answer.respond import respond
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Language, Quality
from knowledge.types.figure import Figure
from knowledge.types.question import Operation, Question


def test_a_number_is_copied_with_unit_period_place_and_source(
    engine: Engine, renderer: Renderer
) -> None:
    assert copied(ask(engine, "net migration 2024"), renderer) == (
        "Net migration of Kazakhstan, 2024: +16,550 people\n"
        "Net migration, all flows (dynamic table 6567), Bureau of National Statistics of Kazakhstan\n"
        f"{BNS}"
    )


@pytest.mark.parametrize(
    ("question", "source"),
    [
        (
            "сальдо миграции 2024",
            "Net migration, all flows (dynamic table 6567), Бюро национальной статистики Казахстана",
        ),
        ("/fact emigration-2024", "Kazakhstan Sees Decline in Emigration, publisher unconfirmed"),
        ("what is net migration", "Glossary of this bot, 2026"),
    ],
)
def test_a_source_is_copied_under_the_name_that_the_answer_gives_it(
    engine: Engine, renderer: Renderer, question: str, source: str
) -> None:
    text = copied(ask(engine, question), renderer)
    assert text is not None
    assert source in text.split("\n")


def test_of_many_rows_those_that_fit_are_copied_whole(engine: Engine, renderer: Renderer) -> None:
    text = copied(ask(engine, "net migration 2010-2018"), renderer)
    assert text == (
        "Net migration of Kazakhstan, 2010–2018, people\n"
        "2010: +15,516\n"
        "2011: +5,096\n"
        "2012: −1,426\n"
        "2013: −279\n"
        "2014: −12,162\n"
        "2015: −13,466\n"
        "2016: −21,145\n"
        "…\n"
        "Net migration, all flows (dynamic table 6567), Bureau of…\n"
        f"{BNS}"
    )


def test_a_sum_is_copied_as_one_number(engine: Engine, renderer: Renderer) -> None:
    text = copied(ask(engine, "emigration to Russia 2016-2024"), renderer)
    assert text is not None
    first = "Emigration from Kazakhstan to Russia, 2016–2024, in total: 231,450 people"
    assert text.startswith(f"{first} (our calculation)\n")


def test_a_ranking_is_copied_with_its_places(engine: Engine, renderer: Renderer) -> None:
    text = copied(ask(engine, "куда чаще всего уезжают 2024"), renderer)
    assert text is not None
    assert text.startswith(
        "Эмиграция из Казахстана, 2024 год, человек\n"
        "1. Россия: 8\N{NO-BREAK SPACE}784\n"
        "2. Германия: 2\N{NO-BREAK SPACE}000 (округлено)\n"
    )


def test_words_are_copied_until_they_do_not_fit(engine: Engine, renderer: Renderer) -> None:
    text = copied(ask(engine, "what is net migration"), renderer)
    assert text is not None
    assert text.startswith("Net migration, or the migration balance, is arrivals minus departures")
    assert "…\n" in text


@pytest.mark.parametrize("question", ["hello", "the weather in Paris", "net migration 2040"])
def test_what_has_no_source_is_not_copied(
    engine: Engine, renderer: Renderer, question: str
) -> None:
    assert copied(ask(engine, question), renderer) is None


def test_a_link_is_never_cut(renderer: Renderer) -> None:
    source = replace(TABLE, url="https://example.org/" + "a" * 230)
    entry = fact("x", "5", source=source)
    answer = answered(EN, Figure.of(entry), citations=(cited(entry),))
    assert copied(answer, renderer) is None


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_whatever_is_held_its_copy_is_short_and_whole(
    shipped: Store, renderer: Renderer, data: st.DataObject
) -> None:
    indicator = data.draw(st.sampled_from(shipped.indicators()))
    held = sorted(
        {f.series for f in shipped.by_indicator(indicator.id) if f.value and f.period}, key=repr
    )
    if not held:
        return
    language = data.draw(st.sampled_from(Language))
    series = data.draw(st.sampled_from(held))
    question = Question("?", language, Operation.SERIES, (series,))
    answer = respond(question, shipped, TODAY)
    text = copied(answer, renderer)
    if answer.status not in (Status.ANSWERED, Status.PARTIAL) or text is None:
        return
    assert 0 < _length(text) <= LIMIT
    assert text.rsplit("\n", 1)[1] in {citation.source.url for citation in answer.citations}
    first = rows(answer)[0].figure
    assert number(plain(abs(first.value)), language) in text


def test_an_estimate_is_copied_as_one(renderer: Renderer) -> None:
    entry = fact("x", "5", quality=Quality.ESTIMATE, qualifiers=qualified("modelled"))
    text = copied(answered(RU, Figure.of(entry), citations=(cited(entry),)), renderer)
    assert text is not None
    assert "оценка" in text.split("\n")[0]
