"""What is to be done with the series and periods of a question."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Measure, Operation, Order, Sign

FLOWS = frozenset({"emigration", "immigration"})
BALANCES = frozenset(
    {
        "net_migration",
        "net_migration_all_flows",
        "internal_net_migration",
        "net_migration_un_estimate",
    }
)


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation on series and periods."""

    operation: Operation
    series: tuple[Series, ...]
    periods: tuple[Period, ...]
    measure: Measure = Measure.BOTH
    order: Order = Order.MOST
    axis: Axis | None = None
    dimension: str | None = None
    limit: int | None = None
    sign: Sign | None = None

    @property
    def is_balance(self) -> bool:
        """Whether the first series is a balance, which has a sign."""
        return self.series[0].indicator in BALANCES
