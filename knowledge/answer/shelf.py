"""What is held for a slot: the leading figure, who else has it, and who has another."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from knowledge.answer.leading import is_rounding, is_weak, says_the_same
from knowledge.answer.slots import Slots, as_home_counts, is_by, mirror_of
from knowledge.store import Store
from knowledge.types.answer import Alternative, Cause, Reading
from knowledge.types.fact import Fact, Rank, Series
from knowledge.types.figure import Figure
from knowledge.types.period import Period

__all__ = ["Shelf", "is_by", "shelf_of"]

_NEIGHBOURS = (1, -1, 2, -2)
_KEPT = 4096  # readings
_FEW = 256  # of what is made of many of them

_Made = TypeVar("_Made")


def shelf_of(store: Store, authority: str | None = None, today: date = date.max) -> Shelf:
    """The shelf of the store as it is, with what was read from it before."""
    return store.kept.get(Shelf, store, authority, today)


class Shelf(Slots):
    """The slots of one state of the store as readings, which are kept as they are asked for."""

    def __init__(self, store: Store, authority: str | None = None, today: date = date.max) -> None:
        super().__init__(store, authority, today)
        self._readings = lru_cache(_KEPT)(self._read)
        self._made = lru_cache(_FEW)(self._make)

    def reading(self, series: Series, period: Period, *, context: bool = False) -> Reading | None:
        """What is held for the slot, None if nothing is.

        With `context`, the components of a balance and the year before stand beside it.
        """
        return self._readings(series, period, context)

    def _read(self, series: Series, period: Period, context: bool) -> Reading | None:
        facts = self.figures(series, period)
        lead = self.leading(series, period, facts)
        if lead is None:
            return None
        others = [fact for fact in facts if fact is not lead.fact]
        reading = self._beside(lead, others, mirror_of(series)) if others else Reading(lead)
        return self._with_context(reading) if context else reading

    def kept(self, make: Callable[..., _Made], *given: Hashable) -> _Made:
        """What is made of the shelf and of what is given, such as all rows of a ranking."""
        made: _Made = self._made(make, *given)
        return made

    def _make(self, make: Callable[..., Any], *given: Hashable) -> Any:  # noqa: ANN401 (see kept)
        return make(self, *given)

    def readings(self, series: Series, periods: Iterable[Period]) -> tuple[Reading, ...]:
        """The readings of those periods for which anything is held."""
        found = (self.reading(series, period) for period in periods)
        return tuple(reading for reading in found if reading is not None)

    def _beside(self, lead: Figure, others: list[Fact], mirror: Series | None) -> Reading:
        """The leading figure with those who report the same, and those who do not."""
        further = tuple(f for f in others if f.series != mirror and says_the_same(f, lead.value))
        differing = [fact for fact in others if fact not in further]
        alternatives = tuple(self._alternative(fact, lead, others) for fact in differing)
        return Reading(lead, further, alternatives)

    def _alternative(self, fact: Fact, lead: Figure, others: list[Fact]) -> Alternative:
        figure = Figure.of(fact)
        cause = self._cause(fact, lead, others)
        fits = self._fitting(fact, lead) if cause is Cause.DISPUTED else None
        if fits is not None:
            cause = Cause.OTHER_PERIOD
        return Alternative(figure, figure.value - lead.value, cause, fits)

    def _cause(self, fact: Fact, lead: Figure, others: list[Fact]) -> Cause:
        if fact.rank is Rank.SUPERSEDED or _repeats_superseded(fact, others):
            return Cause.SUPERSEDED
        if fact.series == mirror_of(lead.series) and lead.series == as_home_counts(lead.series):
            return Cause.MIRROR
        return Cause.DISPUTED if fact.rank is Rank.DISPUTED else Cause.OTHER_SOURCE

    def _fitting(self, fact: Fact, lead: Figure) -> Figure | None:
        """The figure of a year nearby that a disputed number really is."""
        if fact.value is None or not lead.period.is_year:
            return None
        year = lead.period.start.year
        for offset in _NEIGHBOURS:
            facts = self.figures(lead.series, Period.year(year + offset))
            first = facts[0] if facts and not is_weak(facts[0]) else None
            if first and first.value is not None and is_rounding(fact.value, first.value):
                return Figure.of(first)
        return None

    def _with_context(self, reading: Reading) -> Reading:
        lead = reading.lead
        before = self.lead(lead.series, _year_before(lead.period)) if lead.period.is_year else None
        return replace(reading, components=self._components(lead), before=before)

    def _components(self, lead: Figure) -> tuple[Figure, ...]:
        """Arrivals and departures beside a published balance."""
        if lead.derivation is not None:
            return ()
        figures = [self.lead(side, lead.period) for side in self.sides(lead.series)]
        held = tuple(figure for figure in figures if figure is not None)
        return held if len(held) == len(figures) else ()


def _repeats_superseded(fact: Fact, others: list[Fact]) -> bool:
    """Whether a source only rounds a number that has since been revised."""
    revised = [other.value for other in others if other.rank is Rank.SUPERSEDED]
    return any(value is not None and says_the_same(fact, value) for value in revised)


def _year_before(year: Period) -> Period:
    return Period.year(year.start.year - 1)
