"""The rows from which a ranking is made: the slots along its axis."""

from __future__ import annotations

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
        for series in self._series():
            for period in self._shelf.periods(series):
                held.setdefault(period, set()).add(series)
        return held

    def readings(self, period: Period) -> list[Reading]:
        """The readings of one period."""
        found = self._shelf.store.cross_section(
            self.series.indicator, period, place=self._fixed_place()
        )
        held = {fact.series for fact in found if self._is_ranked(fact)}
        cells = sorted(held, key=lambda s: (s.place, s.counterpart or "", s.breakdown or ""))
        readings = (self._shelf.reading(series, period) for series in cells)
        return [reading for reading in readings if reading is not None]

    def _series(self) -> list[Series]:
        found = self._shelf.store.series_of(self.series.indicator, place=self._fixed_place())
        return [series for series in found if self._is_cell(series)]

    def _fixed_place(self) -> str | None:
        is_of_place = self._question.axis in (Axis.COUNTERPART, Axis.BREAKDOWN)
        return self.series.place if is_of_place else None

    def _is_ranked(self, fact: Fact) -> bool:
        is_figure = fact.value is not None and fact.qualifier("not-for-rankings") is None
        return is_figure and self._is_cell(fact.series)

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


def _ranked(question: Question) -> Series:
    """The series to rank; of regions the balance is that of all flows."""
    series = question.series[0]
    is_regional = question.axis is Axis.REGION and series.indicator == "net_migration"
    return replace(series, indicator=ALL_FLOWS) if is_regional else series
