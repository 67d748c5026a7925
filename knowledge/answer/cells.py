"""The rows from which a ranking is made: the slots along its axis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from knowledge.answer.held_as import ALL_FLOWS
from knowledge.answer.shelf import Shelf
from knowledge.store import Store
from knowledge.types.answer import Reading
from knowledge.types.fact import Fact, Place, PlaceKind, Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Question
from knowledge.types.unions import MEMBERS

_UNKNOWN = "UNKNOWN"


class Cells:
    """The slots that a ranking question ranks."""

    def __init__(self, question: Question, shelf: Shelf) -> None:
        self._shelf = shelf
        self.series = _ranked(question)
        self.members = MEMBERS.get(self.series.place, ())
        self._along = (question.axis, question.dimension, self.series)

    def by_period(self) -> Mapping[Period, Set[Series]]:
        """The slots that are held, by period."""
        return self._shelf.kept(_by_period, *self._along)

    def readings(self, period: Period) -> tuple[Reading, ...]:
        """The readings of one period."""
        return self._shelf.kept(_readings, *self._along, period)


def _by_period(
    shelf: Shelf, axis: Axis | None, dimension: str | None, series: Series
) -> Mapping[Period, Set[Series]]:
    held: dict[Period, set[Series]] = {}
    for cell, period in shelf.periods_of_each(shelf.kept(_candidates, axis, dimension, series)):
        held.setdefault(period, set()).add(cell)
    return held


def _readings(
    shelf: Shelf, axis: Axis | None, dimension: str | None, series: Series, period: Period
) -> tuple[Reading, ...]:
    candidates = shelf.kept(_candidates, axis, dimension, series)
    shelf.expect(candidates, period)
    held = [cell for cell in candidates if _is_held(shelf, cell, period)]
    cells = sorted(held, key=lambda s: (s.place, s.counterpart or "", s.breakdown or ""))
    readings = (shelf.reading(cell, period) for cell in cells)
    return tuple(reading for reading in readings if reading is not None)


def _candidates(
    shelf: Shelf, axis: Axis | None, dimension: str | None, asked: Series
) -> tuple[Series, ...]:
    """The slots that may be held: all places along the axis, or the groups that are held."""
    return tuple(_along_the_axis(shelf.store, axis, dimension, asked))


def _along_the_axis(
    store: Store, axis: Axis | None, dimension: str | None, asked: Series
) -> Iterable[Series]:
    match axis:
        case Axis.COUNTERPART:
            countries = [place.code for place in store.places() if _is_country(place)]
            return [
                Series(asked.indicator, asked.place, code, asked.breakdown) for code in countries
            ]
        case Axis.REGION:
            regions = [place.code for place in store.places() if place.code.startswith("KZ-")]
            return [Series(asked.indicator, code, None, asked.breakdown) for code in regions]
        case Axis.COUNTRY:
            members = MEMBERS.get(asked.place, ())
            return [] if asked.breakdown else [Series(asked.indicator, m) for m in members]
        case _:
            groups = store.series_of(asked.indicator, place=asked.place)
            return [group for group in groups if _is_of_dimension(group, dimension, asked)]


def _is_of_dimension(group: Series, dimension: str | None, asked: Series) -> bool:
    is_part = (group.breakdown or "").startswith(f"{dimension}:")
    return is_part and group.counterpart == asked.counterpart


def _is_held(shelf: Shelf, cell: Series, period: Period) -> bool:
    return any(_is_ranked(fact) for fact in shelf.store.slot(cell, period))


def _is_country(place: Place) -> bool:
    return place.kind is PlaceKind.COUNTRY and place.code != _UNKNOWN


def _is_ranked(fact: Fact) -> bool:
    return fact.value is not None and fact.qualifier("not-for-rankings") is None


def _ranked(question: Question) -> Series:
    """The series to rank; of regions the balance is that of all flows."""
    series = question.series[0]
    is_regional = question.axis is Axis.REGION and series.indicator == "net_migration"
    return replace(series, indicator=ALL_FLOWS) if is_regional else series
