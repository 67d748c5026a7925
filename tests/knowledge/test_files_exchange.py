"""Facts to files and back: what changes, what is refused, what is taken back."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from knowledge.exchange.files.cells import COLUMNS
from knowledge.exchange.files.difference import CellChange, Difference, compare
from knowledge.exchange.files.errors import Refusal, RefusalKind
from knowledge.exchange.files.importing import new_batch, take_over
from knowledge.exchange.files.reading import read_facts
from knowledge.exchange.files.writing import export_facts
from knowledge.revise import (
    Author,
    Change,
    ConflictError,
    history,
    present,
    retire,
    update_fact,
)
from knowledge.revise.check import findings
from knowledge.store import Store
from knowledge.store.records import Keyword
from knowledge.types.fact import FactText, Language

ROOT = Path(__file__).parents[2]
EDITOR = Change(Author("editor-1", "telegram"), "the yearbook came out")
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SUFFIXES = [".csv", ".yaml", ".sqlite3"]
NEW = {
    "id": "emigration-de-2024", "indicator": "emigration", "place": "KZ", "counterpart": "DE",
    "period": "2024", "value": "2345", "unit": "persons", "quality": "final",
    "source": "yearbook", "locator": "table 2", "authority": "bns",
}  # fmt: skip


def write(path: Path, *rows: dict[str, str]) -> Path:
    """A file of the suffix with these rows."""
    if path.suffix == ".yaml":
        path.write_text(yaml.safe_dump(list(rows), allow_unicode=True), encoding="utf-8")
    elif path.suffix == ".xlsx":
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(list(rows[0]))
        for row in rows:
            sheet.append(list(row.values()))
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return path


def compared(store: Store, path: Path) -> Difference:
    return compare(store, read_facts(path))


def proposal(difference: Difference) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Each changed fact with its cells before and after."""
    return [
        (entry.record.id, [(cell.column, cell.before, cell.after) for cell in entry.cells])
        for entry in difference.changed
    ]


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_export_that_is_read_again_changes_nothing(
    shipped: Store, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"facts{suffix}"
    count = export_facts(shipped, path)
    assert count == len(shipped.reader.rows("SELECT id FROM fact"))
    assert compared(shipped, path) == Difference((), (), count, ())
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.tuples(*[ODD] * 4),
    keywords=st.lists(ODD.filter(str.strip), max_size=3, unique=True),
)
@example(words=("=1+1", " a\r\nb ", "РљР°Р·", "\ufeff;,\t'\""), keywords=["; 3 x", "=a"])
@example(words=("x" * 5001, "\x00", "\x85\u2028", "~"), keywords=["\r", "null"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_whatever_words_a_fact_has_its_export_changes_nothing(
    store: Store,
    tmp_path: Path,
    suffix: str,
    words: tuple[str, str, str, str],
    keywords: list[str],
) -> None:
    record, version = present(store, "balance-2023")
    text, caveat, reason, origin = words
    odd = replace(
        record,
        origin=origin,
        texts={Language.KAZAKH: FactText(text, caveat, f"{reason}.")},
        keywords=tuple(Keyword(Language.RUSSIAN, word, 3) for word in keywords),
    )
    update_fact(store, odd, EDITOR, expect=version)
    path = tmp_path / f"odd{suffix}"
    count = export_facts(store, path)
    assert compared(store, path) == Difference((), (), count, ())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_drafts_and_retired_facts_are_in_the_export(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    retire(store, "emigration-2024", EDITOR, expect=1)
    export_facts(store, tmp_path / f"facts{suffix}")
    (row,) = (
        row
        for row in read_facts(tmp_path / f"facts{suffix}")
        if row.texts["id"] == "emigration-2024"
    )
    assert tuple(row.texts) == COLUMNS
    assert (row.texts["lifecycle"], row.texts["value"]) == ("retired", "12732")


@pytest.mark.parametrize("suffix", [".csv", ".yaml", ".xlsx"])
def test_a_file_adds_and_corrects_facts_as_one_batch(
    store: Store, tmp_path: Path, suffix: str
) -> None:
    path = write(
        tmp_path / f"new{suffix}", NEW,
        {**NEW, "id": "emigration-ru-2024", "counterpart": "RU", "value": "8743"},
        {**NEW, "id": "emigration-2023", "counterpart": "", "period": "2023", "value": "16094",
         "locator": "table 1"},
    )  # fmt: skip
    difference = compared(store, path)
    assert [entry.record.id for entry in difference.new] == ["emigration-de-2024"]
    assert proposal(difference) == [("emigration-ru-2024", [("value", "8742.5", "8743")])]
    assert (difference.unchanged, difference.refused) == (1, ())
    assert store.fact("emigration-ru-2024").value == Decimal("8742.5")  # only a dry run so far

    batch = new_batch()
    assert take_over(store, difference, replace(EDITOR, batch=batch)) == 2
    assert store.fact("emigration-ru-2024").value == 8743
    assert store.fact("emigration-de-2024").value == 2345
    (_, last) = history(store, "emigration-ru-2024")
    assert (last.actor, last.batch, last.reason) == ("editor-1", batch, "the yearbook came out")
    assert compared(store, path).unchanged == 3
    assert findings(store) == ()


def test_a_statement_comes_with_its_words_and_keywords(store: Store, tmp_path: Path) -> None:
    words = {f"text_{language}": f"words {language}" for language in Language}
    path = write(tmp_path / "said.csv", {
        "id": "said-1", "kind": "statement", "indicator": "emigration", "place": "KZ",
        "quality": "claim", "rank": "disputed", "source": "article", "locator": "par. 9", **words,
        "reason_en": "nobody else says so", "keywords_en": "3 brain drain; 2 students",
    })  # fmt: skip
    difference = compared(store, path)
    assert (len(difference.new), difference.refused) == (1, ())
    take_over(store, difference, EDITOR)
    record, _ = present(store, "said-1")
    assert record.texts[Language.RUSSIAN] == FactText("words ru")
    assert [(word.keyword, word.weight) for word in record.keywords] == [
        ("brain drain", 3), ("students", 2),
    ]  # fmt: skip
    assert compared(store, path) == Difference((), (), 1, ())


def test_what_the_file_has_no_column_for_stays(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "few.csv", {"id": "balance-2023", "locator": "par. 4"})
    difference = compared(store, path)
    (entry,) = difference.changed
    assert entry.cells == (CellChange("locator", "par. 3", "par. 4"),)
    take_over(store, difference, EDITOR)
    record, _ = present(store, "balance-2023")
    assert (record.locator, record.value) == ("par. 4", 16600)
    assert len(record.texts) == 3


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ({"id": ""}, (RefusalKind.EMPTY, "id", "", "")),
        ({"id": "Emigration 2024"}, (RefusalKind.BAD_ID, "id", "Emigration 2024", "")),
        ({"value": "12,732"}, (RefusalKind.NOT_A_NUMBER, "value", "12,732", "")),
        ({"value": "many"}, (RefusalKind.NOT_A_NUMBER, "value", "many", "")),
        ({"value": "NaN"}, (RefusalKind.NOT_A_NUMBER, "value", "NaN", "")),
        (
            {"value": "1234567890123456"},
            (RefusalKind.TOO_MANY_DIGITS, "value", "1234567890123456", ""),
        ),
        ({"value": "=B2+1"}, (RefusalKind.FORMULA, "value", "=B2+1", "")),
        ({"period": "last year"}, (RefusalKind.NOT_A_PERIOD, "period", "last year", "")),
        ({"period": "2024-02-31"}, (RefusalKind.NOT_A_PERIOD, "period", "2024-02-31", "")),
        ({"quality": ""}, (RefusalKind.EMPTY, "quality", "", "")),
        ({"indicator": "emigraton"}, (RefusalKind.NOT_HELD, "indicator", "emigraton", "emigration")),
        ({"place": "Pavlodar"}, (RefusalKind.NOT_HELD, "place", "Pavlodar", "KZ-55")),
        ({"counterpart": "RU+XX"}, (RefusalKind.NOT_HELD, "counterpart", "XX", "")),
        ({"source": "year-book"}, (RefusalKind.NOT_HELD, "source", "year-book", "yearbook")),
        ({"authority": "42"}, (RefusalKind.NOT_HELD, "authority", "42", "")),
        ({"locator": "x" * 5001}, (RefusalKind.TOO_LONG, "locator", "", "")),
        ({"locator": ""}, (RefusalKind.EMPTY, "locator", "", "")),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_refused_with_its_place_and_what_was_meant(
    store: Store,
    tmp_path: Path,
    cells: dict[str, str],
    refusal: tuple[RefusalKind, str, str, str],
) -> None:
    path = write(tmp_path / "wrong.csv", NEW, {**NEW, "id": "other-2024", **cells})
    kind, column, given, suggestion = refusal
    difference = compared(store, path)
    assert difference.refused == (Refusal(3, column, kind, given, suggestion),)
    assert [entry.record.id for entry in difference.new] == ["emigration-de-2024"]
    assert f"line 3, column {column}: " in str(difference.refused[0])


def test_qualities_are_listed_where_one_is_not_known(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "wrong.csv", {**NEW, "quality": "good"})
    (refusal,) = compared(store, path).refused
    assert str(refusal) == (
        "line 2, column quality: 'good' is not known; write final, revised, preliminary, "
        "estimate, projection, survey, claim"
    )


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"unit": ""}, "figure_has_value_and_unit"),
        ({"value_max": "1"}, "value_max_is_not_below_value"),
        ({"precision": "range"}, "range_has_two_ends"),
        ({"rank": "disputed"}, "a rank other than normal needs a reason"),
    ],
)
def test_what_the_store_forbids_is_found_in_the_dry_run(
    store: Store, tmp_path: Path, cells: dict[str, str], rule: str
) -> None:
    path = write(
        tmp_path / "wrong.csv", {**NEW, "value_max": "", "precision": "", "rank": ""} | cells
    )
    difference = compared(store, path)
    assert difference.new == ()
    (refusal,) = difference.refused
    assert (refusal.line, refusal.kind) == (2, RefusalKind.RULE)
    assert rule in refusal.given


def test_an_id_that_stands_there_twice_is_refused_the_second_time(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "twice.csv", NEW, NEW)
    difference = compared(store, path)
    assert difference.refused == (Refusal(3, "id", RefusalKind.DUPLICATE_ID, "2"),)
    assert len(difference.new) == 1


def test_a_fact_that_an_editor_changes_meanwhile_stops_the_import(
    store: Store, tmp_path: Path
) -> None:
    path = write(
        tmp_path / "new.csv", NEW, {**NEW, "id": "emigration-ru-2024", "counterpart": "RU"}
    )
    difference = compared(store, path)
    record, version = present(store, "emigration-ru-2024")
    update_fact(store, replace(record, value=Decimal(9000)), EDITOR, expect=version)
    with pytest.raises(ConflictError, match="somebody changed it meanwhile"):
        take_over(store, difference, EDITOR)
    assert store.fact("emigration-ru-2024").value == 9000
    assert "emigration-de-2024" not in [id for (id,) in store.reader.rows("SELECT id FROM fact")]
