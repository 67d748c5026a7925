"""Reference periods: inclusive spans of days, and the short codes that name them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter


class Granularity(StrEnum):
    """The unit in which a period is counted; it follows from the days themselves."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


class PeriodError(ValueError):
    """A period code or a pair of days that names no period."""


_MOST = 4096  # periods of which it is kept what follows from their days; a store holds hundreds
_CODE = re.compile(
    r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII
)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, both ends included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise PeriodError(f"a period cannot end on {self.end} before it starts on {self.start}")

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year."""
        return _year(year)

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """The calendar years from first to last."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """One quarter of a year, counted from 1."""
        return cls.months(year, quarter * 3 - 2, quarter * 3)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """One half of a year, counted from 1."""
        return cls.months(year, half * 6 - 5, half * 6)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """The months from first to last of one year, counted from 1."""
        return cls(date(year, first, 1), _last_day(year, last))

    @classmethod
    def day(cls, day: date) -> Period:
        """A single day, as a stock has it."""
        return cls(day, day)

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period that a code such as 2024, 2025-Q1, 2024-11 or 2012/2018 names.

        Raises PeriodError for anything else.
        """
        first, slash, last = code.partition("/")
        start = _parse_one(first)
        return cls(start.start, _parse_one(last).end) if slash else start

    @property
    def granularity(self) -> Granularity:
        """YEAR for whole calendar years, QUARTER for one, MONTH for whole months, else DAY."""
        return _granularity_of(self)

    @property
    def month_count(self) -> int:
        """How many calendar months the period touches."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def code(self) -> str:
        """The shortest code that parse() reads back as this period."""
        return _code_of(self)

    @property
    def is_year(self) -> bool:
        """Whether this is exactly one calendar year."""
        return self.start.year == self.end.year and self._is_of_whole_years

    @property
    def is_years(self) -> bool:
        """Whether this is two calendar years or more."""
        return self.start.year < self.end.year and self._is_of_whole_years

    @property
    def _is_of_whole_years(self) -> bool:
        first, last = self.start, self.end
        return first.month == first.day == 1 and last.month == 12 and last.day == 31

    def each_year(self) -> Iterator[Period]:
        """The calendar years that the period touches, in order."""
        return (Period.year(year) for year in range(self.start.year, self.end.year + 1))

    def contains(self, other: Period) -> bool:
        """Whether every day of the other period lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def in_year(self, year: int) -> Period:
        """The same part of another year; whole spans keep their length."""
        return _moved(self, year)


@lru_cache(_MOST)
def _year(year: int) -> Period:
    return Period.years(year, year)


in_time = attrgetter("start", "end")
"""Sorts periods in their order, which is faster than comparing them one with another."""


@lru_cache(_MOST)
def _granularity_of(period: Period) -> Granularity:
    whole_months = period.start.day == 1 and (period.end + timedelta(days=1)).day == 1
    if not whole_months:
        return Granularity.DAY
    if period.start.month == 1 and period.end.month == 12:
        return Granularity.YEAR
    if period.month_count == 3 and period.start.month % 3 == 1:
        return Granularity.QUARTER
    return Granularity.MONTH


@lru_cache(_MOST)
def _code_of(period: Period) -> str:
    form = _FORMS[period.granularity]
    first, last = form(period.start), form(period.end)
    return first if first == last else f"{first}/{last}"


@lru_cache(_MOST)
def _moved(period: Period, year: int) -> Period:
    return Period.parse(_shifted(period.code, year - period.start.year))


def _shifted(code: str, years: int) -> str:
    parts = (f"{int(part[:4]) + years:04d}{part[4:]}" for part in code.split("/"))
    return "/".join(parts).replace("-02-29", "-02-28")


_FORMS: dict[Granularity, Callable[[date], str]] = {
    Granularity.YEAR: lambda day: day.isoformat()[:4],
    Granularity.QUARTER: lambda day: f"{day.isoformat()[:4]}-Q{(day.month + 2) // 3}",
    Granularity.MONTH: lambda day: day.isoformat()[:7],
    Granularity.DAY: lambda day: day.isoformat(),
}


def _parse_one(code: str) -> Period:
    match = _CODE.fullmatch(code)
    if match is None:
        raise PeriodError(f"{code!r} is no period; write 2024, 2025-Q1, 2024-11 or 2018-10-15")
    year = int(match["year"])
    try:
        if match["quarter"]:
            return Period.quarter(year, int(match["quarter"]))
        if match["day"]:
            return Period.day(date(year, int(match["month"]), int(match["day"])))
        if match["month"]:
            return Period.months(year, int(match["month"]), int(match["month"]))
        return Period.year(year)
    except ValueError as error:
        raise PeriodError(f"{code!r} is no period: {error}") from error
