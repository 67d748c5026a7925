"""The calculations that are allowed, and the refusal of those that are not.

Formulas: net migration = immigration - emigration, crude rate = events / average population * 1,000
(United Nations, Handbook of Vital Statistics Systems and Methods); percent change = (new - base) / |base|.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.types.answer import Computation, Derivation, Figure
from knowledge.types.fact import Indicator, IndicatorKind, Precision, Quality, Rank, Series
from knowledge.types.period import Period

_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_SUMMABLE = frozenset({IndicatorKind.FLOW, IndicatorKind.BALANCE})
_QUALITIES = tuple(Quality)


class IllegalCalculationError(ValueError):
    """Numbers that must not be combined in this way."""


def balance(series: Series, minuend: Figure, subtrahend: Figure) -> Figure:
    """The first less the second, as the figure of the series; both of one period.

    Raises IllegalCalculationError if the periods differ.
    """
    if minuend.period != subtrahend.period:
        raise IllegalCalculationError("a balance takes two figures of one period")
    return _derived(Computation.BALANCE, series, minuend.value - subtrahend.value, (minuend, subtrahend))


def difference(base: Figure, new: Figure) -> Figure:
    """The new figure less the base, in their unit."""
    _same_unit(base, new)
    return _derived(Computation.DIFFERENCE, new.series, new.value - base.value, (base, new))


def percent_change(base: Figure, new: Figure, indicator: Indicator) -> Figure:
    """By how many percent of the base the new figure is larger; negative if it is smaller.

    Raises IllegalCalculationError for a balance, a share, or a base of zero.
    """
    _same_unit(base, new)
    if indicator.kind in (IndicatorKind.BALANCE, IndicatorKind.SHARE) or base.value == 0:
        raise IllegalCalculationError(f"{indicator.id} has no percent change")
    percent = (new.value - base.value) / abs(base.value) * _HUNDRED
    return _derived(Computation.PERCENT_CHANGE, new.series, percent, (base, new), "percent")


def points(base: Figure, new: Figure) -> Figure:
    """The change of a share in percentage points. Raises IllegalCalculationError across sources."""
    source = {fact.source.id for figure in (base, new) for fact in figure.facts()}
    if len(source) > 1:
        raise IllegalCalculationError("shares of different surveys do not compare in points")
    return _derived(Computation.POINTS, new.series, new.value - base.value, (base, new), "percentage-points")


def ratio(first: Figure, second: Figure) -> Figure:
    """How many times the larger in size is the smaller, whichever comes first.

    Raises IllegalCalculationError for different signs of one balance, different units, or a zero.
    """
    _same_unit(first, second)
    if first.series.indicator == second.series.indicator and first.value * second.value < 0:
        raise IllegalCalculationError("two balances of different sign have no ratio")
    small, large = sorted((first, second), key=lambda figure: abs(figure.value))
    if small.value == 0:
        raise IllegalCalculationError("nothing is a number of times zero")
    return _derived(Computation.RATIO, large.series, abs(large.value / small.value), (large, small), "times")


def total(figures: Sequence[Figure], indicator: Indicator) -> Figure:
    """The sum of a flow or balance over periods that do not overlap, or over parts of one period.

    Raises IllegalCalculationError for stocks, shares and rates, and for overlapping periods.
    """
    if indicator.kind not in _SUMMABLE:
        raise IllegalCalculationError(f"{indicator.id} must not be summed")
    ordered = sorted(figures, key=lambda figure: figure.period)
    same_series = len({figure.series for figure in ordered}) == 1
    for before, after in zip(ordered, ordered[1:], strict=False):
        if same_series and before.period.overlaps(after.period):
            raise IllegalCalculationError("periods that overlap must not be summed")
    period = Period(ordered[0].period.start, max(figure.period.end for figure in ordered))
    value = sum((figure.value for figure in ordered), Decimal(0))
    return replace(_derived(Computation.SUM, ordered[0].series, value, tuple(ordered)), period=period)


def mean(figures: Sequence[Figure]) -> Decimal:
    """The arithmetic mean of the values."""
    return sum((figure.value for figure in figures), Decimal(0)) / len(figures)


def rate(flow: Figure, population: Sequence[Figure]) -> Figure:
    """The flow per 1,000 of the mean of the population figures."""
    value = flow.value / mean(population) * _THOUSAND
    return _derived(Computation.RATE, flow.series, value, (flow, *population), "per-1000")


def share(part: Figure, whole: Figure) -> Figure:
    """The part in percent of the whole; both of one period and unit."""
    _same_unit(part, whole)
    if part.period != whole.period or whole.value == 0:
        raise IllegalCalculationError("a share takes a part and a whole of one period")
    return _derived(Computation.SHARE, part.series, part.value / whole.value * _HUNDRED, (part, whole), "percent")


def _same_unit(first: Figure, second: Figure) -> None:
    if first.unit != second.unit:
        raise IllegalCalculationError(f"{first.unit} and {second.unit} do not compare")


def _derived(
    computation: Computation,
    series: Series,
    value: Decimal,
    inputs: tuple[Figure, ...],
    unit: str | None = None,
) -> Figure:
    exact = all(entry.precision is Precision.EXACT for entry in inputs)
    ranks = [entry.rank for entry in inputs]
    return Figure(
        series,
        inputs[-1].period if computation is not Computation.RATE else inputs[0].period,
        value,
        None,
        unit or inputs[0].unit,
        Precision.EXACT if exact else Precision.ROUNDED,
        max((entry.quality for entry in inputs), key=_QUALITIES.index),
        Rank.DISPUTED if Rank.DISPUTED in ranks else Rank.NORMAL,
        derivation=Derivation(computation, inputs),
    )
