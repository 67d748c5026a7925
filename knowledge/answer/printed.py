"""Changes and ratios as sources print them, beside our own calculations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import last_day
from knowledge.types.answer import Reading
from knowledge.types.fact import Series
from knowledge.types.period import Period

_CHANGES = {
    "emigration": ("emigration_change", "emigration_ratio"),
    "net_migration": ("net_migration_ratio",),
    "labour_emigration": ("labour_emigration_ratio",),
}
_RATIOS = {
    frozenset({"natural_increase", "net_migration"}): "natural_increase_to_balance_ratio",
}


def _printed(series: Series) -> Iterator[Series]:
    names = _CHANGES.get(series.indicator, ())
    return (replace(series, indicator=name) for name in names)


def printed_latest(series: Series, shelf: Shelf) -> Reading | None:
    """The latest change that a source prints."""
    held = [(period, name) for name in _printed(series) for period in shelf.periods(name)]
    if not held:
        return None
    period, name = max(held, key=lambda entry: last_day(entry[0]))
    return shelf.reading(name, period)


def printed_of(
    series: Series, base: Period | None, new: Period, shelf: Shelf
) -> tuple[Reading, ...]:
    """The changes printed for these periods.

    They stand under the later period if its base is the year before, else under both as a span.
    """
    spans = [new] if base is None or base == new.in_year(new.start.year - 1) else []
    if base is not None and base < new:
        spans.append(Period(base.start, new.end))
    found = (reading for name in _printed(series) for reading in shelf.readings(name, spans))
    return tuple(found)


def printed_ratio(
    asked: Sequence[Series], periods: Sequence[Period], shelf: Shelf
) -> tuple[Reading, ...]:
    """The ratios of two indicators that sources print."""
    name = _RATIOS.get(frozenset(series.indicator for series in asked))
    return shelf.readings(Series(name, asked[0].place), periods) if name else ()
