"""A number with its unit, period and quality, stored or derived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from knowledge.types.fact import Fact, Precision, Quality, Rank, Series
from knowledge.types.period import Period

_MOST = 4096  # facts whose figures are kept; what is asked for lately


class Computation(StrEnum):
    """How a derived figure comes from its inputs."""

    BALANCE = "balance"  # a formula of the indicator: first - second
    DIFFERENCE = "difference"  # last - first
    PERCENT_CHANGE = "percent_change"  # (last - first) / |first|
    POINTS = "points"  # difference of two shares, in percentage points
    RATIO = "ratio"  # larger / smaller
    SUM = "sum"
    MEAN = "mean"  # sum / how many
    RATE = "rate"  # flow / mean population * 1,000; the population comes after the flow
    SHARE = "share"  # first / second * 100


@dataclass(frozen=True, slots=True)
class Derivation:
    """Our calculation and its inputs, in the order in which they are shown."""

    computation: Computation
    inputs: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that a reader needs: it is either a stored fact or derived from some."""

    series: Series
    period: Period
    value: Decimal
    value_max: Decimal | None
    unit: str
    precision: Precision
    quality: Quality
    rank: Rank
    fact: Fact | None = None
    derivation: Derivation | None = None
    _facts: tuple[Fact, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if (self.fact is None) == (self.derivation is None):
            raise ValueError("a figure is either a fact or derived, never both and never neither")
        inputs = self.derivation.inputs if self.derivation else ()
        rests_on = tuple([fact for entry in inputs for fact in entry.facts()])
        object.__setattr__(self, "_facts", rests_on if self.fact is None else (self.fact,))

    def __hash__(self) -> int:
        """Cheap, as figures are looked for in sets."""
        return hash((self.period, self.value) if self.fact is None else self.fact.id)

    @staticmethod
    def of(fact: Fact) -> Figure:
        """The figure that a fact holds. Raises ValueError if the fact is no dated figure."""
        return _figure_of(fact)

    def facts(self) -> Iterator[Fact]:
        """The stored facts that the figure rests on."""
        return iter(self._facts)


by_time = attrgetter("period.start", "period.end")
"""Sorts figures by their periods."""


@lru_cache(_MOST)
def _figure_of(fact: Fact) -> Figure:
    if fact.value is None or fact.unit is None or fact.period is None:
        raise ValueError(f"{fact.id} holds no dated figure")
    return Figure(
        fact.series, fact.period, fact.value, fact.value_max, fact.unit,
        fact.precision, fact.quality, fact.rank, fact,
    )  # fmt: skip


def holds_figure(fact: Fact) -> bool:
    """Whether the fact is a number of some time, and not words alone."""
    return fact.value is not None and fact.period is not None
