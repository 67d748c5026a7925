"""Suggested questions: readable, and understood again as what they suggest."""

from __future__ import annotations

from datetime import date

import pytest
from answers import EN, HandmadeNames, asked

from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Operation, Order, Question, Sign

RENDERER = Renderer(HandmadeNames())
TODAY = date(2026, 11, 22)
YEAR = (Period.year(2023),)
MOVES = Series("emigration", "KZ", "RU")


@pytest.fixture(scope="module")
def engine(shipped: Store) -> Engine:
    """The engine over the packaged data."""
    return Engine(shipped)


@pytest.mark.parametrize(
    ("question", "label", "text"),
    [
        (asked(EN, periods=YEAR), "Net migration of Kazakhstan, 2023", "net migration Kazakhstan 2023"),
        (asked(EN, series=(MOVES,), periods=YEAR), "Emigration from Kazakhstan to Russia, 2023", "emigration Kazakhstan → Russia 2023"),
        (asked(EN, Operation.SERIES), "Net migration of Kazakhstan by year", "net migration Kazakhstan by year"),
        (asked(EN, Operation.RANKING, axis=Axis.REGION, periods=YEAR), "Net migration of Kazakhstan by region, 2023", "net migration Kazakhstan by region 2023"),
        (asked(EN, Operation.EXTREME, order=Order.LEAST), "The year with the least: net migration of Kazakhstan", "the year with the least: net migration Kazakhstan"),
        (asked(EN, Operation.TURN, sign=Sign.NEGATIVE), "When it became negative: net migration of Kazakhstan", "when it became negative: net migration Kazakhstan"),
        (asked(EN, Operation.DEFINITION), "What is net migration", "what is net migration"),
    ],
)  # fmt: skip
def test_words(question: Question, label: str, text: str) -> None:
    choice = RENDERER.choice(question, EN)
    assert (choice.label, choice.text) == (label, text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("operation", Operation)
def test_every_operation_has_words(operation: Operation, language: Language) -> None:
    question = asked(language, operation, dimension="sex", axis=Axis.BREAKDOWN, text="why")
    choice = RENDERER.choice(question, language)
    assert choice.label
    assert choice.text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("series", "period"),
    [
        (Series("net_migration", "KZ"), "2023"),
        (Series("emigration", "KZ"), "2024"),
        (Series("immigration", "KZ"), "2025-01/2025-04"),
        (Series("emigration", "KZ", "RU"), "2019"),
        (Series("immigration", "KZ", "UZ"), "2024"),
        (Series("net_migration_all_flows", "KZ-55"), "2024"),
        (Series("emigration", "KZ", None, "sex:female"), "2025"),
        (Series("population", "KZ"), "2024-01-01"),
        (Series("emigrant_stock", "KZ", "UZ"), "2024-07-01"),
        (Series("immigrant_stock", "KZ", "RU"), "2024-07-01"),
        (Series("refugees_hosted", "KZ"), "2022-12-31"),
        (Series("remittances_received", "KZ"), "2020"),
    ],
)
def test_a_suggestion_is_understood_again(
    shipped: Store, engine: Engine, language: Language, series: Series, period: str
) -> None:
    question = Question("", language, Operation.VALUE, (series,), (Period.parse(period),))
    text = Renderer(shipped).choice(question, language).text
    answer = engine.ask(text, today=TODAY, language=language)
    assert answer.status is Status.ANSWERED, text
    (figure, *_) = answer.figures()
    assert (figure.series, figure.period.code) == (series, period), text
