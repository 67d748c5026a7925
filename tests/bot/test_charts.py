"""Which answers are drawn, and what stands in the picture."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from answers import EN, TABLE, answered, asked, cited, derived, fact, figure, moved, qualified

from bot.charts import Chart, Form, Picture, Standing, chart_of, drawn_question, picture_of
from bot.charts.alternatives import with_alternatives
from bot.charts.caption import caption
from bot.charts.question import chart_for
from bot.render import Renderer, visible_length
from bot.render.rows import rows
from knowledge.answer.alternatives import alternatives_of
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Answer, RankedRow, Status
from knowledge.types.fact import FactText, Language, Quality, Rank, Series
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


@pytest.mark.parametrize(
    ("question", "title", "unit", "first"),
    [
        ("net migration 2010-2018", "Net migration of Kazakhstan, 2010–2018", "people", "+15,516"),
        (
            "сальдо миграции 2010-2018",
            "Сальдо миграции Казахстана, 2010–2018 годы",
            "человек",
            "+15\N{NO-BREAK SPACE}516",
        ),
        (
            "2010-2018 жылдардағы көші-қон сальдосы",
            "Қазақстанның көші-қон сальдосы, 2010–2018 жылдар",
            "адам",
            "+15\N{NO-BREAK SPACE}516",
        ),
    ],
)
def test_title_unit_numbers_and_source_stand_in_the_picture(
    engine: Engine, renderer: Renderer, question: str, title: str, unit: str, first: str
) -> None:
    picture = pictured(engine, renderer, question)
    assert (picture.title, picture.unit) == (title, unit)
    assert picture.marks[0].text == first
    assert picture.marks[-1].text[0] == "\N{MINUS SIGN}"
    (source,) = picture.sources
    assert "table 6567" in source
    assert picture.is_diverging and picture.is_signed


def test_signs_lead_to_footnotes(engine: Engine, renderer: Renderer) -> None:
    picture = pictured(engine, renderer, "net migration ranking of EAEU countries 2018")
    assert [(m.label, m.signs, m.is_preliminary) for m in picture.marks] == [
        ("Kyrgyzstan", "*", True), ("Armenia", "*†", True), ("Kazakhstan", "", False),
    ]  # fmt: skip
    assert picture.footnotes[0] == "* preliminary; † rounded"


def test_places_of_a_ranking_are_numbered_where_they_are_certain(
    engine: Engine, renderer: Renderer
) -> None:
    picture = pictured(engine, renderer, "top destinations 2024")
    assert [mark.label for mark in picture.marks][:3] == ["1. Russia", "2. Germany", "Kyrgyzstan"]
    assert any("something larger may be in it" in note for note in picture.footnotes)


def test_a_projection_is_drawn_with_its_interval(engine: Engine, renderer: Renderer) -> None:
    picture = pictured(engine, renderer, "projection of net migration by year")
    first = picture.marks[0]
    assert (first.low, first.value, first.high) == (-121656, -7368, 99204)
    assert "projection" in picture.unit
    assert any("80%" in note for note in picture.footnotes)


def test_all_flows_are_not_shown_as_emigration(engine: Engine, renderer: Renderer) -> None:
    picture = pictured(engine, renderer, "regions ranking by balance 2024")
    assert "all flows" in picture.title
    assert any("this is not emigration" in note for note in picture.footnotes)


def test_lines_of_different_standing_are_named(renderer: Renderer) -> None:
    answer = over_years(
        *years({2000: "1", 2001: "2"}), *years({2002: "9", 2003: "9"}, quality=Quality.ESTIMATE)
    )
    chart = chart_of(answer)
    assert chart is not None
    assert [strand.name for strand in picture_of(chart, renderer).strands] == [
        "Registered", "Estimate",
    ]  # fmt: skip


def test_a_disputed_number_is_marked(renderer: Renderer) -> None:
    figures = [*years({2022: "1"}), *years({2023: "5"}, rank=Rank.DISPUTED)]
    chart = chart_of(over_years(*figures))
    assert chart is not None
    picture = picture_of(chart, renderer)
    assert [(mark.is_disputed, mark.signs) for mark in picture.marks] == [(False, ""), (True, "*")]
    assert picture.footnotes == ("* disputed",)


def test_a_claim_is_drawn_with_its_caveat(renderer: Renderer) -> None:
    figures = [*years({2022: "1"}), *years({2023: "5"}, quality=Quality.CLAIM)]
    texts = {"net_migration-2023": FactText(caveat="Nobody has counted it.")}
    chart = chart_of(replace(over_years(*figures), texts=texts))
    assert chart is not None
    assert chart.caveats == ("Nobody has counted it.",)
    assert "Nobody has counted it." in picture_of(chart, renderer).footnotes


def test_equal_pictures_have_one_digest(engine: Engine, renderer: Renderer) -> None:
    one, same, other = (
        pictured(engine, renderer, f"net migration {span}")
        for span in ("2010-2018", "2010 to 2018", "2010-2017")
    )
    assert one.digest == same.digest != other.digest
    assert one.digest != pictured(engine, renderer, "сальдо миграции 2010-2018").digest


# ---- below the picture, and what is asked for it ----


def test_the_caption_has_the_title_and_every_source(engine: Engine, renderer: Renderer) -> None:
    html = caption(charted(engine, "net migration ranking of EAEU countries 2018"), renderer)
    assert html.startswith(
        "<b>Net migration, Eurasian Economic Union, 2018</b>\n"
        "<blockquote expandable><b>Sources</b>\n1. "
    )
    assert 'href="https://cabar.asia/en/' in html
    assert 'href="https://stat.gov.kz/' in html


def test_a_caption_that_is_too_long_counts_the_sources_it_leaves_out(renderer: Renderer) -> None:
    facts = [fact(f"f{year}", "5", period=str(year)) for year in range(2010, 2020)]
    sources = [replace(TABLE, id=f.id, title=f"<Title> & more {f.id} " * 8) for f in facts]
    facts = [replace(f, source=source) for f, source in zip(facts, sources, strict=True)]
    answer = over_years(*map(Figure.of, facts))
    chart = chart_of(replace(answer, citations=tuple(map(cited, facts))))
    assert chart is not None
    html = caption(chart, renderer)
    assert 700 < visible_length(html) <= 1024
    assert html.count("<a ") == 4
    assert html.endswith("And 6 more sources")
    assert "<Title>" not in html


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("question", ["net migration 1991-2025", "top destinations 2024"])
def test_captions_fit_in_every_language(
    engine: Engine, renderer: Renderer, question: str, language: Language
) -> None:
    answer = engine.ask(question, today=TODAY)
    assert answer.question is not None
    chart = chart_of(replace(answer, language=language))
    assert chart is not None
    assert 0 < visible_length(caption(chart, renderer)) <= 1024


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


@pytest.mark.slow
def test_nothing_imports_matplotlib_before_a_chart_is_drawn() -> None:
    code = (
        "import sys, bot.charts, bot.chat, bot.cli.ask, bot.telegram.main; "
        "print('matplotlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


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
