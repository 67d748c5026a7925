"""Rows that are more than a figure each: projections, revisions, derived ones, and whole folders."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from test_open_figures import FLOW, OUT, TABLES, figure, press, tokens

from knowledge.exchange.open_figures import (
    OpenFigure,
    import_figures,
    import_folder,
)
from knowledge.exchange.open_figures.errors import (
    IncompleteProjectionError,
    MissingColumnsError,
)
from knowledge.exchange.open_figures.rows import COLUMNS_READ
from knowledge.types.fact import Rank


def projection(bound: str, value: str) -> OpenFigure:
    """One of the rows of a projection."""
    return figure(
        "wpp-2024",
        file="un_wpp2024_net_migration.csv",
        indicator="net_migration_un_projection",
        sex_or_group=bound,
        value=value,
        is_estimate="yes",
        note="UN PROJECTION.",
    )


def test_the_rows_of_a_projection_are_one_fact_with_its_interval() -> None:
    rows = [
        projection("80% lower", "-121656"),
        projection("median", "-7368"),
        projection("80% upper", "99204"),
    ]
    [fact] = import_figures(rows, TABLES)
    assert (fact.id, fact.value, fact.quality) == ("un-projection-2024", "-7368", "projection")
    assert tokens(fact) == "modelled;projection-interval:80;low:-121656;high:99204"


def test_a_projection_without_a_bound_is_refused() -> None:
    with pytest.raises(IncompleteProjectionError, match="high"):
        import_figures([projection("median", "1"), projection("80% lower", "0")], TABLES)


def test_derived_rows_are_left_out() -> None:
    assert import_figures([replace(FLOW, note="DERIVED (births-deaths).")], TABLES) == ()


def test_a_superseded_revision_names_the_value_that_replaced_it() -> None:
    stock = {"indicator": "immigrant_stock_in_kazakhstan", "is_estimate": "yes"}
    old = figure(
        "un-stock-2020",
        value="3732073",
        note="SUPERSEDED 2020 revision, kept to show the revision (2021 census changed levels).",
        **stock,
    )
    new = figure("un-stock-2024", value="1990268", note="Sum of bilateral cells.", **stock)
    facts = {fact.source: fact for fact in import_figures([old, new], TABLES)}
    assert facts["un-stock-2020"].rank is Rank.SUPERSEDED
    assert tokens(facts["un-stock-2020"]).endswith("superseded-by:1990268")


def write(path: Path, rows: list[OpenFigure]) -> None:
    """Writes an open figures file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS_READ)
        writer.writeheader()
        writer.writerows({name: getattr(row, name) for name in COLUMNS_READ} for row in rows)


def test_a_folder_is_imported_file_by_file(tmp_path: Path) -> None:
    source, target = tmp_path / "open", tmp_path / "facts"
    source.mkdir()
    write(source / "press_quoted_bns.csv", [press(), press(indicator=OUT, value="12732")])
    write(source / "cisstat_migration_by_partner.csv", [figure("cis-44243")])
    assert import_folder(source, target, TABLES) == {"cis-stat": 1, "press": 2}
    with (target / "press.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["emigration-2024-zakon", "immigration-2024-zakon"]


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "press_quoted_bns.csv").write_text("indicator,place\n", encoding="utf-8")
    with pytest.raises(MissingColumnsError, match="value"):
        import_folder(tmp_path, tmp_path / "facts", TABLES)
