"""Slots that a source fills already; a check of the store finds a figure under two ids."""

from __future__ import annotations

from knowledge.exchange.files.errors import CellError, RefusalKind
from knowledge.store.records import FactRecord
from knowledge.store.states import Rows
from knowledge.types.fact import FactKind, Lifecycle

TAKEN = """
    SELECT id FROM fact WHERE lifecycle = 'published' AND indicator = ? AND place = ?
        AND counterpart IS ? AND breakdown IS ? AND period_start = ? AND period_end = ?
        AND source = ? AND rank = ? AND kind = 'figure'"""


class Slots:
    """The slots of the store, and those of the new figures of a file."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._new: dict[tuple[str | None, ...], str] = {}

    def check(self, record: FactRecord, line: int) -> None:
        """Raise CellError if the slot of a new figure is taken, by the store or the file."""
        if (
            record.kind is not FactKind.FIGURE
            or record.lifecycle is not Lifecycle.PUBLISHED
            or record.period is None
        ):
            return
        key = _key(record)
        held = self._rows(TAKEN, key)
        taken = held[0][0] if held else self._new.setdefault(key, record.id)
        if taken != record.id:
            raise CellError("id", RefusalKind.TAKEN_SLOT, taken)


def _key(record: FactRecord) -> tuple[str | None, ...]:
    series, period = record.series, record.period
    days = (period.start.isoformat(), period.end.isoformat()) if period else (None, None)
    return (
        series.indicator, series.place, series.counterpart, series.breakdown, *days,
        record.source, record.rank.value,
    )  # fmt: skip
