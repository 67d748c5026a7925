"""SDMX-CSV, as statistics offices publish it, and the mapping that says what it means here."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.exchange.files.difference import Difference, compare
from knowledge.exchange.files.errors import (
    BrokenFileError,
    EmptyFileError,
    FactFileError,
    MissingFileError,
    NoMappingError,
    TooLargeError,
    WrongColumnsError,
    WrongMappingError,
)
from knowledge.exchange.files.importing import take_over
from knowledge.exchange.files.reading import read_facts
from knowledge.revise import Author, Change, present
from knowledge.revise.check import findings
from knowledge.store import Store
from knowledge.types.fact import Precision, Quality

MAPPING = """
sdmx:
  dataflow: BNS:DF_MIGRATION(1.0)
  id: sdmx-$indicator-$counterpart-$breakdown-$period
  columns:
    indicator: {from: FLOW, codes: {IN: immigration, OUT: emigration}}
    place: {from: REF_AREA, codes: {KAZ: KZ}}
    counterpart: {from: COUNTERPART_AREA, codes: {W: "", DEU: DE, RUS: RU}}
    quality: {from: OBS_STATUS, codes: {A: final, P: preliminary}}
    unit: persons
    source: yearbook
    locator: dataflow $DATAFLOW, series $FLOW
    authority: bns
  only: {FREQ: [A, Q], SEX: _T}
  ignored: [COMMENT_OBS, DECIMALS]
