"""Periods in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from bot.render.numbers import locale_of
from knowledge.types.fact import Language
from knowledge.types.period import Granularity, Period

_DASH = "\N{EN DASH}"


@lru_cache(maxsize=16)
def _months(language: Language) -> tuple[str, ...]:
    names = locale_of(language).months["stand-alone"]["wide"]
    lower = language is not Language.ENGLISH
    return tuple(names[n].lower() if lower else names[n] for n in range(1, 13))


def name_period(period: Period, language: Language, patterns: Mapping[str, str]) -> str:
    """The period as a sentence names it; `patterns` are those of the template words.html."""
    if period.granularity is Granularity.DAY:
        return _days(period, language)
    if period.granularity is Granularity.YEAR:
        return _years(period, patterns)
    year = period.start.year
    if year != period.end.year:
        first, last = (_month_of(day, language, patterns) for day in (period.start, period.end))
        return f"{first} {_DASH} {last}"
    part = _part(period)
    if part is not None:
        return patterns[part] % {"year": year}
    names = _months(language)
    first, last = names[period.start.month - 1], names[period.end.month - 1]
    months = first if first == last else f"{first}{_DASH}{last}"
    return patterns["months"] % {"months": months, "year": year}


def _part(period: Period) -> str | None:
    """The quarter or the half of a year that the months are."""
    if period.granularity is Granularity.QUARTER:
        return f"Q{(period.start.month + 2) // 3}"
    if period.month_count == 6 and period.start.month in (1, 7):
        return "H1" if period.start.month == 1 else "H2"
    return None


def _years(period: Period, patterns: Mapping[str, str]) -> str:
    first, last = period.start.year, period.end.year
    if first == last:
        return patterns["year"] % {"year": first}
    return patterns["years"] % {"years": f"{first}{_DASH}{last}"}


def _month_of(day: date, language: Language, patterns: Mapping[str, str]) -> str:
    month, year = day.month, day.year
    return patterns["months"] % {"months": _months(language)[month - 1], "year": year}


def _days(period: Period, language: Language) -> str:
    from babel.dates import format_date  # most answers name no day

    locale = locale_of(language)
    first, last = (format_date(day, "long", locale) for day in (period.start, period.end))
    return first if first == last else f"{first} {_DASH} {last}"
