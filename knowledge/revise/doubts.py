"""What is probably a slip in a figure: a sign, a unit, a thousand times too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from knowledge.revise.parts import exceeded, exceeding
from knowledge.revise.proposals import ProposedChange
from knowledge.store.records import FactRecord
from knowledge.store.store import Store
from knowledge.types.fact import Fact, Indicator, IndicatorKind, Quality
from knowledge.types.period import Period

_NEVER_NEGATIVE = (IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.SHARE)
_ABSURD = 1000
_WHOLE = 100


class DoubtKind(StrEnum):
    """What is odd; templates word it."""

    SIGN = "sign"  # a count below nothing
    UNIT = "unit"  # argument: the unit of the indicator
    ABOVE_ALL = "above_all"  # a share of more than 100 %
    TOO_LARGE = "too_large"  # a thousand times its neighbours; argument: the nearest of them
    TOO_SMALL = "too_small"  # a thousandth of them; argument: the nearest of them
    ABOVE_WHOLE = "above_whole"  # larger than what it is a part of, which is the fact
    BELOW_PART = "below_part"  # smaller than a part of it, which is the fact
    FUTURE = "future"  # of a time to come, and no projection


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to ask once more; `fact` is what the figure is compared with."""

    kind: DoubtKind
    argument: str = ""
    fact: Fact | None = None


def doubts(store: Store, change: ProposedChange, today: date) -> tuple[Doubt, ...]:
    """Why the number may be a slip, beside the figures that are held."""
    record = change.fact if change.is_another_figure else None
    if record is None or record.value is None or record.period is None:
        return ()
    with store.snapshot():
        held = [fact for fact in store.history(record.series) if fact.id != record.id]
        indicator = store.indicator(record.series.indicator)
        beside = _doubts_beside(store, record)
    near = neighbours(held, record.period)
    return (*doubts_of(record, record.value, record.period, indicator, near, today), *beside)


def _doubts_beside(store: Store, record: FactRecord) -> tuple[Doubt, ...]:
    """What is odd about a count beside what it is a part of, and beside its parts."""
    compared = (
        (DoubtKind.ABOVE_WHOLE, exceeded(store, record)),
        (DoubtKind.BELOW_PART, exceeding(store, record)),
    )
    return tuple(Doubt(kind, fact=fact) for kind, fact in compared if fact is not None)


def doubts_of(
    record: FactRecord,
    value: Decimal,
    period: Period,
    indicator: Indicator,
    near: Sequence[Fact],
    today: date,
) -> tuple[Doubt, ...]:
    """What is odd about a value for a period, of which these are the figures before and after."""
    found: list[Doubt] = []
    if value < 0 and indicator.kind in _NEVER_NEGATIVE:
        found.append(Doubt(DoubtKind.SIGN))
    if record.unit not in {indicator.unit, *(fact.unit for fact in near)}:
        found.append(Doubt(DoubtKind.UNIT, indicator.unit))
    if indicator.kind is IndicatorKind.SHARE and value > _WHOLE:
        found.append(Doubt(DoubtKind.ABOVE_ALL))
    if period.start > today and record.quality is not Quality.PROJECTION:
        found.append(Doubt(DoubtKind.FUTURE))
    return (*found, *_size_doubts(abs(value), near))


def neighbours(held: Sequence[Fact], period: Period) -> tuple[Fact, ...]:
    """The figures of the nearest earlier and later periods of the same length."""
    alike = [
        fact
        for fact in held
        if fact.value is not None
        and fact.period is not None
        and fact.period.granularity is period.granularity
        and fact.period.month_count == period.month_count
    ]
    before = [fact for fact in alike if fact.period is not None and fact.period < period]
    after = [fact for fact in alike if fact.period is not None and fact.period > period]
    return (*before[-1:], *after[:1])


def _size_doubts(value: Decimal, near: Sequence[Fact]) -> tuple[Doubt, ...]:
    sizes = [abs(fact.value) for fact in near if fact.value]
    if not sizes or not value:
        return ()
    if all(value >= size * _ABSURD for size in sizes):
        return (Doubt(DoubtKind.TOO_LARGE, str(max(sizes))),)
    if all(value * _ABSURD <= size for size in sizes):
        return (Doubt(DoubtKind.TOO_SMALL, str(min(sizes))),)
    return ()
