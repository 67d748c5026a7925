"""Suggested questions: readable, and understood again as what they suggest."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from answers import EN, KK, RU, HandmadeNames, asked

import knowledge
from bot.render import Renderer
from bot.render.places import place_forms
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Operation, Order, Question, Sign

RENDERER = Renderer(HandmadeNames())
TODAY = date(2026, 11, 22)
YEAR = (Period.year(2023),)
DATA = Path(knowledge.__file__).parent / "data"
MERELY_SAID: dict[str, Any] = {  # what a question is beside its slots
    "text": "", "terms": (), "places": (), "assumptions": (), "confidence": 1.0, "is_count": False,
}  # fmt: skip
MOVES = Series("emigration", "KZ", "RU")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (asked(EN, periods=YEAR), "net migration of Kazakhstan, 2023"),
        (asked(EN, series=(MOVES,), periods=YEAR), "emigration from Kazakhstan to Russia, 2023"),
        (asked(RU, series=(MOVES,), periods=YEAR), "эмиграция из Казахстана в Россию, 2023 год"),
        (asked(KK, series=(MOVES,), periods=YEAR), "Қазақстаннан Ресейге эмиграция, 2023 жыл"),
        (asked(EN, Operation.SERIES), "net migration of Kazakhstan by year"),
        (asked(EN, Operation.RANKING, axis=Axis.REGION, periods=YEAR), "net migration of Kazakhstan by region, 2023"),
        (asked(EN, Operation.EXTREME, order=Order.LEAST), "the year with the least: net migration of Kazakhstan"),
        (asked(EN, Operation.TURN, sign=Sign.NEGATIVE), "when it became negative: net migration of Kazakhstan"),
        (asked(EN, Operation.DEFINITION), "what is net migration"),
    ],
)  # fmt: skip
def test_words(question: Question, text: str) -> None:
    choice = RENDERER.choice(question, question.language)
    assert (choice.label, choice.text) == (text[0].upper() + text[1:], text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("operation", Operation)
def test_every_operation_has_words(operation: Operation, language: Language) -> None:
    question = asked(language, operation, dimension="sex", axis=Axis.BREAKDOWN, text="why")
    choice = RENDERER.choice(question, language)
    assert choice.label
    assert choice.text


def suggestable(store: Store) -> Iterator[Series]:
    """The series that a question can name, and so a suggestion: not those told only in words."""
    with (DATA / "lexicon" / "signatures.csv").open(encoding="utf-8", newline="") as file:
        read = {row["indicator"] for row in csv.DictReader(file)}
    for indicator in store.indicators():
        for series in store.series_of(indicator.id) if indicator.id in read else ():
            # arrivals in Russia from Kazakhstan are asked for as departures to Russia
            if series.counterpart not in ("KZ", "UNKNOWN") and "+" not in series.place:
                yield series


def misread(
    engine: Engine, renderer: Renderer, questions: Iterable[Question]
) -> list[tuple[str, Status]]:
    """The suggestions that are not read back as the question they stand for."""
    wrong = []
    for question in questions:
        text = renderer.choice(question, question.language).text
        answer = engine.ask(text, today=TODAY, language=question.language)
        figure = next(iter(answer.figures()), None)
        held = figure and (figure.series, figure.period)
        same = answer.question and is_same(answer.question, question)
        if answer.language is not question.language or not (
            same or held == (question.series[0], *question.periods[:1])
        ):
            wrong.append((text, answer.status))
    return wrong


def is_same(read: Question, suggested: Question) -> bool:
    """Whether the slots are those of the suggestion; a cumulative count has no other time."""
    periods = () if suggested.series[0].indicator == "qandas_cumulative" else suggested.periods
    return replace(read, **MERELY_SAID) == replace(suggested, **MERELY_SAID, periods=periods)


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_every_series_is_understood_again(
    shipped: Store, engine: Engine, language: Language
) -> None:
    latest = (
        Question("", language, Operation.VALUE, (series,), (held[-1].period,))
        for series in suggestable(shipped)
        if (held := [fact for fact in shipped.history(series) if fact.value is not None])
        and held[-1].period
    )
    assert misread(engine, Renderer(shipped), latest) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
def test_every_period_held_is_understood_again(
    shipped: Store, engine: Engine, language: Language
) -> None:
    every = (
        Question("", language, Operation.VALUE, (series,), (fact.period,))
        for series in suggestable(shipped)
        for fact in shipped.history(series)
        if fact.value is not None and fact.period is not None
    )
    assert misread(engine, Renderer(shipped), every) == []


OPERATIONS = [
    asked(EN, Operation.SERIES),
    asked(EN, Operation.SERIES, series=(MOVES,)),
    asked(EN, Operation.EXTREME),
    asked(EN, Operation.EXTREME, order=Order.LEAST),
    asked(EN, Operation.TURN, sign=Sign.NEGATIVE),
    asked(EN, Operation.TURN, sign=Sign.POSITIVE),
    asked(EN, Operation.CHANGE, periods=(Period.year(2019), Period.year(2024))),
    asked(EN, Operation.SUM, periods=(Period.years(2015, 2020),)),
    asked(EN, Operation.RATE, periods=YEAR),
    asked(EN, Operation.COMPARISON, series=(MOVES, Series("emigration", "KZ", "DE")), periods=YEAR),
    asked(EN, Operation.RANKING, series=(Series("emigration", "KZ"),), axis=Axis.COUNTERPART, periods=YEAR),
    asked(EN, Operation.RANKING, series=(Series("immigration", "KZ"),), axis=Axis.COUNTERPART, periods=YEAR),
    asked(EN, Operation.RANKING, series=(Series("net_migration_all_flows", "KZ"),), axis=Axis.REGION, periods=YEAR),
    asked(EN, Operation.RANKING, series=(Series("emigration", "KZ"),), axis=Axis.BREAKDOWN, dimension="ethnicity"),
    asked(EN, Operation.DEFINITION),
    asked(EN, Operation.DEFINITION, series=(Series("qandas_granted", "KZ"),)),
]  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_every_operation_is_understood_again(
    shipped: Store, engine: Engine, language: Language
) -> None:
    spoken = [replace(question, language=language) for question in OPERATIONS]
    read = [(question.operation, question.series, question.periods) for question in spoken]
    texts = [Renderer(shipped).choice(question, language).text for question in spoken]
    questions = [engine.ask(text, today=TODAY, language=language).question for text in texts]
    assert [q and (q.operation, q.series, q.periods) for q in questions] == read


UNREAD = {  # islands, and names that are also words of other things, which are asked back
    "BQ", "BV", "CC", "CX", "GS", "HM", "IM", "JE", "NF", "NG", "RE", "SH", "UM", "VC",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("indicator", ["emigration", "immigration"])
def test_every_country_is_understood_in_its_forms(
    shipped: Store, engine: Engine, language: Language, indicator: str
) -> None:
    codes = [c for c in place_forms(language) if len(c) == 2 and c not in UNREAD and c != "KZ"]
    renderer = Renderer(shipped)
    wrong = []
    for code in codes:
        series = Series(indicator, "KZ", code)
        question = Question("", language, Operation.VALUE, (series,), YEAR)
        text = renderer.choice(question, language).text
        read = engine.ask(text, today=TODAY, language=language).question
        if read is None or read.series != (series,):
            wrong.append(text)
    assert wrong == []


def test_every_place_of_the_store_has_forms(shipped: Store) -> None:
    held = {place.code for place in shipped.places()}
    for language in Language:
        assert set(place_forms(language)) == held - {"UNKNOWN", "WORLD"}
