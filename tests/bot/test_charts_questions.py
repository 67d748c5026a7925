"""Which questions get a chart, of what form, with which numbers."""

from __future__ import annotations

import pytest
from answers import EN
from test_charts import TODAY, charted

from bot.charts import Form, chart_of, drawn_question, picture_of
from bot.render import Renderer
from bot.render.rows import rows
from knowledge.answer.engine import Engine
from knowledge.types.question import Operation


@pytest.mark.parametrize(
    ("question", "form", "number"),
    [
        ("net migration 1991-2025", Form.LINE, 35),
        ("projection of net migration by year", Form.LINE, 7),
        ("immigrant stock by year", Form.LINE, 8),
        ("emigration to Russia 2016-2024", Form.COLUMNS, 9),
        ("куда чаще всего уезжают 2024", Form.BARS, 10),
        ("regions ranking by balance 2024", Form.BARS, 20),
        ("why do people want to leave survey", Form.BARS, 6),
        ("compare balance 2023 and 2024", Form.BARS, 2),
        ("emigration and immigration 2024", Form.BARS, 3),
    ],
)
def test_the_form_follows_the_question(
    engine: Engine, question: str, form: Form, number: int
) -> None:
    chart = charted(engine, question)
    assert (chart.form, len(chart.points)) == (form, number)


@pytest.mark.parametrize(
    "question",
    ["net migration 2024", "what is net migration", "hello", "net migration 2040", "the weather"],
)
def test_what_has_not_two_numbers_is_not_drawn(engine: Engine, question: str) -> None:
    assert chart_of(engine.ask(question, today=TODAY)) is None


@pytest.mark.parametrize(
    ("question", "drawn"),
    [
        ("net migration 2018", (Operation.SERIES, "2009/2018")),
        ("net migration", (Operation.SERIES, "2016/2025")),
        ("in which year did most people leave", (Operation.SERIES, "1985/1994")),
        ("net migration 2010-2018", (Operation.SERIES, "2010/2018")),
        ("top destinations 2024", (Operation.RANKING, "2024")),
        ("immigrant stock 2024", (Operation.SERIES, "")),
        ("net migration January-April 2025", None),
        ("what is net migration", None),
        ("net migration 2040", None),
        ("hello", None),
    ],
)
def test_what_is_asked_for_the_chart(
    engine: Engine, question: str, drawn: tuple[Operation, str] | None
) -> None:
    asked_for = drawn_question(engine.ask(question, today=TODAY))
    if drawn is None:
        assert asked_for is None
    else:
        assert asked_for is not None
        operation, periods = drawn
        assert asked_for.operation is operation
        assert ",".join(period.code for period in asked_for.periods) == periods


NUMBERS = [
    "net migration 2010-2018", "/chart 1991-2025", "emigration to Russia by year",
    "immigrant stock by year", "projection of net migration by year", "remittances by year",
    "/destinations 2024", "/regions 2024", "/survey 2024", "/reasons", "/chart balance EAEU 2018",
    "compare net migration 2023 and 2024", "emigration and immigration 2024",
    "сальдо миграции 1991-2025", "/регионы 2024", "/опрос 2024", "/өңірлер 2024", "/себептер",
    "көші-қон айырымы 2010-2018",
]  # fmt: skip


@pytest.mark.parametrize("question", NUMBERS)
def test_a_chart_has_the_numbers_of_its_answer_and_writes_them_alike(
    engine: Engine, renderer: Renderer, question: str
) -> None:
    answer = engine.ask(question, today=TODAY, language=EN)
    chart = chart_of(answer)
    assert chart is not None
    marks = picture_of(chart, renderer).marks
    assert [mark.value for mark in marks] == [float(row.figure.value) for row in rows(answer)]
    assert [point.figure for point in chart.points] == [row.figure for row in rows(answer)]
    text = renderer.text(answer)
    assert [mark.text for mark in marks if mark.text not in text] == []
