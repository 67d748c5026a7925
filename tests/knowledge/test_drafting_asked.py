"""The form of a figure, begun with what a reader asked for in vain."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.drafting.asked import asked_cells
from knowledge.store import Store
from knowledge.store.question_log import Slots
from knowledge.types.fact import Series
from knowledge.types.period import Period

TODAY = date(2026, 3, 10)
MEN_TO_GERMANY = Series("emigration", "KZ", "DE", "sex:male")
BEGUN = {
    "kind": "figure", "indicator": "emigration", "place": "KZ", "counterpart": "DE",
    "breakdown": "sex:male",
}  # fmt: skip


@pytest.mark.parametrize(
    ("series", "periods", "cells"),
    [
        ([MEN_TO_GERMANY], ["2025"], {**BEGUN, "period": "2025"}),
        ([MEN_TO_GERMANY], [], BEGUN),
        ([MEN_TO_GERMANY], ["2024", "2025"], BEGUN),
        ([MEN_TO_GERMANY], ["2026"], BEGUN),  # which is not over
        ([MEN_TO_GERMANY, Series("emigration", "KZ")], ["2025"], {}),
        ([Series("brain_drain", "KZ")], [], {}),
        ([], ["2025"], {}),
    ],
)
def test_what_was_asked_for_begins_the_form(
    shipped: Store, series: list[Series], periods: list[str], cells: dict[str, str]
) -> None:
    slots = Slots(tuple(series), tuple(map(Period.parse, periods)))
    assert asked_cells(slots, shipped, TODAY) == cells
