"""The names of periods, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.render.cldr import conventions
from knowledge.types.fact import Language
from knowledge.types.period import Granularity, Period

_HALF = 6


class PeriodNames:
    """Names of periods in one language; `words` is the module of templates/periods.html."""

    def __init__(self, language: Language, words: Any) -> None:  # noqa: ANN401 (a Jinja2 module)
        written = conventions(language)
        # Kazakh months are written with a small letter within a sentence
        is_lowered = language is not Language.ENGLISH
        names = (name.lower() if is_lowered else name for name in written.months)
        self._months = dict(enumerate(names, start=1))
        self._of_months = dict(enumerate(written.months_of, start=1))
        self._words = words
        self._names: dict[Period, str] = {}

    def full(self, period: Period) -> str:
        """The period as it stands in a sentence: "2023 жыл", "January–April 2025"."""
        name = self._names.get(period)
        if name is None:
            name = self._names[period] = self._name(period)
        return name

    def bare(self, period: Period) -> str:
        """The period as the label of a row: a year is its number alone."""
        if period.granularity is not Granularity.YEAR:
            return self.full(period)
        first, last = period.start.year, period.end.year
        return str(first) if first == last else f"{first}–{last}"

    def _name(self, period: Period) -> str:
        first, last = period.start, period.end
        match period.granularity:
            case Granularity.YEAR if period.is_year:
                return self._say("year", first.year)
            case Granularity.YEAR:
                return self._say("years", first.year, last.year)
            case Granularity.QUARTER:
                return self._say("quarter", (first.month + 2) // 3, first.year)
            case Granularity.MONTH:
                return self._month_span(period)
            case _:
                return self._day_span(first, last)

    def _month_span(self, period: Period) -> str:
        first, last = period.start, period.end
        if first.year != last.year:
            start, end = (self._month(day) for day in (first, last))
            return self._say("span", start, end)
        if period.month_count == _HALF and first.month in (1, 7):
            return self._say("half", 1 if first.month == 1 else 2, first.year)
        if first.month == last.month:
            return self._month(first)
        return self._say("months", self._months[first.month], self._months[last.month], first.year)

    def _month(self, day: date) -> str:
        return self._say("month", self._months[day.month], day.year)

    def _day_span(self, first: date, last: date) -> str:
        month = self._of_months[last.month]
        if first == last:
            return self._day(first)
        if (first.year, first.month) == (last.year, last.month):
            return self._say("days", first.day, last.day, month, last.year)
        return self._say("span", self._day(first), self._day(last))

    def _day(self, day: date) -> str:
        return self._say("day", day.day, self._of_months[day.month], day.year)

    def _say(self, name: str, *arguments: object) -> str:
        return str(getattr(self._words, name)(*arguments))
