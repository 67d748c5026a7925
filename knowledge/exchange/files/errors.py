"""What can be wrong with a file of facts as a whole, and with single cells of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MOST_BYTES = 32 * 1024 * 1024
MOST_MAPPING_BYTES = 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 100
MOST_CHARACTERS = 5_000
_LONGEST_WHY = 200


class FileFault(StrEnum):
    """What is wrong with a file as a whole; templates word it, with a detail."""

    MISSING = "missing"
    UNKNOWN_FORMAT = "unknown_format"  # detail: the endings that are known
    TOO_LARGE = "too_large"  # detail: megabytes
    TOO_MANY_ROWS = "too_many_rows"
    TOO_WIDE = "too_wide"
    EMPTY = "empty"
    WRONG_ENCODING = "wrong_encoding"
    BROKEN = "broken"  # detail: what the reader of such files says
    UNKNOWN_COLUMNS = "unknown_columns"  # detail: the columns, as of all that follow
    DOUBLE_COLUMNS = "double_columns"
    MISSING_COLUMNS = "missing_columns"
    UNMAPPED_COLUMNS = "unmapped_columns"
    MAPPED_IN_VAIN = "mapped_in_vain"
    NO_MAPPING = "no_mapping"
    WRONG_MAPPING = "wrong_mapping"  # detail: where, and what


class FactFileError(Exception):
    """A file cannot be read as facts; nothing of it was taken over."""

    fault: FileFault

    def __init__(self, path: Path, message: str, detail: str = "") -> None:
        super().__init__(f"{path.name}: {message}")
        self.path = path
        self.detail = detail


class MissingFileError(FactFileError):
    """There is no such file, or it may not be read."""

    fault = FileFault.MISSING

    def __init__(self, path: Path) -> None:
        super().__init__(path, "there is no file that can be read; check the name and its rights")


class UnknownFormatError(FactFileError):
    """The name does not tell what kind of file it is."""

    fault = FileFault.UNKNOWN_FORMAT

    def __init__(self, path: Path, known: tuple[str, ...]) -> None:
        listed = ", ".join(known)
        super().__init__(path, f"its name tells no format; let it end in {listed}", listed)


class TooLargeError(FactFileError):
    """The file, or what is packed in it, is larger than one import may be."""

    fault = FileFault.TOO_LARGE

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        limit = most_bytes // (1024 * 1024)
        super().__init__(
            path, f"it holds more than {limit} MB; cut it into several files", str(limit)
        )


class TooManyRowsError(FactFileError):
    """The file has more rows than one import may have."""

    fault = FileFault.TOO_MANY_ROWS

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"it has more than {MOST_ROWS:,} rows; cut it into several files")


class TooWideError(FactFileError):
    """The file has more columns than any file of facts."""

    fault = FileFault.TOO_WIDE

    def __init__(self, path: Path) -> None:
        super().__init__(path, f"it has more than {MOST_COLUMNS} columns; keep those of facts")


class EmptyFileError(FactFileError):
    """The file has no row of facts."""

    fault = FileFault.EMPTY

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it has no facts; give a line with the columns, then a fact a line")


class WrongEncodingError(FactFileError):
    """A text file is in no UTF-8."""

    fault = FileFault.WRONG_ENCODING

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is not in UTF-8; save it as “CSV UTF-8” or “UTF-8”")


class BrokenFileError(FactFileError):
    """The file is not what its name says, or damaged."""

    fault = FileFault.BROKEN

    def __init__(self, path: Path, why: str) -> None:
        told = " ".join(why.split())[:_LONGEST_WHY]
        super().__init__(path, f"it cannot be read as such a file: {told}; save it anew", told)


_COLUMNS = {
    FileFault.UNKNOWN_COLUMNS: "facts have no such columns; rename or remove them",
    FileFault.DOUBLE_COLUMNS: "columns stand there twice; remove one of each",
    FileFault.MISSING_COLUMNS: "a column is missing that every file needs",
    FileFault.UNMAPPED_COLUMNS: "the mapping says nothing of columns; name them in it under "
    "columns, only or ignored",
    FileFault.MAPPED_IN_VAIN: "the mapping takes something from columns that the file has not",
}


class WrongColumnsError(FactFileError):
    """Columns that no fact has, or have twice, or the id is missing."""

    def __init__(self, path: Path, columns: Iterable[str], fault: FileFault) -> None:
        listed = ", ".join(columns)
        super().__init__(path, f"{_COLUMNS[fault]}: {listed}", listed)
        self.fault = fault


class NoMappingError(FactFileError):
    """The file is SDMX-CSV, and nobody said what its columns mean."""

    fault = FileFault.NO_MAPPING

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it is SDMX-CSV; give a mapping file too, as README.md says how")


class WrongMappingError(FactFileError):
    """A mapping file does not say what it should."""

    fault = FileFault.WRONG_MAPPING

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            path, f"it is no mapping of SDMX-CSV: {what}; README.md has an example", what
        )


class RefusalKind(StrEnum):
    """Why a row is refused."""

    EMPTY = "empty"  # a cell that must not be
    NOT_A_NUMBER = "not_a_number"
    TOO_MANY_DIGITS = "too_many_digits"
    NOT_A_PERIOD = "not_a_period"
    NOT_ONE_OF = "not_one_of"  # the suggestion holds those that there are
    NOT_HELD = "not_held"  # an id of something that the store does not have
    RETIRED_SOURCE = "retired_source"  # given: the source, on which no fact can be put
    NOT_KEYWORDS = "not_keywords"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"  # given: the line in which it stands already
    FORMULA = "formula"
    TOO_LONG = "too_long"
    GARBLED = "garbled"  # read in a wrong encoding before
    TOO_MANY_CELLS = "too_many_cells"
    NOT_MAPPED = "not_mapped"  # a code of another office
    OTHER_DATAFLOW = "other_dataflow"  # the suggestion is the one that the mapping is for
    TAKEN_SLOT = "taken_slot"  # given: the fact that has it
    NOT_AN_INTERVAL = "not_an_interval"  # two numbers, the lower one first
    OUTSIDE_INTERVAL = "outside_interval"  # given: the number
    RULE = "rule"  # given: the rule of the store


_MENDED = {
    RefusalKind.EMPTY: "is empty; fill it in",
    RefusalKind.NOT_A_NUMBER: "{given!r} is no number; write digits, with a point for decimals",
    RefusalKind.TOO_MANY_DIGITS: "{given!r} has more than 15 digits; round it",
    RefusalKind.NOT_A_PERIOD: "{given!r} is no period; write 2024, 2025-Q1, 2024-11 or 2018-10-15",
    RefusalKind.NOT_ONE_OF: "{given!r} is not known; write {suggestion}",
    RefusalKind.NOT_HELD: "the store has no {given!r}",
    RefusalKind.RETIRED_SOURCE: "the source {given} is retired; restore it, or take another",
    RefusalKind.NOT_KEYWORDS: "{given!r} is no list such as “3 brain drain; 2 students”",
    RefusalKind.BAD_ID: "{given!r} is no id; use small Latin letters, digits and hyphens",
    RefusalKind.DUPLICATE_ID: "the id stands in line {given} already; give one of them another",
    RefusalKind.FORMULA: "{given!r} is a formula; put its result there",
    RefusalKind.TOO_LONG: "has more than 5,000 characters; shorten it",
    RefusalKind.GARBLED: "{given!r} was read in a wrong encoding; save the original as UTF-8",
    RefusalKind.TOO_MANY_CELLS: "the line has more cells than there are columns; quote commas",
    RefusalKind.NOT_MAPPED: "the mapping has no code {given!r}; add it, or leave it out by “only”",
    RefusalKind.OTHER_DATAFLOW: "it is of {given!r}; the mapping is for {suggestion!r}",
    RefusalKind.TAKEN_SLOT: "the source has that figure as {given} already; use that id",
    RefusalKind.NOT_AN_INTERVAL: "{given!r} gives no interval; write low:-10 and high:20",
    RefusalKind.OUTSIDE_INTERVAL: "{given} is not within its interval; mend either",
    RefusalKind.RULE: "the store refuses it: {given}",
}


class CellError(ValueError):
    """One cell cannot be read; `suggestion` is what may have been meant, empty if nothing near."""

    def __init__(
        self, column: str, kind: RefusalKind, given: str = "", suggestion: str = ""
    ) -> None:
        super().__init__(f"{column}: {kind}")
        self.column = column
        self.kind = kind
        self.given = given
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken over; `column` is empty where the whole row is meant."""

    line: int
    column: str
    kind: RefusalKind
    given: str = ""
    suggestion: str = ""

    @classmethod
    def of(cls, line: int, error: CellError) -> Refusal:
        """The refusal of the line in which a cell cannot be read."""
        return cls(line, error.column, error.kind, error.given, error.suggestion)

    def __str__(self) -> str:
        """One sentence for the operator: where, what, how to mend it."""
        where = f"line {self.line}" + (f", column {self.column}" if self.column else "")
        why = _MENDED[self.kind].format(given=self.given, suggestion=self.suggestion)
        if self.suggestion and self.kind is RefusalKind.NOT_HELD:
            why += f"; did you mean {self.suggestion}?"
        return f"{where}: {why}"
