"""A process that edits, imports and undoes until it is killed, and says what it has confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from knowledge.exchange.files.cells import Cells
from knowledge.exchange.files.difference import compare
from knowledge.exchange.files.importing import take_over
from knowledge.revise import (
    Author,
    Change,
    create_fact,
    create_source,
    present,
    present_source,
    undo_batch,
    update_fact,
)
from knowledge.store import Store, open_store

EDITED = "emigration-ru-2024"
ADDED, ON_ADDED = "added", "on-added"  # a source, and the fact on it
IMPORTED = 25  # facts of one import
CHANGED = (  # by each operation in turn
    [EDITED],
    sorted(f"many-{line}" for line in range(IMPORTED)),
    [ADDED, ON_ADDED],
)
_BY = Author("editor", "test")


def work(path: Path, start: int, confirmed: Connection) -> None:
    """Edit a fact, import others, and add a source or undo that, in turn, each time with a number."""
    operations = (_edit, _import, _add_or_undo)
    with open_store(path) as store:
        for number in count(start):
            operations[number % len(CHANGED)](store, number)
            confirmed.send(number)


def _edit(store: Store, number: int) -> None:
    record, version = present(store, EDITED)
    change = Change(_BY, f"number {number}")
    update_fact(store, replace(record, value=Decimal(number)), change, expect=version)


def _import(store: Store, number: int) -> None:
    change = Change(_BY, f"number {number}", f"import-{number}")
    take_over(store, compare(store, _rows(number)), change)


def _add_or_undo(store: Store, number: int) -> None:
    """Add a source with a fact on it, later take both back, then bring them again, and so on."""
    change = Change(_BY, f"number {number}", f"source-{number}")
    last = store.reader.row(
        "SELECT batch FROM revision WHERE entity = 'source' AND id = ? ORDER BY version DESC",
        (ADDED,),
    )
    if last is not None:
        undo_batch(store, last[0], change)
        return
    source, _ = present_source(store, "yearbook")
    record, _ = present(store, EDITED)
    with store.change():
        create_source(store, replace(source, id=ADDED), change)
        create_fact(store, replace(record, id=ON_ADDED, source=ADDED), change)


def _rows(number: int) -> Iterator[Cells]:
    for line in range(IMPORTED):
        yield Cells(line, {
            "id": f"many-{line}", "indicator": "emigration", "place": "KZ",
            "period": str(1900 + line), "value": str(number), "unit": "persons",
            "quality": "final", "source": "yearbook", "locator": "table 2",
            "text_en": f"Number {number}.",
        })  # fmt: skip