"""
HEADER = (
    "DATAFLOW,FREQ,FLOW,REF_AREA,COUNTERPART_AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
    "UNIT_MULT,DECIMALS,COMMENT_OBS\n"
)
ROW = "BNS:DF_MIGRATION(1.0),A,OUT,KAZ,DEU,_T,2022,2.1,A,3,1,\n"
NEWER = (
    'STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,FLOW: Flow,"REF_AREA: Area, reporting",'
    "COUNTERPART_AREA,SEX,TIME_PERIOD: Time,OBS_VALUE,OBS_STATUS[;]\n"
    "dataflow,BNS:DF_MIGRATION(1.0),I,A: Annual,OUT: Departures,KAZ: Kazakhstan,RUS,_T,"
    "2022,9123,A\n"
)


def differences(store: Store, folder: Path, text: str, mapping: str = MAPPING) -> Difference:
    """What the text in SDMX-CSV would change, read by the mapping."""
    for name, content in (("data.csv", text), ("mapping.yaml", mapping)):
        (folder / name).write_text(content, encoding="utf-8")
    return compare(store, read_facts(folder / "data.csv", folder / "mapping.yaml"))


def test_a_row_becomes_a_figure_in_our_codes(store: Store, tmp_path: Path) -> None:
    difference = differences(store, tmp_path, HEADER + ROW)
    assert difference.refused == ()
    take_over(store, difference, Change(Author("a", "test"), "the table"))
    record, _ = present(store, "sdmx-emigration-de-2022")
    assert record.period is not None
    assert record.series.counterpart == "DE"
    assert (record.period.code, record.value, record.unit) == ("2022", Decimal(2100), "persons")
    assert (record.value_as_published, record.precision) == ("2.1 × 10^3", Precision.ROUNDED)
    assert (record.quality, record.source, record.authority) == (Quality.FINAL, "yearbook", "bns")
    assert record.locator == "dataflow BNS:DF_MIGRATION(1.0), series OUT"
    assert findings(store) == ()
    assert differences(store, tmp_path, HEADER + ROW) == Difference((), (), 1, ())


def test_the_later_form_with_labels_is_read_as_well(store: Store, tmp_path: Path) -> None:
    mapping = MAPPING.replace("$DATAFLOW", "$STRUCTURE_ID")
    (entry,) = differences(store, tmp_path, NEWER, mapping).new
    assert entry.record.id == "sdmx-emigration-ru-2022"
    assert (entry.record.value, entry.record.precision) == (9123, Precision.EXACT)
    assert entry.record.value_as_published == "9123"


@pytest.mark.parametrize(
    "row",
    [
        ROW.replace(",_T,", ",F,"),  # a group that is not wanted
        ROW.replace(",A,OUT", ",M,OUT"),
        ROW.replace(",2.1,", ",,"),  # no value was observed
        ROW.replace(",2.1,", ",NaN,"),
    ],
)
def test_what_is_not_wanted_or_has_no_value_is_passed_over(
    store: Store, tmp_path: Path, row: str
) -> None:
    difference = differences(store, tmp_path, HEADER + row + ROW)
    assert len(difference.new) == 1
    assert difference.refused == ()


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ((",DEU,", ",USA,"),
         "line 2, column COUNTERPART_AREA: the mapping has no code 'USA'; add it, or leave it out by “only”"),
        ((",OUT,", ",STOCK,"),
         "line 2, column FLOW: the mapping has no code 'STOCK'; add it, or leave it out by “only”"),
        ((",2.1,A,", ",2.1,X,"),
         "line 2, column OBS_STATUS: the mapping has no code 'X'; add it, or leave it out by “only”"),
        (("(1.0)", "(2.0)"),
         "line 2: it is of 'BNS:DF_MIGRATION(2.0)'; the mapping is for 'BNS:DF_MIGRATION(1.0)'"),
        ((",2.1,", ',"2,1",'),
         "line 2, column OBS_VALUE: '2,1' is no number; write digits, with a point for decimals"),
        ((",2.1,A,3,", ",2.1,A,x,"),
         "line 2, column UNIT_MULT: 'x' is no number; write digits, with a point for decimals"),
        ((",2.1,A,3,", ",2.1,A,99,"),
         "line 2, column value: '210"),
        ((",2022,", ",2022-W05,"),
         "line 2, column period: '2022-W05' is no period; write 2024, 2025-Q1, 2024-11 or 2018-10-15"),
        ((",2.1,", ",12,732,"),
         "line 2: the line has more cells than there are columns; quote commas"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_meant_is_refused(
    store: Store, tmp_path: Path, cells: tuple[str, str], refusal: str
) -> None:
    difference = differences(store, tmp_path, HEADER + ROW.replace(*cells))
    assert difference.new == ()
    assert [str(refused)[: len(refusal)] for refused in difference.refused] == [refusal]


def test_facts_are_not_deleted_by_a_file(store: Store, tmp_path: Path) -> None:
    mapping = MAPPING.replace("$DATAFLOW", "$STRUCTURE_ID")
    (refusal,) = differences(store, tmp_path, NEWER.replace(",I,", ",D,"), mapping).refused
    assert str(refusal) == "line 2, column ACTION: 'D' is not known; write I, A, M, R"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2022", "2022"),
        ("2022-A1", "2022"),
        ("2022-Q3", "2022-Q3"),
        ("2022-S1", "2022-01/2022-06"),
        ("2022-S2", "2022-07/2022-12"),
        ("2022-M07", "2022-07"),
        ("2022-07", "2022-07"),
        ("2022-07-01", "2022-07-01"),
    ],
)
def test_periods_as_sdmx_writes_them(store: Store, tmp_path: Path, written: str, code: str) -> None:
    (entry,) = differences(store, tmp_path, HEADER + ROW.replace(",2022,", f",{written},")).new
    assert entry.record.period is not None
    assert entry.record.period.code == code


def test_a_stock_of_a_year_has_its_day(store: Store, tmp_path: Path) -> None:
    mapping = MAPPING + "  reference_day: 01-01\n"
    (entry,) = differences(store, tmp_path, HEADER + ROW, mapping).new
    assert entry.record.period is not None
    assert entry.record.period.code == "2022-01-01"


def test_two_rows_of_one_slot_are_refused_though_a_dimension_was_ignored(
    store: Store, tmp_path: Path
) -> None:
    mapping = MAPPING.replace(", SEX: _T", "").replace("[COMMENT_OBS", "[SEX, COMMENT_OBS")
    text = HEADER + ROW + ROW.replace(",_T,", ",F,")
    (refusal,) = differences(store, tmp_path, text, mapping).refused
    assert str(refusal).startswith("line 3, column id: the id stands in line 2 already")


def test_a_slot_that_the_source_has_under_another_id_is_refused(
    store: Store, tmp_path: Path
) -> None:
    row = ROW.replace(",DEU,", ",RUS,").replace(",2022,", ",2024,")
    difference = differences(store, tmp_path, HEADER + row)
    (refusal,) = difference.refused
    assert str(refusal) == (
        "line 2, column id: the source has that figure as emigration-ru-2024 already; use that id"
    )


def test_without_a_mapping_one_is_asked_for(store: Store, tmp_path: Path) -> None:
    for text in (HEADER + ROW, NEWER):
        path = tmp_path / "data.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(NoMappingError, match="give a mapping file too"):
            compare(store, read_facts(path))


@pytest.mark.parametrize(
    ("mapping", "error", "words"),
    [
        ("", EmptyFileError, "no facts"),
        ("[", BrokenFileError, "save it anew"),
        ("sdmx: [1]", WrongMappingError, "sdmx has no names"),
        ("other: {}", WrongMappingError, "sdmx has no names"),
        ("a: &a [x]\nb: *a", BrokenFileError, "write them out"),
        (MAPPING + "  colour: red\n", WrongMappingError, "knows no colour; it may have columns, "),
        (MAPPING.replace("unit: persons", "units: persons"), WrongMappingError, "knows no units"),
        (MAPPING.replace("    unit: persons\n", ""), WrongMappingError, "columns has no unit"),
        (MAPPING.replace("unit: persons", "unit: [a]"), WrongMappingError, "unit is no plain"),
        (MAPPING.replace("unit: persons", "unit: US$ 5"), WrongMappingError, r"write \$\$"),
        (MAPPING.replace("id: sdmx-$indicator", "id: $FLOW"), WrongMappingError, "id is made of"),
        (MAPPING.replace("{from: FLOW", "{of: FLOW"), WrongMappingError, "knows no of"),
        (MAPPING.replace("ignored: [COMMENT_OBS, DECIMALS]", "ignored: all"),
         WrongMappingError, "ignored is no list"),
        (MAPPING + "  reference_day: January\n", WrongMappingError, "such as 01-01"),
        (MAPPING.replace("[COMMENT_OBS, DECIMALS]", "[]"),
         WrongColumnsError, "says nothing of columns.*COMMENT_OBS, DECIMALS"),
        (MAPPING.replace("from: FLOW", "from: MOVE"), WrongColumnsError, "the file has not: MOVE"),
        (MAPPING.replace("series $FLOW", "series $AGE"), WrongColumnsError, "has not: AGE"),
        ("x" * 1_100_000, TooLargeError, "1 MB"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_told(
    store: Store, tmp_path: Path, mapping: str, error: type[FactFileError], words: str
) -> None:
    with pytest.raises(error, match=words) as told:
        differences(store, tmp_path, HEADER + ROW, mapping)
    assert "\n" not in str(told.value)


def test_a_mapping_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text(HEADER + ROW, encoding="utf-8")
    with pytest.raises(MissingFileError, match=r"mapping\.yaml: "):
        compare(store, read_facts(tmp_path / "data.csv", tmp_path / "mapping.yaml"))


def test_codes_stay_text_whatever_yaml_makes_of_them(store: Store, tmp_path: Path) -> None:
    mapping = MAPPING.replace("DEU: DE", "NO: DE")  # Norway, not false
    (entry,) = differences(store, tmp_path, HEADER + ROW.replace(",DEU,", ",NO,"), mapping).new
    assert entry.record.series.counterpart == "DE"


def test_the_example_of_the_readme_is_read(shipped: Store, tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    mapping = readme.partition("```yaml\nsdmx:")[2].partition("```")[0]
    row = ROW.replace(",2022,", ",2031,")
    (entry,) = differences(shipped, tmp_path, HEADER + row, f"sdmx:{mapping}").new
    assert (entry.record.id, entry.record.value) == ("bns-emigration-de-2031", 2100)
