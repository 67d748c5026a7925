"""The rows from which a ranking is made: the slots along its axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answer.held_as import ALL_FLOWS
from knowledge.answer.shelf import Shelf
from knowledge.types.answer import Reading
from knowledge.types.fact import Fact, Place, PlaceKind, Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Question
from knowledge.types.unions import MEMBERS

_UNKNOWN = "UNKNOWN"


class Cells:
    """The slots that a ranking question ranks."""

    def __init__(self, question: Question, shelf: Shelf) -> None:
        self._question = question
        self._shelf = shelf
        self.series = _ranked(question)
        self.members = MEMBERS.get(self.series.place, ())
        self._candidates = tuple(self._along_the_axis())

    def by_period(self) -> dict[Period, set[Series]]:
        """The slots that are held, by period."""
        held: dict[Period, set[Series]] = {}
        for series, period in self._shelf.periods_of_each(self._candidates):
            held.setdefault(period, set()).add(series)
        return held

    def readings(self, period: Period) -> list[Reading]:
        """The readings of one period."""
        self._shelf.expect(self._candidates, period)
        held = [cell for cell in self._candidates if self._is_held(cell, period)]
        cells = sorted(held, key=lambda s: (s.place, s.counterpart or "", s.breakdown or ""))
        readings = (self._shelf.reading(series, period) for series in cells)
        return [reading for reading in readings if reading is not None]

    def _along_the_axis(self) -> Iterable[Series]:
        """The slots that may be held: all places along the axis, or the groups that are held."""
        store, asked = self._shelf.store, self.series
        match self._question.axis:
            case Axis.COUNTERPART:
                countries = [place.code for place in store.places() if _is_country(place)]
                return [
                    Series(asked.indicator, asked.place, code, asked.breakdown)
                    for code in countries
                ]
            case Axis.REGION:
                regions = [place.code for place in store.places() if place.code.startswith("KZ-")]
                return [Series(asked.indicator, code, None, asked.breakdown) for code in regions]
            case Axis.COUNTRY:
                return [] if asked.breakdown else [Series(asked.indicator, m) for m in self.members]
            case _:
                groups = store.series_of(asked.indicator, place=asked.place)
                return [group for group in groups if self._is_of_dimension(group)]

    def _is_of_dimension(self, group: Series) -> bool:
        is_part = (group.breakdown or "").startswith(f"{self._question.dimension}:")
        return is_part and group.counterpart == self.series.counterpart

    def _is_held(self, cell: Series, period: Period) -> bool:
        facts = self._shelf.store.slot(cell, period)
        return any(_is_ranked(fact) for fact in facts)


def _is_country(place: Place) -> bool:
    return place.kind is PlaceKind.COUNTRY and place.code != _UNKNOWN


def _is_ranked(fact: Fact) -> bool:
    return fact.value is not None and fact.qualifier("not-for-rankings") is None


def _ranked(question: Question) -> Series:
    """The series to rank; of regions the balance is that of all flows."""
    series = question.series[0]
    is_regional = question.axis is Axis.REGION and series.indicator == "net_migration"
    return replace(series, indicator=ALL_FLOWS) if is_regional else series
