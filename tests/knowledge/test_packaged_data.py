"""The shipped files: they refer to each other, and their figures fit together."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from knowledge.exchange.open_figures import load_tables
from knowledge.exchange.open_figures.rows import COLUMNS_WRITTEN
from knowledge.types.fact import (
    Direction,
    FactKind,
    IndicatorKind,
    PlaceKind,
    Precision,
    Quality,
    Rank,
    Scope,
    SourceKind,
)
from knowledge.types.period import Period

DATA = Path(__file__).parents[2] / "knowledge" / "data"
LANGUAGES = ("en", "ru", "kk")
OPEN_FIGURES = (
    "bns-national", "bns-regions", "bns-internal", "bns-population", "cis-stat", "press",
    "un-wpp", "un-stock", "unhcr", "world-bank",
)  # fmt: skip
ROWS_OF_OPEN_FIGURES = 1890
DERIVED_ROWS = 36
BOUNDS_MERGED_INTO_PROJECTIONS = 14

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a packaged file."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def facts() -> tuple[Row, ...]:
    """All packaged facts."""
    names = sorted(f"facts/{path.stem}" for path in (DATA / "facts").glob("*.csv"))
    return tuple(row for name in names for row in table(name))


def keys(name: str, column: str = "id") -> set[str]:
    """The keys of a packaged file."""
    return {row[column] for row in table(name)}


def values(file: str, **slot: str) -> dict[str, Decimal]:
    """The values of a file's facts in these slots, by period; superseded ones left out."""
    return {
        row["period"]: Decimal(row["value"])
        for row in table(f"facts/{file}")
        if row["rank"] != Rank.SUPERSEDED and all(row[name] == slot[name] for name in slot)
    }


def national(indicator: str, file: str = "bns-national") -> dict[str, Decimal]:
    """The national series of an indicator."""
    return values(file, indicator=indicator, place="KZ", counterpart="", breakdown="")


@pytest.mark.parametrize("name", sorted(path.stem for path in (DATA / "facts").glob("*.csv")))
def test_fact_files_have_the_columns_of_the_format(name: str) -> None:
    assert tuple(table(f"facts/{name}")[0]) == COLUMNS_WRITTEN


def test_no_open_figure_is_lost() -> None:
    held = sum(len(table(f"facts/{name}")) for name in OPEN_FIGURES)
    assert held == ROWS_OF_OPEN_FIGURES - DERIVED_ROWS - BOUNDS_MERGED_INTO_PROJECTIONS


def test_ids_are_unique_and_easy_to_type() -> None:
    ids = [row["id"] for row in facts()]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9-]+", name)] == []


@pytest.mark.parametrize(
    ("column", "file", "key"),
    [
        ("indicator", "indicators", "id"),
        ("source", "sources", "id"),
        ("place", "places", "code"),
        ("counterpart", "places", "code"),
        ("authority", "producers", "id"),
    ],
)
def test_whatever_a_fact_refers_to_exists(column: str, file: str, key: str) -> None:
    assert {row[column] for row in facts()} - keys(file, key) <= {""}


@pytest.mark.parametrize(
    ("file", "column", "allowed"),
    [
        ("indicators", "kind", IndicatorKind),
        ("indicators", "direction", Direction),
        ("indicators", "scope", Scope),
        ("places", "kind", PlaceKind),
        ("sources", "kind", SourceKind),
        ("producers", "kind", SourceKind),
    ],
)
def test_kinds_are_of_the_vocabulary(file: str, column: str, allowed: type[StrEnum]) -> None:
    assert keys(file, column) <= {str(entry) for entry in allowed}


@pytest.mark.parametrize(
    ("column", "allowed"),
    [("kind", FactKind), ("precision", Precision), ("quality", Quality), ("rank", Rank)],
)
def test_properties_of_facts_are_of_the_vocabulary(column: str, allowed: type[StrEnum]) -> None:
    assert {row[column] for row in facts()} - {str(entry) for entry in allowed} <= {""}


