"""What was worked out for an answer is kept, but never beyond a change of the store."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from asking import ask, name

from knowledge.store import Store, open_store
from knowledge.types.answer import Answer
from knowledge.types.question import Axis, Measure, Operation

GERMANY = "emigration-de-2024-inbusiness"
YEAR_2024 = "emigration-2024-bns"


@pytest.fixture
def store(filled_file: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3"))) as store:
        yield store


def changed_elsewhere(store: Store, fact: str, value: int) -> None:
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("UPDATE fact SET value = ? WHERE id = ?", (value, fact))


def retired_elsewhere(store: Store, fact: str) -> None:
    with closing(sqlite3.connect(store.path)) as other, other:
        other.execute("UPDATE fact SET lifecycle = 'retired' WHERE id = ?", (fact,))


def numbers(answer: Answer) -> list[int]:
    return [int(figure.value) for figure in answer.figures()]


def test_the_number_and_the_year_before(store: Store) -> None:
    ask(store, Operation.VALUE, "emigration", "2024")
    ask(store, Operation.VALUE, "emigration", "2025")
    changed_elsewhere(store, YEAR_2024, 5)
    assert numbers(ask(store, Operation.VALUE, "emigration", "2024")) == [5]
    before = ask(store, Operation.VALUE, "emigration", "2025").readings[0].before
    assert (name(before), before and before.value) == (YEAR_2024, 5)


def test_the_sum_and_the_change(store: Store) -> None:
    years = ("2023", "2024")
    assert ask(store, Operation.SUM, "emigration", *years).computed[0].value != 2 * 16094
    ask(store, Operation.CHANGE, "emigration", *years, measure=Measure.ABSOLUTE)
    changed_elsewhere(store, YEAR_2024, 16094)
    assert ask(store, Operation.SUM, "emigration", *years).computed[0].value == 2 * 16094
    now = ask(store, Operation.CHANGE, "emigration", *years, measure=Measure.ABSOLUTE)
    assert now.computed[0].value == 0


def test_the_year_with_the_most(store: Store) -> None:
    assert numbers(ask(store, Operation.EXTREME, "emigration")) != [10**7]
    changed_elsewhere(store, YEAR_2024, 10**7)
    assert numbers(ask(store, Operation.EXTREME, "emigration")) == [10**7]


def test_the_rows_of_a_ranking(store: Store) -> None:
    def partners() -> list[str | None]:
        of_2024 = "emigration", "2024"
        answer = ask(store, Operation.RANKING, *of_2024, axis=Axis.COUNTERPART, limit=3)
        return [row.figure.series.counterpart for row in answer.ranking]

    assert partners() == ["RU", "DE", "KG"]
    changed_elsewhere(store, GERMANY, 10**6)
    assert partners() == ["DE", "RU", "KG"]
    retired_elsewhere(store, GERMANY)
    assert partners()[:2] == ["RU", "KG"]
