"""Values of the types as the columns hold them, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from knowledge.types.fact import (
    Fact,
    FactKind,
    Lifecycle,
    Precision,
    Producer,
    Qualifier,
    Quality,
    Rank,
    Series,
    Source,
)
from knowledge.types.period import Period

FACT_COLUMNS = (
    "id", "kind", "indicator", "place", "counterpart", "breakdown", "period_start", "period_end",
    "value", "value_max", "unit", "value_as_published", "precision", "quality", "rank",
    "source", "locator", "origin", "authority", "qualifiers", "lifecycle", "version",
)  # fmt: skip

_Member = TypeVar("_Member", bound=StrEnum)


class ValueDigitsError(ValueError):
    """A number has more digits than the store keeps exactly."""

    def __init__(self, value: Decimal) -> None:
        super().__init__(f"{value} has more than 15 digits; round it to 15")


def _members(kind: type[_Member]) -> dict[str, _Member]:
    return {member.value: member for member in kind}


_KINDS = _members(FactKind)
_PRECISIONS = _members(Precision)
_QUALITIES = _members(Quality)
_RANKS = _members(Rank)
_LIFECYCLES = _members(Lifecycle)


def fact_of(
    row: Sequence[Any], sources: Mapping[str, Source], producers: Mapping[str, Producer]
) -> Fact:
    """The fact of a row of FACT_COLUMNS."""
    (
        id, kind, indicator, place, counterpart, breakdown, start, end,
        value, value_max, unit, published, precision, quality, rank,
        source, locator, origin, authority, qualifiers, lifecycle, version,
    ) = row  # fmt: skip
    return Fact(
        id,
        _KINDS[kind],
        Series(indicator, place, counterpart, breakdown),
        None if start is None else period_of(start, end),
        None if value is None else decimal_of(value),
        None if value_max is None else decimal_of(value_max),
        unit,
        published,
        _PRECISIONS[precision],
        _QUALITIES[quality],
        _RANKS[rank],
        sources[source],
        locator,
        origin,
        None if authority is None else producers[authority],
        qualifiers_of(qualifiers) if qualifiers else (),
        _LIFECYCLES[lifecycle],
        version,
    )


@lru_cache(maxsize=8192)
def period_of(start: str, end: str) -> Period:
    """The period between two ISO days."""
    return Period(date.fromisoformat(start), date.fromisoformat(end))


@lru_cache(maxsize=1024)
def qualifiers_of(text: str) -> tuple[Qualifier, ...]:
    """The qualifiers in their written form, parted by semicolons."""
    return tuple(Qualifier.parse(part) for part in text.split(";") if part.strip())


def qualifiers_text(qualifiers: Sequence[Qualifier]) -> str:
    """The written form that qualifiers_of() reads."""
    return ";".join(f"{q.name}:{q.argument}" if q.argument else q.name for q in qualifiers)


def decimal_of(value: float) -> Decimal:
    """The decimal number of at most 15 digits that was stored as this float."""
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


def number_of(value: Decimal) -> int | float:
    """The number that decimal_of() turns back into an equal decimal.

    Raises ValueDigitsError if there is none.
    """
    number = int(value) if value == value.to_integral_value() else float(value)
    if abs(value) >= 10**15 or decimal_of(float(number)) != value:
        raise ValueDigitsError(value)
    return number
