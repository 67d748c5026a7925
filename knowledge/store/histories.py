"""The facts of a series by time, read at once: a question mostly asks for several of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from knowledge.types.fact import Fact
from knowledge.types.period import Period


class History:
    """The dated published facts of a series, by period."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """`facts` are in the order of their periods."""
        dated = groupby(facts, key=lambda fact: fact.period)
        self._slots = {period: tuple(held) for period, held in dated if period is not None}
        self.periods = tuple(
            period
            for period, held in self._slots.items()
            if any(fact.value is not None for fact in held)
        )

    def slot(self, period: Period) -> tuple[Fact, ...]:
        """The facts of exactly that period."""
        return self._slots.get(period, ())

    def within(self, span: Period | None) -> tuple[Fact, ...]:
        """The facts whose periods lie within the span."""
        if span is None:
            return tuple([fact for held in self._slots.values() for fact in held])
        first, last = span.start, span.end
        return tuple(
            [
                fact
                for period, held in self._slots.items()
                if first <= period.start and period.end <= last
                for fact in held
            ]
        )
