"""Which indicator a set of features names: the tables in data/lexicon.

signatures.csv tells the indicator whose figures are asked for, definitions.csv the entry of the
glossary where the same words ask for a meaning.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.types.fact import Direction


@dataclass(frozen=True, slots=True)
class Signature:
    """An indicator, the side of Kazakhstan it is seen from, and the features that name it."""

    indicator: str
    direction: Direction
    features: frozenset[str]


def _rows(name: str) -> csv.DictReader[str]:
    text = (files("knowledge") / "data" / "lexicon" / name).read_text("utf-8")
    return csv.DictReader(text.splitlines())


@cache
def _table() -> dict[tuple[frozenset[str], Direction], Signature]:
    signatures = (
        Signature(
            row["indicator"],
            Direction(row["direction"] or "none"),
            frozenset(row["features"].split()),
        )
        for row in _rows("signatures.csv")
    )
    return {(signature.features, signature.direction): signature for signature in signatures}


def indicator_of(features: frozenset[str], direction: Direction) -> str | None:
    """The indicator that exactly these features name, seen from that side; None if none."""
    table = _table()
    found = table.get((features, direction)) or table.get((features, Direction.NONE))
    return found.indicator if found else None


def has_sides(features: frozenset[str]) -> bool:
    """Whether the features name different indicators for those who come and those who go."""
    table = _table()
    return (features, Direction.IN) in table and (features, Direction.OUT) in table


@cache
def _definitions() -> dict[frozenset[str], str]:
    return {
        frozenset(row["features"].split()): row["indicator"] for row in _rows("definitions.csv")
    }


def defined_by(features: frozenset[str]) -> str | None:
    """The entry of the glossary that these features ask for; None if it is the indicator's own."""
    return _definitions().get(features)
