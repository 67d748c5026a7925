"""Which answers are drawn, and what stands in the picture."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from answers import EN, answered, asked, cited, derived, fact, figure, moved, qualified

from bot.charts import Chart, Form, Picture, Standing, chart_of, picture_of
from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.types.answer import Answer, RankedRow, Status
from knowledge.types.fact import Language, Quality, Series
from knowledge.types.figure import Computation, Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.question import Operation

TODAY = date(2026, 3, 1)
SERIES = Operation.SERIES


def charted(engine: Engine, question: str) -> Chart:
    chart = chart_of(engine.ask(question, today=TODAY))
    assert chart is not None
    return chart


def pictured(engine: Engine, renderer: Renderer, question: str) -> Picture:
    return picture_of(charted(engine, question), renderer)


def over_years(*figures: Figure, language: Language = EN) -> Answer:
    """A series of years."""
    return answered(language, *figures, question=asked(language, SERIES))


def years(values: dict[int, str], indicator: str = "net_migration", **more: object) -> list[Figure]:
    return [moved(indicator, value, str(year), **more) for year, value in values.items()]


BALANCE = {
    2010: 15516, 2011: 5096, 2012: -1426, 2013: -279, 2014: -12162, 2015: -13466, 2016: -21145,
    2017: -22130, 2018: -29121,
}  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        "net migration 2010-2018",
        "сальдо миграции 2010-2018",
        "2010-2018 жылдардағы көші-қон сальдосы",
    ],
)
def test_the_balance_of_the_cabar_article_is_drawn(engine: Engine, question: str) -> None:
    chart = charted(engine, question)
    assert chart.form is Form.COLUMNS
    assert {p.figure.period.start.year: p.figure.value for p in chart.points} == BALANCE
    assert {point.figure.series for point in chart.points} == {Series("net_migration", "KZ")}
    assert chart.unit == "persons"
    assert [citation.source.id for citation in chart.citations] == ["bns-6567"]
    ((line,),) = [chart.lines()]
    assert line.standing is Standing.REGISTERED
    assert [len(segment) for segment in line.segments] == [9]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("/chart balance EAEU 2018", "Net migration, Eurasian Economic Union, 2018"),
        (
            "balances in the Eurasian Economic Union 2018",
            "Net migration, Eurasian Economic Union, 2018",
        ),
        ("/chart сальдо ЕАЭС 2018", "Сальдо миграции, Евразийский экономический союз, 2018 год"),
        (
            "сальдо миграции стран Евразийского экономического союза в 2018 году",
            "Сальдо миграции, Евразийский экономический союз, 2018 год",
        ),
        ("/chart айырым ЕАЭО 2018", "Көші-қон сальдосы, Еуразиялық экономикалық одақ, 2018 жыл"),
        (
            "ЕАЭО елдерінің 2018 жылғы көші-қон айырымы",
            "Көші-қон сальдосы, Еуразиялық экономикалық одақ, 2018 жыл",
        ),
    ],
)
def test_the_balances_in_the_eurasian_economic_union_of_the_article_are_drawn(
    engine: Engine, renderer: Renderer, question: str, title: str
) -> None:
    chart = charted(engine, question)
    assert picture_of(chart, renderer).title.replace("\u00a0", " ") == title
    assert chart.form is Form.BARS
    assert {p.figure.series.place: p.figure.value for p in chart.points} == {
        "KG": -5390, "AM": -18500, "KZ": -29121,
    }  # fmt: skip
    assert {p.figure.series.place for p in chart.points if p.figure.quality is Quality.FINAL} == {
        "KZ"
    }
    assert Note(NoteKind.UNRANKED) in chart.notes


def test_a_missing_year_breaks_the_line() -> None:
    chart = chart_of(over_years(*years({year: "5" for year in range(1990, 2010) if year != 2001})))
    assert chart is not None and chart.form is Form.LINE
    (line,) = chart.lines()
    assert [[int(p.position) for p in points] for points in line.segments] == [
        list(range(1990, 2001)), list(range(2002, 2010)),
    ]  # fmt: skip


def test_stocks_five_years_apart_are_one_line_that_a_missing_day_breaks() -> None:
    days = ("1990-07-01", "1995-07-01", "2000-07-01", "2010-07-01", "2015-07-01", "2020-07-01")
    chart = chart_of(over_years(*(moved("emigrant_stock", "5", day) for day in days)))
    assert chart is not None and chart.form is Form.LINE
    ((first, second),) = [line.segments for line in chart.lines()]
    assert [entry.position for entry in first] == [1990, 1995, 2000]
    assert [entry.position for entry in second] == [2010, 2015, 2020]


def test_a_day_that_is_the_same_every_year_lies_at_its_year() -> None:
    same, others = (
        chart_of(over_years(*(moved("emigrant_stock", "5", day) for day in days)))
        for days in (
            ("2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31"),
            ("2022-01-01", "2023-01-01", "2024-01-01", "2024-07-02"),
        )
    )
    assert same is not None and others is not None
    placed = [[e.position for s in c.lines()[0].segments for e in s] for c in (same, others)]
    assert placed[0] == [2022, 2023, 2024, 2025]
    assert placed[1] == [2022, 2023, 2024, 2024.5]


def test_what_is_registered_is_never_joined_with_estimates() -> None:
    registered = years({2000: "1", 2001: "2", 2004: "3"})
    estimated = years({2002: "9", 2003: "9"}, quality=Quality.ESTIMATE)
    chart = chart_of(over_years(*registered, *estimated))
    assert chart is not None and chart.form is Form.LINE
    assert [(line.standing, [len(s) for s in line.segments]) for line in chart.lines()] == [
        (Standing.REGISTERED, [2, 1]),
        (Standing.ESTIMATE, [2]),
    ]


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, Standing.REGISTERED),
        ({"qualifiers": qualified("mirror")}, Standing.MIRROR),
        ({"quality": Quality.PRELIMINARY}, Standing.REGISTERED),
        ({"quality": Quality.ESTIMATE}, Standing.ESTIMATE),
        ({"quality": Quality.PROJECTION}, Standing.PROJECTION),
        ({"quality": Quality.SURVEY}, Standing.SURVEY),
        ({"quality": Quality.CLAIM}, Standing.REPORTED),
    ],
)
def test_the_standing_of_a_number(changes: dict[str, object], standing: Standing) -> None:
    assert Standing.of(figure("x", "1", **changes)) is standing


def test_a_calculation_stands_no_better_than_its_weakest_input() -> None:
    inputs = figure("a", "5"), figure("b", "3", quality=Quality.ESTIMATE)
    assert Standing.of(derived(Computation.BALANCE, "2", *inputs)) is Standing.ESTIMATE


@pytest.mark.parametrize(
    "figures",
    [
        [moved("emigration", "5", "2024"), moved("emigration", "2", "2025-01/2025-04")],
        [moved("emigration", "5", "2024"), moved("emigrant_stock", "2", "2024-07-01")],
        [moved("emigration", "5", "2024")],
    ],
)
def test_what_has_no_common_scale_is_not_drawn(figures: list[Figure]) -> None:
    assert chart_of(over_years(*figures)) is None


def test_another_unit_than_the_first_is_left_out() -> None:
    people = years({2023: "5", 2024: "7"}, indicator="emigration")
    percent = moved("emigration", "40", "2024", unit="percent")
    chart = chart_of(answered(EN, *people, percent, question=asked(EN, Operation.CHANGE)))
    assert chart is not None
    assert [point.figure for point in chart.points] == people


def test_many_rows_or_lines_are_not_drawn() -> None:
    many = [moved("emigration", "5", f"2024-{month:02d}") for month in range(1, 13)]
    ranked = tuple(RankedRow(f, None) for f in many * 3)
    rows = answered(EN, question=asked(EN, Operation.RANKING), ranking=ranked)
    assert chart_of(rows) is None
    places = ("RU", "UZ", "DE", "KG", "BY")
    lines = [moved("emigration", "5", str(year)) for year in range(2010, 2020)]
    spread = [replace(f, series=replace(f.series, counterpart=p)) for f in lines for p in places]
    assert chart_of(over_years(*spread)) is None
    assert chart_of(over_years(*spread[::5], *spread[1::5])) is not None


def test_declined_questions_are_not_drawn() -> None:
    answer = replace(over_years(*years({2023: "1", 2024: "2"})), status=Status.NO_DATA)
    assert chart_of(answer) is None


def test_only_sources_of_what_is_drawn_are_cited() -> None:
    facts = [fact(f"f{year}", "5", period=str(year)) for year in (2023, 2024)]
    other = fact("other", "9", period="2022")
    answer = answered(EN, *map(Figure.of, facts), question=asked(EN, SERIES))
    chart = chart_of(replace(answer, citations=(cited(*facts, other), cited(other))))
    assert chart is not None
    assert [citation.facts for citation in chart.citations] == [("f2023", "f2024")]


# ---- words ----


# ---- below the picture, and what is asked for it ----


@pytest.mark.slow
def test_nothing_imports_matplotlib_before_a_chart_is_drawn() -> None:
    code = (
        "import sys, bot.charts, bot.chat, bot.cli.ask, bot.telegram.main; "
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
