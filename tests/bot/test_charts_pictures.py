"""The words of a picture: title, numbers, signs and footnotes, and its caption."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answers import TABLE, cited, fact
from test_charts import TODAY, charted, over_years, pictured, years

from bot.charts import chart_of, picture_of
from bot.charts.caption import caption
from bot.render import Renderer, visible_length
from knowledge.answer.engine import Engine
from knowledge.types.fact import FactText, Language, Quality, Rank
from knowledge.types.figure import Figure


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
