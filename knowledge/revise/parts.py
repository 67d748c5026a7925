"""A count beside those that it is a part of, and beside its own parts: none is larger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from knowledge.revise.rivals import office_first
from knowledge.store.records import FactRecord
from knowledge.store.store import Store
from knowledge.types.fact import Fact, FactKind, IndicatorKind, Precision, Rank
from knowledge.types.period import Period

_COUNTED = (IndicatorKind.FLOW, IndicatorKind.STOCK)
_STANDING = (Rank.NORMAL, Rank.PREFERRED)
_MIRROR = "mirror"  # what the other country counts

Parents = Mapping[str, str | None]
"""The country of each region, by their codes."""


def exceeded(store: Store, record: FactRecord) -> Fact | None:
    """A whole of which the figure is a part, and which is smaller; offices' first."""
    parents = _parents(store)
    smaller = (
        whole
        for whole in _held_beside(store, record)
        if _is_part(record, whole, parents)
        and whole.precision is not Precision.AT_LEAST
        and _least(record) > _most(whole)
    )
    return min(smaller, key=office_first, default=None)


def exceeding(store: Store, record: FactRecord) -> Fact | None:
    """The largest part of the figure that is larger than it; offices' first."""
    if record.precision is Precision.AT_LEAST:
        return None
    parents = _parents(store)
    larger = (
        part
        for part in _held_beside(store, record)
        if _is_part(part, record, parents) and _least(part) > _most(record)
    )
    return min(larger, key=lambda part: (-_least(part), *office_first(part)), default=None)


def _held_beside(store: Store, record: FactRecord) -> Iterator[Fact]:
    """The published counts of the same indicator and time, and of the same series in that year."""
    series, period = record.series, record.period
    if period is None or record.value is None or not _is_counted(store, record):
        return
    years = Period(Period.year(period.start.year).start, Period.year(period.end.year).end)
    held = (*store.cross_section(series.indicator, period), *store.history(series, years))
    for fact in dict.fromkeys(held):
        if fact.id != record.id and _is_comparable(fact, record):
            yield fact


def _is_counted(store: Store, record: FactRecord) -> bool:
    is_mirror = any(entry.name == _MIRROR for entry in record.qualifiers)
    is_count = store.indicator(record.series.indicator).kind in _COUNTED
    return is_count and not is_mirror and _least(record) >= 0


def _is_comparable(fact: Fact, record: FactRecord) -> bool:
    is_figure = fact.kind is FactKind.FIGURE and fact.value is not None
    is_standing = fact.rank in _STANDING and fact.qualifier(_MIRROR) is None
    return is_figure and is_standing and fact.unit == record.unit


def _is_part(part: Fact | FactRecord, whole: Fact | FactRecord, parents: Parents) -> bool:
    """Whether one slot is within the other: a partner, a group, a region or a time of it."""
    inner, outer = part.series, whole.series
    if part.period is None or whole.period is None:
        return False
    return (
        (inner, part.period) != (outer, whole.period)
        and outer.counterpart in (inner.counterpart, None)
        and outer.breakdown in (inner.breakdown, None)
        and outer.place in (inner.place, parents.get(inner.place))
        and whole.period.contains(part.period)
    )


def _parents(store: Store) -> Parents:
    return {place.code: place.parent for place in store.places()}


def _least(figure: Fact | FactRecord) -> Decimal:
    return figure.value or Decimal(0)


def _most(figure: Fact | FactRecord) -> Decimal:
    return figure.value_max or _least(figure)
