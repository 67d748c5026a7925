"""The calculations that are allowed; each refuses the figures that it must not combine.

Formulas: net migration = immigration - emigration, crude rate = events / average population * 1,000
(United Nations, Handbook of Vital Statistics Systems and Methods); percent change =
(new - base) / |base|.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from knowledge.derive.errors import (
    DifferentPeriodsError,
    DifferentSourcesError,
    DifferentUnitsError,
    IllegalCalculationError,
    MixedWithModelError,
    NoPercentChangeError,
    NoRatioError,
    NotSummableError,
    RangeError,
)
from knowledge.types.fact import Fact, Indicator, IndicatorKind, Precision, Quality, Rank, Series
from knowledge.types.figure import Computation, Derivation, Figure, by_time
from knowledge.types.period import Period

_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
SUMMABLE = frozenset({IndicatorKind.FLOW, IndicatorKind.BALANCE})
_WITHOUT_PERCENT = frozenset({IndicatorKind.BALANCE, IndicatorKind.SHARE, IndicatorKind.RATE})
_A_YEAR = {"persons": "persons-a-year"}
_QUALITIES = tuple(Quality)  # from the firmest to the weakest


def balance(series: Series, minuend: Figure, subtrahend: Figure) -> Figure:
    """The first less the second, as the figure of the series.

    Raises IllegalCalculationError unless both are of one period and unit.
    """
    _same_period(minuend, subtrahend)
    _same_unit(minuend, subtrahend)
    value = minuend.value - subtrahend.value
    return _derived(Computation.BALANCE, series, value, (minuend, subtrahend))


def difference(base: Figure, new: Figure) -> Figure:
    """The new figure less the base. Raises IllegalCalculationError for different units."""
    _same_unit(base, new)
    return _derived(Computation.DIFFERENCE, new.series, new.value - base.value, (base, new))


def percent_change(base: Figure, new: Figure, indicator: Indicator) -> Figure:
    """By how many percent of the base the new figure is larger; negative if it is smaller.

    Raises IllegalCalculationError for a balance, a share, a rate, or a base of zero.
    """
    _same_unit(base, new)
    if indicator.kind in _WITHOUT_PERCENT or base.value == 0:
        raise NoPercentChangeError(
            f"{indicator.id} is a {indicator.kind.value}, or zero: give the difference instead"
        )
    percent = (new.value - base.value) / abs(base.value) * _HUNDRED
    return _derived(Computation.PERCENT_CHANGE, new.series, percent, (base, new), "percent")


def points(base: Figure, new: Figure) -> Figure:
    """The change of a share in percentage points.

    Raises IllegalCalculationError for shares of different wholes or surveys.
    """
    _same_unit(base, new)
    surveys = {_survey(fact) for figure in (base, new) for fact in figure.facts()}
    if len(surveys) > 1:
        raise DifferentSourcesError(f"shares of {sorted(surveys)} are not of one survey")
    value = new.value - base.value
    return _derived(Computation.POINTS, new.series, value, (base, new), "percentage-points")


def ratio(first: Figure, second: Figure) -> Figure:
    """How many times the smaller the larger is in size, whichever comes first.

    Raises IllegalCalculationError for different units, a zero, or one balance with both signs.
    """
    _same_unit(first, second)
    if first.series.indicator == second.series.indicator and first.value * second.value < 0:
        raise NoRatioError("balances of different sign have no ratio: give the difference instead")
    small, large = sorted((first, second), key=lambda figure: abs(figure.value))
    if small.value == 0:
        raise NoRatioError("nothing is a number of times zero: give the difference instead")
    value = abs(large.value / small.value)
    period = max(large.period, small.period)
    return _derived(Computation.RATIO, large.series, value, (large, small), "times", period)


def total(figures: Sequence[Figure], indicator: Indicator) -> Figure:
    """The sum of a flow or balance over periods that do not overlap, or over parts of one period.

    Raises IllegalCalculationError for stocks, shares and rates, and for overlapping periods.
    """
    if indicator.kind not in SUMMABLE or not figures:
        raise NotSummableError(f"{indicator.id}: only flows and balances add up, at least one")
    ordered = sorted(figures, key=by_time)
    _same_unit(*ordered)
    of_one_series = len({figure.series for figure in ordered}) == 1
    for before, after in pairwise(ordered):
        if of_one_series and before.period.overlaps(after.period):
            raise NotSummableError(f"{before.period.code} and {after.period.code} overlap")
    period = Period(ordered[0].period.start, max(figure.period.end for figure in ordered))
    value = sum((figure.value for figure in ordered), Decimal(0))
    return _derived(
        Computation.SUM, ordered[0].series, value, tuple(ordered), ordered[0].unit, period
    )


def average(figures: Sequence[Figure], indicator: Indicator) -> Figure:
    """The mean of a flow or balance over periods that do not overlap, for one of them.

    Raises IllegalCalculationError for stocks, shares and rates, and for overlapping periods.
    """
    summed = total(figures, indicator)
    inputs = summed.derivation.inputs if summed.derivation else ()
    unit = _A_YEAR.get(summed.unit, summed.unit)
    value = mean(figures)
    return _derived(Computation.MEAN, summed.series, value, inputs, unit, summed.period)


def mean(figures: Sequence[Figure]) -> Decimal:
    """The arithmetic mean of the values. Raises IllegalCalculationError without any."""
    if not figures:
        raise IllegalCalculationError("a mean takes at least one figure")
    return sum((figure.value for figure in figures), Decimal(0)) / len(figures)


def rate(flow: Figure, population: Sequence[Figure]) -> Figure:
    """The flow per 1,000 of the mean of the population figures, both counted in persons.

    Raises IllegalCalculationError without a population, or for different units.
    """
    people = mean(population)
    if people <= 0:
        raise NoRatioError("a rate takes a population of at least one")
    _same_unit(flow, *population)
    value = flow.value / people * _THOUSAND
    return _derived(Computation.RATE, flow.series, value, (flow, *population), "per-1000")


def share(part: Figure, whole: Figure) -> Figure:
    """The part in percent of the whole.

    Raises IllegalCalculationError unless both are of one period and unit.
    """
    _same_period(part, whole)
    _same_unit(part, whole)
    if whole.value == 0:
        raise NoRatioError("nothing is a share of zero")
    value = part.value / whole.value * _HUNDRED
    return _derived(Computation.SHARE, part.series, value, (part, whole), "percent")


def _survey(fact: Fact) -> tuple[str, str]:
    """Where a share was read and who asked: one article may tell of several surveys."""
    return fact.source.id, fact.authority.id if fact.authority else ""


def _same_period(first: Figure, second: Figure) -> None:
    if first.period != second.period:
        raise DifferentPeriodsError(f"{first.period.code} and {second.period.code} are not one")


def _same_unit(*figures: Figure) -> None:
    units = {figure.unit for figure in figures}
    if len(units) > 1:
        raise DifferentUnitsError(f"{sorted(units)} do not compare")
    if any(figure.value_max is not None for figure in figures):
        raise RangeError("a range has no single value to compute with")
    _unmodelled_or_all(figures)


def _unmodelled_or_all(figures: Sequence[Figure]) -> None:
    modelled = {fact.qualifier("modelled") is not None for each in figures for fact in each.facts()}
    if len(modelled) > 1:
        raise MixedWithModelError("an estimate of a model and registrations are not combined")


def _derived(
    computation: Computation,
    series: Series,
    value: Decimal,
    inputs: tuple[Figure, ...],
    unit: str | None = None,
    period: Period | None = None,
) -> Figure:
    is_exact = all(entry.precision is Precision.EXACT for entry in inputs)
    return Figure(
        series,
        period or inputs[0 if computation is Computation.RATE else -1].period,
        value,
        None,
        unit or inputs[0].unit,
        Precision.EXACT if is_exact else Precision.ROUNDED,
        max({entry.quality for entry in inputs}, key=_QUALITIES.index),
        Rank.DISPUTED if any(entry.rank is Rank.DISPUTED for entry in inputs) else Rank.NORMAL,
        derivation=Derivation(computation, inputs),
    )
