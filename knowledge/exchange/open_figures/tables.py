"""The mapping tables: what names, titles and notes of open figures mean in the project's terms."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from knowledge.exchange.open_figures.errors import UnknownNameError

Key = TypeVar("Key")
Value = TypeVar("Value")

MAPPING = Path(__file__).parents[2] / "data" / "mapping"


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """What an indicator of open figures is called here; `short` opens the id of its facts."""

    indicator: str
    short: str
    breakdown: str
    unit: str


@dataclass(frozen=True, slots=True)
class SourceName:
    """The source that a title and URL stand for, and what holds for all that it says.

    `suffix` closes the id of its facts; `locator` may hold {year} and {series}.
    """

    source: str
    suffix: str
    locator: str
    authority: str
    origin: str
    quality: str


@dataclass(frozen=True, slots=True)
class GroupName:
    """The breakdown, and the qualifiers, of a group of people."""

    breakdown: str
    qualifiers: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A remark in a note (or, without pattern, a standing rule), when it holds, and its effects."""

    pattern: re.Pattern[str]
    when: tuple[tuple[str, re.Pattern[str]], ...]
    effects: Mapping[str, str]

    def holds(self, slot: Mapping[str, str]) -> bool:
        """Whether the rule is about a figure with these properties."""
        return all(pattern.fullmatch(slot[name]) for name, pattern in self.when)


@dataclass(frozen=True, slots=True)
class Tables:
    """All mapping tables."""

    files: Mapping[str, str]
    places: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    indicators: Mapping[str, IndicatorName]
    groups: Mapping[str, GroupName]
    sources: Mapping[tuple[str, str], SourceName]
    rules: tuple[Rule, ...]


def look_up(table: Mapping[Key, Value], name: str, key: Key) -> Value:
    """What the table called `name` holds for the key; raises UnknownNameError."""
    try:
        return table[key]
    except KeyError as error:
        raise UnknownNameError(name, str(key)) from error


def load_tables(folder: Path = MAPPING) -> Tables:
    """The tables in a folder, by default those that are packaged."""

    def read(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return Tables(
        files={row["file"]: row["target"] for row in read("files")},
        places={row["name"]: row["code"] for row in read("places")},
        units={row["name"]: tuple(row["units"].split("|")) for row in read("units")},
        indicators={row.pop("name"): IndicatorName(**row) for row in read("indicators")},
        groups={row.pop("name"): GroupName(**row) for row in read("groups")},
        sources={
            (row.pop("source_title"), row.pop("url")): SourceName(**row) for row in read("sources")
        },
        rules=tuple(_rule(row) for row in read("rules")),
    )


def _rule(row: dict[str, str]) -> Rule:
    conditions = (condition.partition(":") for condition in row.pop("when").split())
    return Rule(
        pattern=re.compile(row.pop("pattern")),
        when=tuple((name, re.compile(pattern)) for name, _, pattern in conditions),
        effects={name: effect for name, effect in row.items() if effect},
    )
