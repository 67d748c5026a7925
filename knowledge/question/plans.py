"""What is to be done with the series and periods of a question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from knowledge.types.claim import Assertion
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Measure, Operation, Order, Question, Sign

FLOWS = frozenset({"emigration", "immigration"})
OF_ALL_PEOPLE = frozenset({"births", "deaths", "natural_increase", "population"})
BALANCES = frozenset(
    {
        "net_migration",
        "net_migration_all_flows",
        "internal_net_migration",
        "net_migration_un_estimate",
    }
)
ONE_ENDED = (Operation.EXTREME, Operation.RANKING)
"""What tells of the most or of the least, not of both."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation on series and periods: the part of a question that the operation needs."""

    operation: Operation
    series: tuple[Series, ...]
    periods: tuple[Period, ...]
    measure: Measure = Measure.BOTH
    order: Order = Order.MOST
    axis: Axis | None = None
    dimension: str | None = None
    limit: int | None = None
    sign: Sign | None = None
    assertion: Assertion | None = None

    @property
    def is_balance(self) -> bool:
        """Whether the first series is a balance, which has a sign."""
        return self.series[0].indicator in BALANCES

    @classmethod
    def of(cls, question: Question) -> Plan:
        """The plan of a question."""
        return cls(*_values(question))

    def slots(self) -> dict[str, Any]:
        """The plan as fields of a question."""
        return dict(zip(_SLOTS, _values(self), strict=True))

    def question(self, text: str, language: Language) -> Question:
        """The text as a question that asks for this plan, and for nothing else."""
        return Question(text, language, **self.slots())


_SLOTS = tuple(field.name for field in fields(Plan))
_values = attrgetter(*_SLOTS)
