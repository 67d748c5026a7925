"""Looking up slots: which figures are held, which leads, and for which periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from knowledge.answer.leading import in_order, is_weak
from knowledge.derive import IllegalCalculationError, balance
from knowledge.store import Store
from knowledge.types.fact import Fact, Indicator, IndicatorKind, Series
from knowledge.types.figure import Figure
from knowledge.types.period import Period, in_time

HOME = "KZ"
_MIRRORED = {"emigration": "immigration", "immigration": "emigration"}
_DATED_BY_DAY = frozenset({IndicatorKind.STOCK, IndicatorKind.SHARE, IndicatorKind.INDEX})
_KEPT = 1024  # series whose periods were asked for lately
_TURN_OF_THE_YEAR = frozenset({(12, 31), (1, 1)})


class Slots:
    """The figures of the store by slot; those of one authority only, if one was named."""

    def __init__(self, store: Store, authority: str | None = None, today: date = date.max) -> None:
        self.store = store
        self.authority = authority
        self.today = today
        self._all_periods = lru_cache(_KEPT)(self._read_periods)

    def indicator(self, series: Series) -> Indicator:
        """The indicator of the series; raises UnknownIndicatorError."""
        return self.store.indicator(series.indicator)

    def is_dated_by_day(self, series: Series) -> bool:
        """Whether figures of the series stand for a day, and so answer for its year."""
        return self.indicator(series).kind in _DATED_BY_DAY

    def figures(self, series: Series, period: Period) -> tuple[Fact, ...]:
        """The figures of exactly that slot, the leading one first, those of its mirror at the end.

        Kazakhstan's own count stands before the other country's, whichever was asked for.
        """
        own, mirror = as_home_counts(series), mirror_of(series)
        facts = self._in_order(own, period)
        return (*facts, *self._in_order(mirror, period)) if mirror else facts

    def _in_order(self, series: Series, period: Period) -> tuple[Fact, ...]:
        facts = self.store.slot(series, period)
        return in_order([fact for fact in facts if fact.value is not None and self._is_named(fact)])

    def _is_named(self, fact: Fact) -> bool:
        return self.authority is None or is_by(fact, self.authority)

    def lead(self, series: Series, period: Period) -> Figure | None:
        """The leading figure of the slot, None if nothing is held."""
        return self.leading(series, period, self.figures(series, period))

    def leading(self, series: Series, period: Period, facts: tuple[Fact, ...]) -> Figure | None:
        """The figure that leads the facts: the first, unless it is weak and a formula gives one."""
        computed = self._by_formula(series, period) if not facts or is_weak(facts[0]) else None
        if computed is not None:
            return computed
        return Figure.of(facts[0]) if facts else None

    def _by_formula(self, series: Series, period: Period) -> Figure | None:
        sides = self.sides(series)
        figures = [self.lead(side, period) for side in sides]
        first, second = figures if len(figures) == 2 else (None, None)
        if first is None or second is None:
            return None
        try:
            return balance(series, first, second)
        except IllegalCalculationError:
            return None

    def sides(self, series: Series) -> tuple[Series, ...]:
        """The two series of which the indicator is the difference, none if it has no formula."""
        formula = self.indicator(series).formula
        names = (formula.minuend, formula.subtrahend) if formula else ()
        return tuple(replace(series, indicator=name) for name in names)

    def dated(self, series: Series) -> tuple[Fact, ...]:
        """The figures of the series, by period."""
        facts = self.store.history(series)
        return tuple(fact for fact in facts if fact.value is not None and self._is_named(fact))

    def periods(self, series: Series) -> tuple[Period, ...]:
        """The periods for which figures of the series itself are held, in order."""
        return tuple(sorted(self._held(series), key=in_time))

    def periods_of_each(self, series: Iterable[Series]) -> Iterator[tuple[Series, Period]]:
        """Each of the series with each period for which figures of it are held."""
        if self.authority is not None:
            yield from ((one, period) for one in series for period in self.periods(one))
            return
        asked = {counted: one for one in series for counted in _counts(one)}
        held = self.store.periods_of_each(tuple(asked))
        yield from ((asked[counted], period) for counted, period in held)

    def expect(self, series: Iterable[Series], period: Period) -> None:
        """Have what is held for many series in one period read at once."""
        self.store.expect([counted for one in series for counted in _counts(one)], period)

    def _periods_of(self, series: Series) -> Iterable[Period]:
        if self.authority is None:
            return self.store.periods(series)
        return (fact.period for fact in self.dated(series) if fact.period is not None)

    def all_periods(self, series: Series) -> tuple[Period, ...]:
        """The periods for which figures are held or follow from the formula, in order."""
        return self._all_periods(series)

    def _read_periods(self, series: Series) -> tuple[Period, ...]:
        held = self._held(series)
        sides = self.sides(series)
        if sides:
            held |= self._held(sides[0]) & self._held(sides[1])
        return tuple(sorted(held, key=in_time))

    def _held(self, series: Series) -> set[Period]:
        return {period for one in _counts(series) for period in self._periods_of(one)}

    def years(self, series: Series) -> tuple[Period, ...]:
        """The single calendar years among them."""
        return tuple(period for period in self.all_periods(series) if period.is_year)

    def latest(self, series: Series) -> Period | None:
        """The latest full year; for stocks and surveys, or without any year, the latest period.

        What is projected for a time to come is not the latest, unless nothing else is held.
        """
        held = self.all_periods(series)
        periods = [period for period in held if period.start <= self.today] or held
        years = [] if self.is_dated_by_day(series) else [p for p in periods if p.is_year]
        return max(years or periods, key=last_day, default=None)

    def held(self, series: Series, asked: Period) -> Period | None:
        """The period that answers for the one asked: itself, or a day within its year.

        A flow answers for its own period only. The end of a year is the start of the next.
        """
        if not self.is_dated_by_day(series):
            return asked
        periods = self.periods(series)
        if asked in periods:
            return asked
        for answers in (_ends_with, _is_next_to, _lies_in):
            inside = [period for period in periods if answers(period, asked)]
            if inside:
                return max(inside, key=last_day)
        return None

    def longest_part(self, series: Series, asked: Period) -> Period | None:
        """The longest period held that lies within the one asked."""
        inside = [period for period in self.all_periods(series) if asked.contains(period)]
        return max(inside, key=lambda p: (p.end - p.start, p.start), default=None)


def _is_day(period: Period) -> bool:
    return period.start == period.end


def _ends_with(held: Period, asked: Period) -> bool:
    return _is_day(asked) and held.end == asked.end


def _is_at_turn(asked: Period) -> bool:
    return _is_day(asked) and (asked.end.month, asked.end.day) in _TURN_OF_THE_YEAR


def _is_next_to(held: Period, asked: Period) -> bool:
    return _is_at_turn(asked) and _is_day(held) and abs(held.end - asked.end) == timedelta(days=1)


def _lies_in(held: Period, asked: Period) -> bool:
    return not _is_day(asked) and asked.start <= held.end <= asked.end


def last_day(period: Period) -> tuple[date, date]:
    """Sorts periods by their end, the shorter of two after the longer."""
    return period.end, period.start


def is_mirrored(series: Series) -> bool:
    """Whether the other country counts the same flow."""
    return series.indicator in _MIRRORED and bool(series.counterpart) and not series.breakdown


def mirror_of(series: Series) -> Series | None:
    """The slot in which the country at the other end counts what Kazakhstan counts in its own."""
    if not is_mirrored(series):
        return None
    own = as_home_counts(series)
    return _turned(own)


def _counts(series: Series) -> tuple[Series, ...]:
    """The series as Kazakhstan counts it, and as the other country does, if there is one."""
    return tuple(filter(None, (as_home_counts(series), mirror_of(series))))


def as_home_counts(series: Series) -> Series:
    """The slot in which Kazakhstan counts a flow from or to it; any other series as it is."""
    is_abroad = is_mirrored(series) and series.counterpart == HOME
    return _turned(series) if is_abroad else series


def _turned(series: Series) -> Series:
    other = series.counterpart or series.place
    return Series(_MIRRORED[series.indicator], other, series.place)


def is_by(fact: Fact, authority: str) -> bool:
    """Whether the number is the authority's, or was published by it."""
    owner = fact.authority.id if fact.authority else None
    return authority in (owner, fact.source.producer)
