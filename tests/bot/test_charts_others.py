"""What is drawn beside the numbers of an answer: other countries' counts, other reports, a second series."""

from __future__ import annotations

import pytest
from test_charts import TODAY, charted

from bot.charts import Chart, Form, Standing, picture_of
from bot.charts.alternatives import with_alternatives
from bot.charts.question import chart_for
from bot.render import Renderer
from knowledge.answer.alternatives import alternatives_of
from knowledge.answer.engine import Engine
from knowledge.store import Store


def with_others(engine: Engine, store: Store, question: str) -> Chart:
    return with_alternatives(
        charted(engine, question), lambda figure: alternatives_of(figure, store)
    )


def test_what_the_other_country_counts_is_a_line_of_its_own(
    engine: Engine, shipped: Store, renderer: Renderer
) -> None:
    chart = with_others(engine, shipped, "emigration to Russia by year")
    assert chart.form is Form.LINE
    ours, theirs = chart.lines()
    assert (ours.standing, theirs.standing) == (Standing.REGISTERED, Standing.MIRROR)
    assert [len(segment) for segment in ours.segments] == [10]
    counted = [placed.point.figure for placed in theirs.segments[0]]
    assert (counted[0].period.code, counted[0].value) == ("2016", 69356)
    assert (counted[-1].period.code, counted[-1].value) == ("2023", 48465)
    strands = picture_of(chart, renderer).strands
    assert [strand.name for strand in strands] == ["Registered", "Counted by the other country"]
    assert {citation.source.id for citation in chart.citations} == {
        "cis-44245",
        "cis-44243",
    }


@pytest.mark.parametrize(
    ("question", "notes"),
    [
        (
            "net migration 2015-2025",
            [
                "◇ 2018. Reported differently: −29,109 people (Eurasian Economic Commission; the "
                "difference is +12).",
                "◇ 2023. Reported differently: +16,600 people (“Kazakhstan Sees Decline in "
                "Emigration”; the difference is +7,307). It fits the official figure of 2024: "
                "+16,550 people.",
            ],
        ),
        (
            "сальдо миграции 2022-2024",
            [
                "◇ 2023. Есть и другое число: +16 600 человек («Kazakhstan Sees Decline in "
                "Emigration»; разница +7 307). Оно близко к официальному числу за 2024 год: "
                "+16 550 человек.",
            ],
        ),
        (
            "көші-қон сальдосы 2022-2024",
            [
                "◇ 2023. Басқа сан да бар: +16 600 адам («Kazakhstan Sees Decline in Emigration»; "
                "айырмасы +7 307). Ол ресми санға жақын (2024 жыл): +16 550 адам.",
            ],
        ),
        ("net migration 2010-2017", []),
    ],
)
def test_what_is_reported_differently_is_drawn_beside_it_and_told(
    engine: Engine, shipped: Store, renderer: Renderer, question: str, notes: list[str]
) -> None:
    picture = picture_of(with_others(engine, shipped, question), renderer)
    told = [note.replace("\u00a0", " ") for note in picture.footnotes if note.startswith("◇")]
    assert told == notes
    assert [(other.position, other.value) for other in picture.others][-1:] == (
        [(2023.0, 16600.0)] if notes else []
    )
    assert len(picture.others) == len(notes)


def test_the_other_number_lies_in_the_row_of_what_leads(
    engine: Engine, shipped: Store, renderer: Renderer
) -> None:
    chart = with_others(engine, shipped, "compare net migration 2023 and 2024")
    (other,) = picture_of(chart, renderer).others
    assert (chart.form, other.position, other.value) == (Form.BARS, 0.0, 16600.0)


def test_where_an_authority_is_asked_nobody_else_is_drawn(engine: Engine, shipped: Store) -> None:
    answer = engine.ask("net migration according to the UN by year", today=TODAY)
    chart = chart_for(answer, lambda _: answer, lambda figure: pytest.fail(str(figure)))
    assert chart is not None and chart.others == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("emigration and immigration by year", ["Immigration", "Emigration"]),
        ("эмиграция и иммиграция по годам", ["Иммиграция", "Эмиграция"]),
        ("эмиграция мен иммиграция жылдар бойынша", ["Иммиграция", "Эмиграция"]),
        ("emigration to Russia and Kyrgyzstan by year", ["Russia", "Kyrgyzstan"]),
    ],
)
def test_two_series_by_year_are_two_lines(
    engine: Engine, shipped: Store, renderer: Renderer, question: str, names: list[str]
) -> None:
    chart = with_others(engine, shipped, question)
    picture = picture_of(chart, renderer)
    assert (chart.form, picture.others) == (Form.LINE, ())
    assert [strand.name for strand in picture.strands] == names


def test_two_series_by_year_are_told_one_below_the_other(
    engine: Engine, renderer: Renderer
) -> None:
    text = renderer.text(engine.ask("emigration and immigration by year", today=TODAY))
    assert text.startswith("Immigration to Kazakhstan, 1991–2025, people\n1991: 170,787\n")
    assert "\nEmigration from Kazakhstan, 1991–2025, people\n1991: 228,473\n" in text
