"""A process that edits and imports until it is killed, and says what has been confirmed."""

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
from knowledge.revise import Author, Change, present, update_fact
from knowledge.store import Store, open_store

EDITED = "emigration-ru-2024"
IMPORTED = 25  # facts of one import
_BY = Author("editor", "test")


def work(path: Path, start: int, confirmed: Connection) -> None:
    """Edit a fact and import others in turn, each time with the next number as their value."""
    with open_store(path) as store:
        for number in count(start):
            (_import if number % 2 else _edit)(store, number)
            confirmed.send(number)


def batch_of(number: int) -> str:
    """The name of an import."""
    return f"import-{number}"


def _edit(store: Store, number: int) -> None:
    record, version = present(store, EDITED)
    change = Change(_BY, f"number {number}")
    update_fact(store, replace(record, value=Decimal(number)), change, expect=version)


def _import(store: Store, number: int) -> None:
    change = Change(_BY, f"number {number}", batch_of(number))
    take_over(store, compare(store, _rows(number)), change)


def _rows(number: int) -> Iterator[Cells]:
    for line in range(IMPORTED):
        yield Cells(line, {
            "id": f"many-{line}", "indicator": "emigration", "place": "KZ",
            "period": str(1900 + line), "value": str(number), "unit": "persons",
            "quality": "final", "source": "yearbook", "locator": "table 2",
            "text_en": f"Number {number}.",
        })  # fmt: skip
