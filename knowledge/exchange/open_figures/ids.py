"""Ids of facts: short, stable, and easy to type on a phone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from knowledge.types.period import Granularity, Period

_HOME = "KZ"
_REFERENCE_DAYS = {(1, 1), (7, 1), (12, 31)}
_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip


def fact_id(short: str, places: Sequence[str], breakdown: str, period: Period, suffix: str) -> str:
    """The id `<indicator>-<place>-<counterpart>-<group>-<period>-<source>`, empty parts left out.

    Kazakhstan as the place needs no mention; of a breakdown only the value is named.
    """
    place, counterpart = places
    parts = (
        short,
        "" if place == _HOME else _slug(place),
        _slug(counterpart),
        breakdown.partition(":")[2],
        period_slug(period),
        suffix,
    )
    return "-".join(part for part in parts if part)


def period_slug(period: Period) -> str:
    """The period as ids have it: 2024, 2025-q1, 2024-h1, 2025-jan-sep, 2024-11, 2025-10-16."""
    if period.granularity is Granularity.DAY or not _is_one_year(period):
        return _day_slug(period.end)
    if period.granularity is not Granularity.MONTH or period.month_count == 1:
        return period.code.lower()
    if period.month_count == 6 and period.start.month in (1, 7):
        return f"{period.start.year}-h{period.start.month // 6 + 1}"
    return f"{period.start.year}-{_MONTHS[period.start.month - 1]}-{_MONTHS[period.end.month - 1]}"


def _is_one_year(period: Period) -> bool:
    return period.start.year == period.end.year


def _day_slug(day: date) -> str:
    """The year alone for the usual reference days of stocks, else the day."""
    return str(day.year) if (day.month, day.day) in _REFERENCE_DAYS else day.isoformat()


def _slug(place: str) -> str:
    """KZ-55 as kz55; groups such as NON-CIS keep their hyphen."""
    return re.sub(r"^kz-(?=\d)", "kz", place.lower())
