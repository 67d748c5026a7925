"""Looking up slots: what is held for one, and what leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from knowledge.answer.leading import in_order, is_rounding, says_the_same
from knowledge.derive import balance
from knowledge.store import Store
from knowledge.types.answer import Alternative, Cause, Figure, Reading
from knowledge.types.fact import Fact, Indicator, IndicatorKind, Rank, Series
from knowledge.types.period import Granularity, Period

_WEAK = frozenset({Rank.DISPUTED, Rank.SUPERSEDED})
_MIRRORED = {"emigration": "immigration", "immigration": "emigration"}
_DATED_BY_DAY = frozenset({IndicatorKind.STOCK, IndicatorKind.SHARE, IndicatorKind.INDEX})
_NEIGHBOURS = (1, -1, 2, -2)


class Shelf:
    """The facts of the store as readings of slots, those of one authority if one was named."""

    def __init__(self, store: Store, authority: str | None = None) -> None:
        self.store = store
        self.authority = authority

    def indicator(self, series: Series) -> Indicator:
        """The indicator of the series."""
        return self.store.indicator(series.indicator)

    def is_dated_by_day(self, series: Series) -> bool:
        """Whether figures of the series stand for a day, and so answer for its year."""
        return self.indicator(series).kind in _DATED_BY_DAY

    def figures(self, series: Series, period: Period) -> tuple[Fact, ...]:
        """The figures of exactly that slot, the leading one first; the mirror slot's after them."""
        own = [fact for fact in self.store.slot(series, period) if fact.value is not None]
        return in_order(self._named(own))

    def _named(self, facts: list[Fact]) -> list[Fact]:
        return [fact for fact in facts if is_by(fact, self.authority)] if self.authority else facts

    def _mirror_figures(self, series: Series, period: Period) -> tuple[Fact, ...]:
        mirror = mirror_of(series)
        if mirror is None:
            return ()
        facts = [fact for fact in self.store.slot(mirror, period) if fact.value is not None]
        return in_order(self._named(facts))

    def reading(self, series: Series, period: Period, *, context: bool = False) -> Reading | None:
        """What is held for the slot, None if nothing is.

        With `context`, the components of a balance and the year before stand beside it.
        """
        own = self.figures(series, period)
        mirror = self._mirror_figures(series, period)
        lead, others = self._lead(series, period, own, mirror)
        if lead is None:
            return None
        further = tuple(fact for fact in others if not _is_mirror(fact, series) and says_the_same(fact, lead.value))
        differing = [fact for fact in others if fact not in further]
        alternatives = tuple(self._alternative(fact, lead) for fact in differing)
        reading = Reading(lead, further, alternatives)
        return self._with_context(reading) if context else reading

    def _lead(
        self, series: Series, period: Period, own: tuple[Fact, ...], mirror: tuple[Fact, ...]
    ) -> tuple[Figure | None, tuple[Fact, ...]]:
        if not own or own[0].rank in _WEAK:
            computed = self._by_formula(series, period)
            if computed is not None:
                return computed, own
        if own:
            return Figure.of(own[0]), (*own[1:], *mirror)
        if mirror and (self.authority or series.place != "KZ"):
            return Figure.of(mirror[0]), mirror[1:]
        return None, ()

    def _by_formula(self, series: Series, period: Period) -> Figure | None:
        formula = self.indicator(series).formula
        if formula is None:
            return None
        sides = (replace(series, indicator=name) for name in (formula.minuend, formula.subtrahend))
        first, second = (self.lead(side, period) for side in sides)
        return balance(series, first, second) if first and second else None

    def lead(self, series: Series, period: Period) -> Figure | None:
        """The leading figure of the slot."""
        own = self.figures(series, period)
        return self._lead(series, period, own, self._mirror_figures(series, period))[0]

    def _alternative(self, fact: Fact, lead: Figure) -> Alternative:
        figure = Figure.of(fact)
        fits = self._fitting(fact, lead)
        if fact.rank is Rank.SUPERSEDED:
            cause = Cause.SUPERSEDED
        elif fact.series != lead.series:
            cause = Cause.MIRROR
        elif fits is not None:
            cause = Cause.OTHER_PERIOD
        else:
            cause = Cause.DISPUTED if fact.rank is Rank.DISPUTED else Cause.OTHER_SOURCE
        return Alternative(figure, figure.value - lead.value, cause, fits if cause is Cause.OTHER_PERIOD else None)

    def _fitting(self, fact: Fact, lead: Figure) -> Figure | None:
        """The official figure of a year nearby that a disputed number really is."""
        if fact.rank is not Rank.DISPUTED or fact.value is None or not lead.period.is_year:
            return None
        return self.same_number_nearby(lead, fact.value)

    def same_number_nearby(self, lead: Figure, value: Decimal) -> Figure | None:
        """The leading figure of a neighbouring year that has this number."""
        year = lead.period.start.year
        for offset in _NEIGHBOURS:
            own = self.figures(lead.series, Period.year(year + offset))
            if own and own[0].rank not in _WEAK and own[0].value is not None and is_rounding(value, own[0].value):
                return Figure.of(own[0])
        return None

    def _with_context(self, reading: Reading) -> Reading:
        lead = reading.lead
        before = None
        if lead.period.is_year:
            before = self.lead(lead.series, lead.period.in_year(lead.period.start.year - 1))
        return replace(reading, components=self._components(lead), before=before)

    def _components(self, lead: Figure) -> tuple[Figure, ...]:
        formula = self.indicator(lead.series).formula
        if formula is None or lead.derivation is not None:
            return ()
        sides = (replace(lead.series, indicator=name) for name in (formula.minuend, formula.subtrahend))
        figures = tuple(self.lead(side, lead.period) for side in sides)
        return tuple(figure for figure in figures if figure) if all(figures) else ()

    def dated(self, series: Series) -> tuple[Fact, ...]:
        """The figures of the series, by period, of the authority if one was named."""
        facts = [fact for fact in self.store.history(series) if fact.value is not None]
        found = self._named(facts)
        if not found and self.authority and (mirror := mirror_of(series)):
            found = self._named([fact for fact in self.store.history(mirror) if fact.value is not None])
        return tuple(found)

    def years(self, series: Series) -> tuple[Period, ...]:
        """The single calendar years for which the series, or both parts of its formula, have figures."""
        years = {fact.period for fact in self.dated(series) if fact.period and fact.period.is_year}
        formula = self.indicator(series).formula
        if formula is not None:
            sides = [self.dated(replace(series, indicator=name)) for name in (formula.minuend, formula.subtrahend)]
            each = [{f.period for f in side if f.period and f.period.is_year} for side in sides]
            years |= each[0] & each[1]
        return tuple(sorted(years))

    def latest(self, series: Series) -> Period | None:
        """The latest period with a figure: a full year if there is one, else the latest of any length."""
        if not self.is_dated_by_day(series):
            years = self.years(series)
            if years:
                return years[-1]
        return max((f.period for f in self.dated(series) if f.period), key=lambda p: (p.end, p.start), default=None)

    def held(self, series: Series, period: Period) -> Period | None:
        """The period to answer for: the one asked, or for stocks and surveys the day within its year."""
        if not self.is_dated_by_day(series):
            return period
        if self.store.slot(series, period):
            return period
        inside = [f.period for f in self.dated(series) if f.period and _answers_for(f.period, period)]
        return max(inside, key=lambda p: (p.end, p.start), default=None) or self._day_after(series, period)

    def _day_after(self, series: Series, period: Period) -> Period | None:
        """The end of a year is the start of the next."""
        following = Period.day(period.end + timedelta(days=1))
        is_end = period.granularity is Granularity.DAY and (period.end.month, period.end.day) == (12, 31)
        return following if is_end and self.store.slot(series, following) else None

    def longest_part(self, series: Series, period: Period) -> Period | None:
        """The longest period held that lies within the one asked."""
        inside = {f.period for f in self.dated(series) if f.period and period.contains(f.period)}
        return max(inside, key=lambda p: (p.end - p.start, p.start), default=None)


def _answers_for(held: Period, asked: Period) -> bool:
    if asked.granularity is Granularity.DAY:
        return held.end == asked.end
    return asked.start <= held.end <= asked.end


def _is_mirror(fact: Fact, series: Series) -> bool:
    return fact.series != series


def mirror_of(series: Series) -> Series | None:
    """The slot in which the other country counts the same flow."""
    turned = _MIRRORED.get(series.indicator)
    if turned is None or series.counterpart is None or series.breakdown:
        return None
    return Series(turned, series.counterpart, series.place)


def is_by(fact: Fact, authority: str) -> bool:
    """Whether the number is the authority's, or was published by it."""
    return authority in (fact.authority.id if fact.authority else None, fact.source.producer)


def is_after(period: Period, day: date) -> bool:
    """Whether the period begins after the day."""
    return period.start > day
