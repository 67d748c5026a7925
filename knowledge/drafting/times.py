"""Typed times: the period of a fact, the date of a publication."""

from __future__ import annotations

from datetime import date

from knowledge.drafting.errors import Mistake, StepError
from knowledge.drafting.named import MOST_SUGGESTED, is_small
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.cells import read_text
from knowledge.exchange.files.errors import RefusalKind
from knowledge.question.periods import find_periods
from knowledge.question.phrase import read
from knowledge.store.usual import days_of
from knowledge.types.fact import FactKind, IndicatorKind, Quality
from knowledge.types.period import Granularity, Period, PeriodError

_LATER = frozenset({Quality.PROJECTION})
_OVER_TIME = frozenset({IndicatorKind.FLOW, IndicatorKind.BALANCE})


def read_period(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """A code such as 2025-Q1, or words: янв-апр 2025. Raises StepError and CellError."""
    text = read_text("period", typed)
    if not text:
        raise StepError(RefusalKind.EMPTY)
    period = period_in(text, lookups)
    if cells.get("kind", FactKind.FIGURE) == FactKind.FIGURE:
        check_time(period, cells, lookups)
    return {"period": period.code}


def read_date(column: str, typed: str, lookups: Lookups) -> str:
    """A year, a month or a day, as publications are dated. Raises StepError and CellError."""
    text = read_text(column, typed)
    if not text:
        raise StepError(RefusalKind.EMPTY)
    code = period_in(text, lookups).code
    if "/" in code or "Q" in code or Period.parse(code).start > date.fromisoformat(lookups.today):
        raise StepError(Mistake.NOT_A_DATE, text, (lookups.today, lookups.today[:4]))
    return code


def period_in(text: str, lookups: Lookups) -> Period:
    """The one period that a text names, and nothing besides. Raises StepError."""
    try:
        return Period.parse(text.strip().upper().replace("–", "/").replace("—", "/"))
    except PeriodError:
        return _in_words(text, lookups)


def _in_words(text: str, lookups: Lookups) -> Period:
    today = date.fromisoformat(lookups.today)
    items = read(text, lookups.lexicon, lookups.language)[0].items
    times = find_periods(items, today)
    rest = [item for index, item in enumerate(items) if index not in times.used]
    if len(times.periods) > 1:
        codes = tuple(period.code for period in times.periods)
        raise StepError(Mistake.SEVERAL, text, codes[:MOST_SUGGESTED])
    if not times.periods or times.is_unresolved or not all(map(is_small, rest)):
        near = tuple(period.code for period in times.periods)
        raise StepError(RefusalKind.NOT_A_PERIOD, text, near)
    return times.periods[0]


def check_time(period: Period, cells: Cells, lookups: Lookups) -> None:
    """Raise StepError if no figure of that indicator and quality can be of that time."""
    kind = lookups.store.indicator(cells["indicator"]).kind
    if kind in _OVER_TIME and period.start == period.end:
        raise StepError(
            Mistake.NOT_A_SPAN, period.code, (period.code[:7], period.code[:4]), "period"
        )
    if cells.get("quality") not in _LATER and not _is_over(period, kind, lookups.today):
        raise StepError(Mistake.NOT_OVER, period.code, column="period")
    if kind is IndicatorKind.STOCK and period.granularity is not Granularity.DAY:
        days = days_of(lookups.store, cells["indicator"])
        if days:
            years = tuple(f"{period.start.year}-{day}" for day in days[:MOST_SUGGESTED])
            raise StepError(Mistake.NOT_A_DAY, period.code, years, "period")


def _is_over(period: Period, kind: IndicatorKind, today: str) -> bool:
    return (period.end if kind in _OVER_TIME else period.start).isoformat() <= today
