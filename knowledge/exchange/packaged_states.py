"""The packaged files as states of entities, each with the row that it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from knowledge.exchange.packaged_rows import Row, read_rows
from knowledge.store.codec import ValueDigitsError
from knowledge.store.records import FactRecord, Keyword
from knowledge.store.states import TABLES, Entity, State, completed
from knowledge.types.fact import (
    FactKind,
    FactText,
    Language,
    Precision,
    Qualifier,
    Quality,
    Rank,
    Series,
)
from knowledge.types.period import Period

FACT_COLUMNS = (
    "id", "kind", "indicator", "place", "counterpart", "breakdown", "period", "value", "value_max",
    "unit", "value_as_published", "precision", "quality", "rank", "source", "locator", "origin",
    "authority", "qualifiers",
)  # fmt: skip
_INDICATOR_COLUMNS = ("id", "kind", "direction", "scope", "unit", "decimals", "formula")
_TEXT_COLUMNS = ("fact", "language", "text", "caveat", "reason")
_TEXT_FILES = ("fact_texts.csv", "glossary_texts.csv")
KEYWORD_FILES = ("fact_keywords.csv",)
KEYWORD_COLUMNS = ("fact", "language", "keyword", "weight")

_REFERENCES: dict[Entity, dict[str, Entity]] = {
    Entity.SOURCE: {"producer": Entity.PRODUCER},
    Entity.INDICATOR: {"minuend": Entity.INDICATOR, "subtrahend": Entity.INDICATOR},
    Entity.PLACE: {"parent": Entity.PLACE},
    Entity.FACT: {
        "source": Entity.SOURCE, "indicator": Entity.INDICATOR, "authority": Entity.PRODUCER,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Packaged:
    """One entity as the package has it."""

    entity: Entity
    id: str
    state: State
    row: Row


def packaged_entities(folder: Path) -> tuple[Packaged, ...]:
    """All entities of the package, each once, those first on which others rest."""
    entries: dict[tuple[Entity, str], Packaged] = {}
    for entry in _all(folder):
        first = entries.setdefault((entry.entity, entry.id), entry)
        if first is not entry:
            why = f"{entry.id} stands in {first.row.file}, line {first.row.line} already"
            raise entry.row.error(TABLES[entry.entity].key, why)
    for entry in entries.values():
        for column, entity in _REFERENCES.get(entry.entity, {}).items():
            id = entry.state[column]
            if id is not None and (entity, id) not in entries:
                raise entry.row.error(column, f"there is no {entity} {id!r}")
    return tuple(entries.values())


def _all(folder: Path) -> Iterator[Packaged]:
    yield from _plain(folder, Entity.PRODUCER, "producers.csv")
    yield from _plain(folder, Entity.SOURCE, "sources.csv")
    yield from _indicators(folder)
    yield from _plain(folder, Entity.PLACE, "places.csv")
    yield from _facts(folder)


def _plain(folder: Path, entity: Entity, file: str) -> Iterator[Packaged]:
    """Entities whose columns are the first ones of their table."""
    table = TABLES[entity]
    columns = tuple(column for column in table.columns if column not in table.later)
    for row in read_rows(folder, file, columns):
        state = completed(entity, dict(zip(columns, row.cells, strict=True)))
        if "parent" in state:
            state["parent"] = state["parent"] or None
        yield Packaged(entity, row[table.key], state, row)


def _indicators(folder: Path) -> Iterator[Packaged]:
    columns = ("indicator", "language", "name", "definition")
    texts: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in read_rows(folder, "indicator_texts.csv", columns):
        text = {"name": row["name"], "definition": row["definition"]}
        texts[row["indicator"]][row.language] = text
    for row in read_rows(folder, "indicators.csv", _INDICATOR_COLUMNS):
        state: State = {column: row[column] for column in _INDICATOR_COLUMNS[:5]}
        state["decimals"] = row.read("decimals", int)
        state["minuend"], state["subtrahend"] = row.read("formula", formula)
        state["texts"] = dict(sorted(texts[row["id"]].items()))
        yield Packaged(Entity.INDICATOR, row["id"], state, row)


def formula(text: str) -> tuple[str | None, str | None]:
    """The two indicators whose difference is written as one - another, None if none is."""
    if not text:
        return None, None
    minuend, minus, subtrahend = text.partition(" - ")
    if not minus:
        raise ValueError(f"{text!r} is not written as one indicator - another")
    return minuend.strip(), subtrahend.strip()


def _facts(folder: Path) -> Iterator[Packaged]:
    texts = _by_fact(folder, _TEXT_FILES, _TEXT_COLUMNS)
    keywords = _by_fact(folder, KEYWORD_FILES, KEYWORD_COLUMNS)
    for path in sorted((folder / "facts").glob("*.csv")):
        for row in read_rows(folder, f"facts/{path.name}", FACT_COLUMNS):
            id = row.required("id")
            record = _record(row, texts.pop(id, []), keywords.pop(id, []))
            yield Packaged(Entity.FACT, id, _state(row, record), row)
    for row, *_ in (*texts.values(), *keywords.values()):
        raise row.error("fact", f"there is no fact {row['fact']}")


def _by_fact(
    folder: Path, files: tuple[str, ...], columns: tuple[str, ...]
) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for file in files:
        for row in read_rows(folder, file, columns):
            rows[row["fact"]].append(row)
    return rows


def _state(row: Row, record: FactRecord) -> State:
    try:
        return record.state()
    except ValueDigitsError as error:
        raise row.error("value", str(error)) from error


def _record(row: Row, texts: list[Row], keywords: list[Row]) -> FactRecord:
    return FactRecord(
        id=row["id"],
        kind=row.read("kind", FactKind),
        series=Series(
            row.required("indicator"), row.required("place"),
            row["counterpart"] or None, row["breakdown"] or None,
        ),
        period=row.optional("period", Period.parse),
        value=row.optional("value", Decimal),
        value_max=row.optional("value_max", Decimal),
        unit=row["unit"] or None,
        value_as_published=row["value_as_published"],
        precision=row.read("precision", lambda text: Precision(text or Precision.EXACT)),
        quality=row.read("quality", Quality),
        rank=row.read("rank", Rank),
        source=row.required("source"),
        locator=row.required("locator"),
        origin=row["origin"],
        authority=row["authority"] or None,
        qualifiers=tuple(Qualifier.parse(q) for q in row["qualifiers"].split(";") if q.strip()),
        texts={Language(text.language): _text(text) for text in texts},
        keywords=tuple(_keyword(keyword) for keyword in keywords),
    )  # fmt: skip


def _text(row: Row) -> FactText:
    return FactText(row["text"], row["caveat"], row["reason"])


def _keyword(row: Row) -> Keyword:
    return Keyword(Language(row.language), row.required("keyword"), row.read("weight", int))
