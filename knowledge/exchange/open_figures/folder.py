"""Reads a folder of open figures and writes a folder of packaged facts."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.exchange.open_figures.batch import check_ids, import_figures
from knowledge.exchange.open_figures.errors import MissingColumnsError
from knowledge.exchange.open_figures.rows import (
    COLUMNS_READ,
    COLUMNS_WRITTEN,
    OpenFigure,
    PackagedFact,
)
from knowledge.exchange.open_figures.tables import Tables, look_up


def import_folder(source: Path, target: Path, tables: Tables) -> Mapping[str, int]:
    """Writes the facts of all CSV files in `source` to `target`; the number of facts by file.

    Nothing is written unless every file can be imported.
    """
    figures = (figure for path in sorted(source.glob("*.csv")) for figure in read_figures(path))
    imported = {
        name: import_figures(group, tables) for name, group in _by_target(figures, tables).items()
    }
    check_ids(fact for facts in imported.values() for fact in facts)
    for name, facts in imported.items():
        write_facts(target / f"{name}.csv", facts)
    return {name: len(facts) for name, facts in imported.items()}


def _by_target(figures: Iterable[OpenFigure], tables: Tables) -> dict[str, list[OpenFigure]]:
    grouped: dict[str, list[OpenFigure]] = defaultdict(list)
    for figure in figures:
        grouped[look_up(tables.files, "files", figure.file)].append(figure)
    return dict(sorted(grouped.items()))


def read_figures(path: Path) -> Iterator[OpenFigure]:
    """The rows of an open figures file; raises MissingColumnsError if it is none."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [name for name in COLUMNS_READ if name not in (reader.fieldnames or ())]
        if missing:
            raise MissingColumnsError(path.name, missing)
        yield from (OpenFigure.from_row(path.name, row) for row in reader)


def write_facts(path: Path, facts: Iterable[PackagedFact]) -> None:
    """Writes the facts as a packaged CSV file, in their order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS_WRITTEN, lineterminator="\n")
        writer.writeheader()
        writer.writerows(fact.as_row() for fact in facts)
