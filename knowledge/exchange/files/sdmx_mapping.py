"""What the columns and codes of a statistics office mean here, as a mapping file says it.

The file is YAML: under `sdmx` stand `columns`, ours, each with one text for all rows or with the
column that it is taken `from` and what its `codes` mean; `only`, the codes of the rows that are
wanted; `ignored`, columns without meaning for us; `id`, how ids are made; and, if wanted, the
`dataflow` and a `reference_day` such as 01-01 for stocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

from knowledge.exchange.files.cells import COLUMNS
from knowledge.exchange.files.errors import MOST_MAPPING_BYTES, WrongMappingError
from knowledge.exchange.files.read_yaml import plain_document

_ROOT = "sdmx"
_KEYS = ("dataflow", "id", "columns", "only", "ignored", "reference_day")
_MADE = frozenset({"id", "period", "value", "value_as_published"})  # out of what SDMX itself names
_NEEDED = frozenset({"indicator", "place", "unit", "quality", "source", "locator"})
_DAY = re.compile(r"[01]\d-[0-3]\d")


@dataclass(frozen=True, slots=True)
class Codes:
    """A column of theirs, and what its codes mean; without any, a code means itself."""

    column: str
    meanings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SdmxMapping:
    """What a mapping file says; `texts` are for all rows, `codes` by our columns."""

    id: Template
    texts: Mapping[str, Template]
    codes: Mapping[str, Codes]
    only: Mapping[str, frozenset[str]]
    ignored: frozenset[str]
    dataflow: str = ""
    reference_day: str = ""

    @property
    def columns(self) -> frozenset[str]:
        """The columns of theirs that it takes something from."""
        named = (name for text in self.texts.values() for name in text.get_identifiers())
        return frozenset(self.only).union(named, (codes.column for codes in self.codes.values()))


def is_mapping(path: Path) -> bool:
    """Whether a YAML file is, or should be, a mapping. Raises FactFileError."""
    document = plain_document(path, MOST_MAPPING_BYTES)
    return isinstance(document, dict) and _ROOT in document


def read_mapping(path: Path) -> SdmxMapping:
    """The mapping in a file. Raises FactFileError."""
    document = plain_document(path, MOST_MAPPING_BYTES)
    root = document.get(_ROOT) if isinstance(document, dict) else None
    return _Document(path, root).mapping()


class _Document:
    """A mapping file, each part read as what it should be."""

    def __init__(self, path: Path, root: object) -> None:
        self._path = path
        self._root = self._table(_ROOT, root)

    def mapping(self) -> SdmxMapping:
        self._check_names("sdmx", self._root, frozenset(_KEYS))
        columns = self._table("columns", self._root.get("columns"))
        self._check_names("columns", columns, frozenset(COLUMNS) - _MADE)
        if missing := ", ".join(sorted(_NEEDED - set(columns))):
            raise self._error("columns", f"has no {missing}; every figure needs them")
        return SdmxMapping(
            self._id(),
            dict(self._texts(columns)),
            dict(self._codes(columns)),
            dict(self._only()),
            frozenset(self._listed("ignored", self._root.get("ignored", []))),
            self._text("dataflow", self._root.get("dataflow", "")),
            self._reference_day(),
        )

    def _id(self) -> Template:
        id = self._template("id", self._root.get("id", ""))
        parts = set(id.get_identifiers())
        if not parts or not parts <= set(COLUMNS) - {"id"}:
            raise self._error("id", "is made of our columns, such as $indicator-$place-$period")
        return id

    def _texts(self, columns: Mapping[str, Any]) -> Iterator[tuple[str, Template]]:
        for name, content in columns.items():
            if not isinstance(content, dict):
                yield name, self._template(name, content)

    def _codes(self, columns: Mapping[str, Any]) -> Iterator[tuple[str, Codes]]:
        for name, content in columns.items():
            if isinstance(content, dict):
                self._check_names(name, content, frozenset({"from", "codes"}))
                codes = self._table(name, content.get("codes", {}))
                meanings = {code: self._text(name, text) for code, text in codes.items()}
                yield name, Codes(self._text(name, content.get("from")), meanings)

    def _only(self) -> Iterator[tuple[str, frozenset[str]]]:
        for column, wanted in self._table("only", self._root.get("only", {})).items():
            codes = [wanted] if isinstance(wanted, str) else self._listed("only", wanted)
            yield column, frozenset(codes)

    def _reference_day(self) -> str:
        day = self._text("reference_day", self._root.get("reference_day", ""))
        if day and not _DAY.fullmatch(day):
            raise self._error("reference_day", "is a month and a day, such as 01-01")
        return day

    def _table(self, name: str, content: object) -> dict[str, Any]:
        if not isinstance(content, dict):
            raise self._error(name, "has no names with contents, each in a line of its own")
        return content

    def _listed(self, name: str, content: object) -> list[str]:
        if not isinstance(content, list):
            raise self._error(name, "is no list such as [A, B]")
        return [self._text(name, entry) for entry in content]

    def _template(self, name: str, content: object) -> Template:
        template = Template(self._text(name, content))
        if not template.is_valid():
            raise self._error(name, "has a $ that names no column; write $$ for the sign itself")
        return template

    def _text(self, name: str, content: object) -> str:
        if not isinstance(content, str):
            raise self._error(name, "is no plain text")
        return content

    def _check_names(self, name: str, content: Mapping[str, Any], known: frozenset[str]) -> None:
        unknown = sorted(set(content) - known)
        if unknown:
            have = ", ".join(sorted(known))
            raise self._error(name, f"knows no {', '.join(unknown)}; it may have {have}")

    def _error(self, name: str, what: str) -> WrongMappingError:
        return WrongMappingError(self._path, f"{name} {what}")
