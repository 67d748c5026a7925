"""The rows from which a ranking is made: the slots along its axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answer.held_as import ALL_FLOWS
from knowledge.answer.shelf import Shelf
from knowledge.types.answer import Reading
from knowledge.types.fact import Fact, PlaceKind, Series
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

    def by_period(self) -> dict[Period, set[Series]]:
        """The slots that are held, by period."""
        held: dict[Period, set[Series]] = {}
        for series, period in self._shelf.periods_of_each(self._series()):
            held.setdefault(period, set()).add(series)
        return held

    def readings(self, period: Period) -> list[Reading]:
        """The readings of one period."""
        candidates = self._series()
        self._shelf.expect(candidates, period)
        held = [cell for cell in candidates if self._is_held(cell, period)]
        cells = sorted(held, key=lambda s: (s.place, s.counterpart or "", s.breakdown or ""))
        readings = (self._shelf.reading(series, period) for series in cells)
        return [reading for reading in readings if reading is not None]

    def _series(self) -> list[Series]:
        """The slots that may be held: all places along the axis, or the groups that are held."""
        return [series for series in self._along_the_axis() if self._is_cell(series)]

    def _along_the_axis(self) -> Iterable[Series]:
        store, asked = self._shelf.store, self.series
        codes = [place.code for place in store.places()]
        match self._question.axis:
            case Axis.COUNTERPART:
                return (replace(asked, counterpart=code) for code in codes)
            case Axis.REGION | Axis.COUNTRY:
                return (replace(asked, place=code, counterpart=None) for code in codes)
            case _:
                return store.series_of(asked.indicator, place=asked.place)

    def _is_held(self, cell: Series, period: Period) -> bool:
        facts = self._shelf.store.slot(cell, period)
        return any(_is_ranked(fact) for fact in facts)

    def _is_cell(self, cell: Series) -> bool:
        asked = self.series
        match self._question.axis:
            case Axis.COUNTERPART:
                return cell.breakdown == asked.breakdown and self._is_country(cell.counterpart)
            case Axis.REGION:
                is_region = cell.place.startswith("KZ-") and cell.counterpart is None
                return is_region and cell.breakdown == asked.breakdown
            case Axis.COUNTRY:
                return cell.place in self.members and not (cell.counterpart or cell.breakdown)
            case _:
                prefix = f"{self._question.dimension}:"
                is_group = (cell.breakdown or "").startswith(prefix)
                return is_group and cell.counterpart == asked.counterpart

    def _is_country(self, code: str | None) -> bool:
        if code is None or code == _UNKNOWN:
            return False
        return self._shelf.store.place(code).kind is PlaceKind.COUNTRY


def _is_ranked(fact: Fact) -> bool:
    return fact.value is not None and fact.qualifier("not-for-rankings") is None


def _ranked(question: Question) -> Series:
    """The series to rank; of regions the balance is that of all flows."""
    series = question.series[0]
    is_regional = question.axis is Axis.REGION and series.indicator == "net_migration"
    return replace(series, indicator=ALL_FLOWS) if is_regional else series
