"""What a reader takes along: the table, the file, the words to copy."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from io import StringIO

import pytest
from answers import (
    EN,
    TABLE,
    answered,
    asked,
    derived,
    fact,
    figure,
    moved,
)

from bot.render import Renderer, pages
from bot.render.copy_text import copy_text
from bot.render.csv_file import COLUMNS, csv_file
from bot.render.rows import rows
from bot.render.table_text import table_html
from knowledge.answer.engine import Engine
from knowledge.types.answer import Answer
from knowledge.types.fact import Language, Series
from knowledge.types.figure import Computation, Figure
from knowledge.types.question import Operation

TODAY = date(2026, 3, 1)
BNS = "https://stat.gov.kz/api/iblock/element/6567/csv/file/ru/"


def ask(engine: Engine, question: str) -> Answer:
    return engine.ask(question, today=TODAY)


def two_years(*more: Figure, language: Language = EN) -> Answer:
    figures = (moved("emigration", "5", "2023"), moved("emigration", "7", "2024"), *more)
    return answered(language, *figures, question=asked(language, Operation.SERIES))


def copied(answer: Answer, renderer: Renderer) -> str | None:
    return copy_text(answer, renderer.html(answer), renderer)


# ---- rows ----


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("net migration 2010-2018", 9),
        ("emigration to Russia 2016-2024", 9),  # the years that a sum is of
        ("top destinations 2024", 10),
        ("compare balance 2023 and 2024", 2),
        ("net migration 2024", 1),
        ("what is net migration", 0),
        ("the weather in Paris", 0),
    ],
)
def test_the_rows_of_an_answer(engine: Engine, question: str, number: int) -> None:
    assert len(rows(ask(engine, question))) == number


# ---- the table ----


def test_the_table_of_a_ranking(engine: Engine, renderer: Renderer) -> None:
    html = table_html(ask(engine, "net migration ranking of EAEU countries 2018"), renderer)
    assert html is not None
    assert html.startswith(
        "<b>Net migration, Eurasian Economic Union, 2018</b>\n"
        "people\n"
        "<pre>Kyrgyzstan   −5,390*\n"
        "Armenia     −18,500*†\n"
        "Kazakhstan  −29,121</pre>\n"
        "* preliminary; † rounded\n"
    )
    assert "cabar.asia" in html


@pytest.mark.parametrize(
    "question",
    [
        "net migration 1991-2025",
        "неліктен адамдар кетеді сауалнама",
        "regions ranking by balance 2024",
        "прогноз сальдо миграции по годам",
        "remittances by year",
        "сколько казахстанцев живет за границей по странам",
    ],
)
def test_a_table_fits_a_phone(engine: Engine, renderer: Renderer, question: str) -> None:
    html = table_html(ask(engine, question), renderer)
    assert html is not None
    body = unescape(html.split("<pre>")[1].split("</pre>")[0])
    assert max(map(len, body.split("\n"))) <= 36


def test_a_projection_is_tabled_with_its_interval(engine: Engine, renderer: Renderer) -> None:
    html = table_html(ask(engine, "projection of net migration by year"), renderer)
    assert html is not None
    assert "2024   −7,368\nwith a probability of 80% from\n−121,656 to 99,204\n" in html


def test_numbers_of_several_units_have_each_its_own(renderer: Renderer) -> None:
    percent = moved("emigration_share", "40", "2024", unit="percent")
    html = table_html(two_years(percent), renderer)
    assert html is not None
    assert "5 people" in html and "40%" in html


def test_hostile_words_are_escaped_in_a_table(renderer: Renderer) -> None:
    hostile = Series("emigration", "KZ", "<b>&")
    rest = moved("emigration", "3", "2024")
    html = table_html(two_years(replace(rest, series=hostile)), renderer)
    assert html is not None
    assert "&lt;b&gt;&amp;" in html


def test_a_long_table_is_cut_between_rows(engine: Engine, renderer: Renderer) -> None:
    html = table_html(ask(engine, "UN estimate of net migration 1950-2023"), renderer)
    assert html is not None
    for page in pages(html, 400):
        assert page.count("<pre>") == page.count("</pre>")


def test_a_single_number_has_no_table_and_no_file(engine: Engine, renderer: Renderer) -> None:
    answer = ask(engine, "net migration 2024")
    assert table_html(answer, renderer) is None
    assert csv_file(answer) is None


# ---- the file ----


def read(content: bytes, delimiter: str) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


@pytest.mark.parametrize(
    ("question", "delimiter", "name"),
    [
        ("net migration 2010-2018", ",", "net-migration-KZ-2010-2018.csv"),
        ("сальдо миграции 2010-2018", ";", "net-migration-KZ-2010-2018.csv"),
        ("why do people want to leave survey", ",", "emigration-motive-share-KZ-2024-11.csv"),
        ("неліктен адамдар кетеді сауалнама", ";", "emigration-motive-share-KZ-2024-11.csv"),
        ("top destinations 2024", ",", "emigration-KZ-2024.csv"),
        ("emigration and immigration 2024", ",", "migration-KZ-2024.csv"),
        (
            "projection of net migration by year",
            ",",
            "net-migration-un-projection-KZ-2024-2030.csv",
        ),
        ("net migration 1991-2025", ",", "net-migration-KZ-1991-2025.csv"),
    ],
)
def test_the_file_holds_the_rows_of_the_answer(
    engine: Engine, question: str, delimiter: str, name: str
) -> None:
    answer = ask(engine, question)
    file = csv_file(answer)
    assert file is not None and file.name == name
    found = read(file.content, delimiter)
    assert tuple(found[0]) == COLUMNS
    shown = [row.figure for row in rows(answer)]
    assert [_of_row(row) for row in found] == [_of_figure(entry) for entry in shown]
    assert all(row["source"] and row["locator"] and row["url"] for row in found)


def _of_row(row: dict[str, str]) -> tuple[object, ...]:
    return (
        row["fact"], row["indicator"], row["place"], row["counterpart"], row["breakdown"],
        row["period"], Decimal(row["value"].replace(",", ".")), row["unit"], row["quality"],
    )  # fmt: skip


def _of_figure(entry: Figure) -> tuple[object, ...]:
    series = entry.series
    return (
        entry.fact.id if entry.fact else "", series.indicator, series.place,
        series.counterpart or "", series.breakdown or "", entry.period.code, entry.value,
        entry.unit, entry.quality.value,
    )  # fmt: skip


def test_a_projection_is_filed_with_its_interval(engine: Engine) -> None:
    file = csv_file(ask(engine, "projection of net migration by year"))
    assert file is not None
    first = read(file.content, ",")[0]
    assert (first["low"], first["value"], first["high"]) == ("-121656", "-7368", "99204")


def test_a_computed_number_is_filed_with_all_its_sources() -> None:
    other = replace(TABLE, id="other", url="https://example.org/other")
    inputs = figure("a", "5"), figure("b", "3", source=other)
    file = csv_file(two_years(derived(Computation.BALANCE, "2", *inputs)))
    assert file is not None
    last = read(file.content, ",")[-1]
    assert (last["fact"], last["value"], last["source"]) == ("", "2", "table; other")
    assert last["url"] == f"{TABLE.url}; https://example.org/other"


@pytest.mark.parametrize("begun", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_taken_for_a_formula(begun: str) -> None:
    entry = fact("x", "-3", period="2022", locator=begun)
    file = csv_file(two_years(Figure.of(entry)))
    assert file is not None
    last = read(file.content, ",")[-1]
    assert last["locator"] == f"'{begun}"
    assert last["value"] == "-3"  # a number stays one


# ---- what is copied ----
