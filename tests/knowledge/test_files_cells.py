"""Cells, letters and bytes of any kind: a fact, or refused with their line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_files_hostile import HEADER

from knowledge.exchange.files.difference import compare
from knowledge.exchange.files.errors import (
    FactFileError,
    RefusalKind,
)
from knowledge.exchange.files.reading import read_facts
from knowledge.store import Store


@pytest.mark.parametrize(
    ("written", "encoding", "is_refused"),
    [
        ("Таблица 2", "cp1251", True),
        ("Кесте 2, Қазақстан", "latin-1", True),
        ("Tableau n° 2, été", "cp1252", True),
        ("Таблица 2 – «Казахстан», №5, 5°", "utf-8", False),
        ("Қазақстан Республикасы Ұлттық статистика бюросы", "utf-8", False),
        ("é", "latin-1", False),
    ],
)
def test_letters_of_a_wrong_encoding_are_refused(
    store: Store, tmp_path: Path, written: str, encoding: str, is_refused: bool
) -> None:
    garbled = written.encode("utf-8").decode(encoding, "replace")
    path = tmp_path / "facts.csv"
    path.write_text(f"id,locator\nemigration-2024,{garbled.replace(',', '')}\n", encoding="utf-8")
    difference = compare(store, read_facts(path))
    kinds = [refusal.kind for refusal in difference.refused]
    assert kinds == ([RefusalKind.GARBLED] if is_refused else [])


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_may_be_parted_as_a_spreadsheet_does(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(f"id{separator}value\nx{separator}1\n", encoding="utf-8-sig")
    (row,) = read_facts(path)
    assert (row.line, row.texts) == (2, {"id": "x", "value": "1"})


def test_a_line_with_more_cells_than_columns_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text("id,value\nx,12,732\n", encoding="utf-8")
    (refusal,) = compare(store, read_facts(path)).refused
    assert str(refusal) == "line 2: the line has more cells than there are columns; quote commas"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(min_size=1, max_size=400))
@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".yaml", ".sqlite3"])
def test_any_bytes_are_facts_or_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(content)
    try:
        rows = list(read_facts(path))
    except FactFileError:
        return
    assert all("id" in row.texts for row in rows)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cells=st.lists(st.text(max_size=30), min_size=1, max_size=9))
def test_any_cells_are_a_fact_or_refused_with_their_line(
    store: Store, tmp_path: Path, cells: list[str]
) -> None:
    path = tmp_path / "any.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        file.write(HEADER)
        csv.writer(file).writerow(cells)
    try:
        difference = compare(store, read_facts(path))
    except FactFileError:
        return
    assert len(difference.refused) + len(difference.new) + len(difference.changed) == 1
