"""Which indicator a set of features names: the table in data/lexicon/signatures.csv."""

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


@cache
def _table() -> dict[tuple[frozenset[str], Direction], Signature]:
    text = (files("knowledge") / "data" / "lexicon" / "signatures.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    signatures = (
        Signature(
            row["indicator"],
            Direction(row["direction"] or "none"),
            frozenset(row["features"].split()),
        )
        for row in rows
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
