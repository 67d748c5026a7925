"""Facts in SDMX-CSV, as statistics offices publish it, read by a mapping file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.exchange.files.cells import COLUMNS, Cells, read_number
from knowledge.exchange.files.errors import CellError, FileFault, RefusalKind, WrongColumnsError
from knowledge.exchange.files.header import check_names
from knowledge.exchange.files.read_csv import csv_lines
from knowledge.exchange.files.sdmx_mapping import Codes, SdmxMapping
from knowledge.types.fact import Precision

PERIOD, VALUE, MULTIPLIER, ACTION = "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "ACTION"
_DATAFLOWS = ("DATAFLOW", "STRUCTURE_ID")  # of SDMX-CSV 1.0, and of 2.0
_OWN = frozenset({
    *_DATAFLOWS, "STRUCTURE", "STRUCTURE_NAME", "SERIES_KEY", "OBS_KEY",
    PERIOD, VALUE, MULTIPLIER, ACTION,
})  # fmt: skip
_ADDING = ("", "I", "A", "M", "R")  # but not D: facts are never deleted
_MISSING = ("", "NaN")
_LABEL = ": "  # parts a code from its name, where the file has both
_HEADER = re.compile(r"([^\[:]+)(?:\[[^\]]*\])?(: .*)?")  # a separator of several, a label
_REPORTING = re.compile(r"(?P<year>\d{4})-(?:A1|S(?P<half>[12])|M(?P<month>\d\d))")
_YEAR = re.compile(r"\d{4}")
_MULTIPLIER = re.compile(r"-?\d{1,2}")
_NOT_OF_IDS = re.compile(r"[^a-z0-9]+")

Row = Mapping[str, str]


def read_sdmx(path: Path, mapping: SdmxMapping) -> Iterator[Cells]:
    """The rows that the mapping wants and that have a value. Raises FactFileError."""
    lines = csv_lines(path)
    _, names = next(lines, (1, []))
    columns = _columns(path, names, mapping)
    for line, cells in lines:
        if len(cells) > len(columns):  # then codes may stand under the wrong names
            yield Cells(line, {}, CellError("", RefusalKind.TOO_MANY_CELLS))
            continue
        padded = (*cells, *[""] * (len(columns) - len(cells)))
        pairs = zip(columns, padded, strict=True)
        row = {column.name: column.code(cell) for column, cell in pairs}
        if row[VALUE] not in _MISSING and _is_wanted(row, mapping):
            yield _cells(line, row, mapping)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of theirs; it may have the name of each code behind it."""

    name: str
    has_labels: bool = False

    @classmethod
    def of(cls, header: str) -> _Column:
        match = _HEADER.fullmatch(header.strip())
        return cls(header) if match is None else cls(match[1], match[2] is not None)

    def code(self, cell: str) -> str:
        return (cell.partition(_LABEL)[0] if self.has_labels else cell).strip()


def _columns(path: Path, names: Sequence[str], mapping: SdmxMapping) -> list[_Column]:
    columns = [_Column.of(name) for name in names]
    check_names(path, [column.name for column in columns])
    held = {column.name for column in columns}
    if missing := {PERIOD, VALUE, *mapping.columns} - held:
        raise WrongColumnsError(path, sorted(missing), FileFault.MAPPED_IN_VAIN)
    if unknown := held - _OWN - mapping.columns - mapping.ignored:
        raise WrongColumnsError(path, sorted(unknown), FileFault.UNMAPPED_COLUMNS)
    return columns


def _is_wanted(row: Row, mapping: SdmxMapping) -> bool:
    return all(row[column] in wanted for column, wanted in mapping.only.items())


def _cells(line: int, row: Row, mapping: SdmxMapping) -> Cells:
    """The fact of a row, or what is wrong with it."""
    try:
        _check(row, mapping)
        texts = {
            **_figure(row),
            "period": _period(row[PERIOD], mapping.reference_day),
            **{ours: text.substitute(row) for ours, text in mapping.texts.items()},
            **{ours: _meaning(row, codes) for ours, codes in mapping.codes.items()},
        }
        return Cells(line, {"id": _id(mapping, texts), **texts})
    except CellError as error:
        return Cells(line, {}, error)


def _check(row: Row, mapping: SdmxMapping) -> None:
    if row.get(ACTION, "") not in _ADDING:
        raise CellError(ACTION, RefusalKind.NOT_ONE_OF, row[ACTION], ", ".join(_ADDING[1:]))
    dataflow = next((row[name] for name in _DATAFLOWS if name in row), "")
    if mapping.dataflow and dataflow != mapping.dataflow:
        raise CellError("", RefusalKind.OTHER_DATAFLOW, dataflow, mapping.dataflow)


def _meaning(row: Row, codes: Codes) -> str:
    code = row[codes.column]
    if codes.meanings and code not in codes.meanings:
        raise CellError(codes.column, RefusalKind.NOT_MAPPED, code)
    return codes.meanings.get(code, code)


def _figure(row: Row) -> dict[str, str]:
    """The number as we hold it; one that is printed in thousands and the like is rounded."""
    printed, multiplier = row[VALUE], row.get(MULTIPLIER) or "0"
    number = read_number(VALUE, printed)
    if not _MULTIPLIER.fullmatch(multiplier) or number is None:
        raise CellError(MULTIPLIER, RefusalKind.NOT_A_NUMBER, multiplier)
    tens = int(multiplier)
    is_rounded = len(printed.partition(".")[2]) < tens
    return {
        "value": f"{number.scaleb(tens):f}",
        "value_as_published": f"{printed} × 10^{tens}" if tens else printed,
        "precision": (Precision.ROUNDED if is_rounded else Precision.EXACT).value,
    }


def _period(text: str, reference_day: str) -> str:
    """Our code of a period; one that SDMX cannot mean by it is refused later, as in any file."""
    match = _REPORTING.fullmatch(text)
    if match is not None:
        year, half, month = match["year"], match["half"], match["month"]
        if half:
            text = f"{year}-01/{year}-06" if half == "1" else f"{year}-07/{year}-12"
        else:
            text = f"{year}-{month}" if month else year
    return f"{text}-{reference_day}" if reference_day and _YEAR.fullmatch(text) else text


def _id(mapping: SdmxMapping, texts: Mapping[str, str]) -> str:
    words = mapping.id.substitute({**dict.fromkeys(COLUMNS, ""), **texts})
    return _NOT_OF_IDS.sub("-", words.casefold()).strip("-")