def test_periods_are_written_in_their_shortest_code() -> None:
    codes = {row["period"] for row in facts() if row["period"]}
    assert {code for code in codes if Period.parse(code).code != code} == set()


def test_every_figure_has_value_unit_period_and_locator() -> None:
    needed = ("value", "unit", "period", "precision", "quality", "rank", "source", "locator")
    figures = [row for row in facts() if row["kind"] == FactKind.FIGURE]
    assert [row["id"] for row in figures if not all(row[name] for name in needed)] == []
    assert all(Decimal(row["value"]).is_finite() for row in figures)


def test_open_figures_count_in_the_unit_of_their_indicator() -> None:
    units = {row["id"]: row["unit"] for row in table("indicators")}
    rows = [row for name in OPEN_FIGURES for row in table(f"facts/{name}")]
    assert [row["id"] for row in rows if row["unit"] != units[row["indicator"]]] == []


def test_a_superseded_figure_names_what_replaced_it() -> None:
    superseded = [row for row in facts() if row["rank"] == Rank.SUPERSEDED]
    assert len(superseded) >= 26
    assert [row["id"] for row in superseded if "superseded-by:" not in row["qualifiers"]] == []


def test_every_qualifier_is_explained() -> None:
    explained = (DATA / "README.md").read_text(encoding="utf-8").split("## Qualifiers")[1]
    names = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", explained))
    used = {
        entry.partition(":")[0]
        for row in facts()
        for entry in row["qualifiers"].split(";")
        if entry
    }
    assert used - names == set()


def test_sources_have_title_publisher_and_producer() -> None:
    assert {row["producer"] for row in table("sources")} <= keys("producers")
    needed = ("title", "publisher", "accessed", "language")
    assert [row["id"] for row in table("sources") if not all(row[name] for name in needed)] == []
    assert [row["id"] for row in table("sources") if not row["url"]] == ["glossary"]
    dates = {row["published"] for row in table("sources")} - {""}
    assert [day for day in dates if not re.fullmatch(r"\d{4}(-\d\d-\d\d)?", day)] == []


def test_cabar_asks_for_a_link_wherever_it_is_used() -> None:
    [cabar] = [row for row in table("sources") if row["id"] == "cabar-2019"]
    assert "active link" in cabar["terms"]


def test_indicators_are_named_and_defined_in_every_language() -> None:
    written = {
        (row["indicator"], row["language"])
        for row in table("indicator_texts")
        if row["name"] and row["definition"]
    }
    assert written == set(product(keys("indicators"), LANGUAGES))


def test_formulas_name_indicators() -> None:
    parts = [row["formula"].split(" - ") for row in table("indicators") if row["formula"]]
    assert {part for pair in parts for part in pair} <= keys("indicators")


def test_definitions_are_told_in_every_language() -> None:
    ids = {row["id"] for row in table("facts/glossary")}
    told = {(row["fact"], row["language"]) for row in table("glossary_texts") if row["text"]}
    assert told == set(product(ids, LANGUAGES))
    assert ids == {f"definition-{row['indicator']}".replace("_", "-")
                   for row in table("facts/glossary")}  # fmt: skip


@pytest.mark.parametrize("file", ["places", "producers"])
def test_names_are_given_in_every_language(file: str) -> None:
    assert all(row[f"name_{language}"] for row in table(file) for language in LANGUAGES)


def test_kazakhstan_has_its_seventeen_regions_and_three_cities() -> None:
    parts = [row for row in table("places") if row["parent"] == "KZ"]
    assert sorted(row["kind"] for row in parts) == ["city"] * 3 + ["region"] * 17
    assert len(keys("places", "code")) == len(table("places"))


def test_mappings_lead_to_what_is_packaged() -> None:
    tables = load_tables()
    assert {name.indicator for name in tables.indicators.values()} <= keys("indicators")
    assert set(tables.places.values()) - {""} <= keys("places", "code")
    assert {name.source for name in tables.sources.values()} <= keys("sources")
    assert {name.authority for name in tables.sources.values()} <= keys("producers")
    assert set(tables.files.values()) == set(OPEN_FIGURES)
