"""Codes of periods are read back as the periods that they name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.types.period import Granularity, Period, PeriodError

_DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30))


@given(_DAYS, _DAYS)
def test_a_code_is_read_back_as_its_period(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert Period.parse(period.code) == period


@given(
    st.integers(1000, 9998),
    st.integers(0, 50),
    st.integers(1, 12),
    st.integers(1, 12),
    st.booleans(),
)
def test_codes_of_whole_months_are_read_back(
    year: int, years: int, one: int, other: int, whole: bool
) -> None:
    months = Period.months(year, min(one, other), max(one, other))
    period = Period.years(year, min(year + years, 9998)) if whole else months
    assert Period.parse(period.code) == period


@pytest.mark.parametrize(
    ("code", "start", "end", "granularity"),
    [
        ("2024", "2024-01-01", "2024-12-31", Granularity.YEAR),
        ("2012/2018", "2012-01-01", "2018-12-31", Granularity.YEAR),
        ("2025-Q1", "2025-01-01", "2025-03-31", Granularity.QUARTER),
        ("2024-Q4", "2024-10-01", "2024-12-31", Granularity.QUARTER),
        ("2024-02", "2024-02-01", "2024-02-29", Granularity.MONTH),
        ("2025-01/2025-04", "2025-01-01", "2025-04-30", Granularity.MONTH),
        ("2022-01/2022-06", "2022-01-01", "2022-06-30", Granularity.MONTH),
        ("2018-10-15", "2018-10-15", "2018-10-15", Granularity.DAY),
        ("2024-11-13/2024-11-24", "2024-11-13", "2024-11-24", Granularity.DAY),
    ],
)
def test_a_code_says_days_and_granularity(
    code: str, start: str, end: str, granularity: Granularity
) -> None:
    period = Period.parse(code)
    expected = (date.fromisoformat(start), date.fromisoformat(end), granularity, code)
    assert (period.start, period.end, period.granularity, period.code) == expected


@pytest.mark.parametrize(
    "code",
    ["", "24", "20245", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "2024-02-30", "2023-02-29", "0000",
     "2024/2010", "2024-12/2024-01", "2024/", "/2024", "2024 ", "year", "2024-1", "٢٠٢٤"],
)  # fmt: skip
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(code)
