"""Calculations: what they give, what they refuse, and what must hold of them whatever the numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figures import MODELLED, figure, indicator
from hypothesis import given
from hypothesis import strategies as st

from knowledge import derive
from knowledge.derive import IllegalCalculationError
from knowledge.types.fact import (
    Formula,
    IndicatorKind,
    Precision,
    Quality,
    Rank,
    Series,
)
from knowledge.types.figure import Computation, Figure

numbers = st.integers(-(10**9), 10**9).map(Decimal)
counts = st.integers(1, 10**9).map(Decimal)


LEFT = indicator(IndicatorKind.FLOW, "emigration")
NET = indicator(IndicatorKind.BALANCE, "net_migration", Formula("immigration", "emigration"))
STOCK = indicator(IndicatorKind.STOCK, "population")
SHARE = indicator(IndicatorKind.SHARE, "emigration_share")
RATE = indicator(IndicatorKind.RATE, "net_migration_rate_un_estimate")


def test_a_balance_is_the_first_less_the_second() -> None:
    arrivals, departures = (
        figure(8100, "2025-01/2025-04", "immigration"),
        figure(1700, "2025-01/2025-04"),
    )
    net = derive.balance(Series("net_migration", "KZ"), arrivals, departures)
    assert (net.value, net.unit, net.period.code) == (Decimal(6400), "persons", "2025-01/2025-04")
    assert net.series == Series("net_migration", "KZ")
    assert net.derivation is not None
    assert net.derivation.computation is Computation.BALANCE
    assert net.derivation.inputs == (arrivals, departures)


def test_the_balance_of_rounded_inputs_is_rounded_and_of_the_weaker_quality() -> None:
    arrivals = figure(
        8100, id="immigration", precision=Precision.ROUNDED, quality=Quality.PRELIMINARY
    )
    net = derive.balance(Series("net_migration", "KZ"), arrivals, figure(1700))
    assert (net.precision, net.quality, net.rank) == (
        Precision.ROUNDED,
        Quality.PRELIMINARY,
        Rank.NORMAL,
    )


def test_what_is_derived_of_a_disputed_number_is_disputed() -> None:
    assert derive.difference(figure(1), figure(2, rank=Rank.DISPUTED)).rank is Rank.DISPUTED


@pytest.mark.parametrize(
    ("computed", "value", "unit"),
    [
        (derive.difference(figure(155749, "2000"), figure(12732)), "-143017", "persons"),
        (derive.percent_change(figure(155749, "2000"), figure(12732), LEFT), "-91.8253", "percent"),
        (derive.ratio(figure(45225, "2019"), figure(7608, "2025")), "5.9444", "times"),
        (derive.ratio(figure(7608, "2025"), figure(45225, "2019")), "5.9444", "times"),
        (derive.ratio(figure(-29121, "2018", "net_migration"), figure(-1426, "2012", "net_migration")), "20.4215", "times"),
        (derive.points(figure(10, unit="percent"), figure("10.5", unit="percent")), "0.5", "percentage-points"),
        (derive.total([figure(24147, "2022"), figure(16094, "2023"), figure(12732)], LEFT), "52973", "persons"),
        (derive.rate(figure(12732), [figure("20158620.5", id="population_average")]), "0.6316", "per-1000"),
        (derive.rate(figure(100), [figure(900, "2024-01-01", "population"), figure(1100, "2025-01-01", "population")]), "100", "per-1000"),
        (derive.share(figure(4748, "2025", counterpart="RU"), figure(7608, "2025")), "62.4080", "percent"),
    ],
)  # fmt: skip
def test_what_the_calculations_give(computed: Figure, value: str, unit: str) -> None:
    assert (round(computed.value, 4), computed.unit) == (round(Decimal(value), 4), unit)


def test_a_sum_spans_its_periods() -> None:
    total = derive.total([figure(2, "2024"), figure(1, "2022"), figure(3, "2023")], LEFT)
    assert (total.value, total.period.code) == (Decimal(6), "2022/2024")


def test_a_rate_is_of_the_period_of_the_flow() -> None:
    days = [figure(1, "2024-01-01", "population"), figure(1, "2025-01-01", "population")]
    assert derive.rate(figure(1, "2024"), days).period.code == "2024"


@pytest.mark.parametrize(
    "calculate",
    [
        lambda: derive.balance(Series("net_migration", "KZ"), figure(1, "2023", "immigration"), figure(1, "2024")),
        lambda: derive.balance(Series("net_migration", "KZ"), figure(1, id="immigration", unit="usd"), figure(1)),
        lambda: derive.percent_change(figure(-100, "2023", "net_migration"), figure(100, id="net_migration"), NET),
        lambda: derive.percent_change(figure(0, "2023"), figure(100), LEFT),
        lambda: derive.percent_change(figure(10, "2023", unit="percent"), figure(12, unit="percent"), SHARE),
        lambda: derive.ratio(figure(-100, "2023", "net_migration"), figure(100, id="net_migration")),
        lambda: derive.ratio(figure(0, "2023"), figure(100)),
        lambda: derive.difference(figure(1), figure(1, unit="usd")),
        lambda: derive.points(figure(1, unit="percent", source="a"), figure(2, unit="percent", source="b")),
        lambda: derive.points(figure(1, unit="percent"), figure(2, unit="percent-of-respondents")),
        lambda: derive.total([], LEFT),
        lambda: derive.total([figure(1, "2023-01-01"), figure(1, "2024-01-01")], STOCK),
        lambda: derive.total([figure(1, "2023"), figure(1)], SHARE),
        lambda: derive.total([figure(1, "2023"), figure(1)], RATE),
        lambda: derive.total([figure(1, "2024"), figure(1, "2024-Q1")], LEFT),
        lambda: derive.total([figure(1, "2023"), figure(1, "2024", unit="usd")], LEFT),
        lambda: derive.difference(figure(20000, "2004", up_to=30000), figure(1)),
        lambda: derive.share(figure(1, "2023"), figure(2, "2024")),
        lambda: derive.share(figure(1), figure(0)),
        lambda: derive.rate(figure(1), []),
        lambda: derive.rate(figure(1), [figure(0, id="population_average")]),
    ],
)  # fmt: skip
def test_what_must_not_be_combined_is_refused(calculate: object) -> None:
    with pytest.raises(IllegalCalculationError):
        calculate()  # type: ignore[operator]


@pytest.mark.parametrize(
    "calculate",
    [
        lambda un, bns: derive.difference(un, bns),
        lambda un, bns: derive.ratio(un, bns),
        lambda un, bns: derive.total([un, bns], NET),
        lambda un, bns: derive.balance(Series("net_migration", "KZ"), un, bns),
    ],
)
def test_an_estimate_of_a_model_is_never_mixed_with_registrations(calculate: object) -> None:
    un = figure(-6840, "2010", "net_migration_un_estimate", qualifiers=MODELLED)
    bns = figure(-5000, "2010", "net_migration")
    with pytest.raises(IllegalCalculationError):
        calculate(un, bns)  # type: ignore[operator]


@given(numbers, numbers)
def test_the_base_and_the_difference_give_the_new_figure(base: Decimal, new: Decimal) -> None:
    assert base + derive.difference(figure(base, "2023"), figure(new)).value == new


@given(counts, counts)
def test_a_percent_change_has_the_sign_of_the_difference(base: Decimal, new: Decimal) -> None:
    first, second = figure(base, "2023"), figure(new)
    percent = derive.percent_change(first, second, LEFT).value
    difference = derive.difference(first, second).value
    assert (percent > 0, percent < 0) == (difference > 0, difference < 0)
    assert percent >= -100


@given(counts, counts)
def test_a_ratio_is_at_least_one_and_the_same_both_ways(first: Decimal, second: Decimal) -> None:
    one, other = figure(first, "2023"), figure(second)
    assert derive.ratio(one, other).value == derive.ratio(other, one).value >= 1


@given(st.lists(numbers, min_size=1, max_size=12), st.randoms())
def test_a_sum_does_not_depend_on_the_order(values: list[Decimal], random: object) -> None:
    figures = [figure(value, str(2000 + year)) for year, value in enumerate(values)]
    shuffled = figures.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    total = derive.total(shuffled, LEFT)
    assert total.value == sum(values)
    assert total == derive.total(figures, LEFT)


@given(counts, counts)
def test_a_part_and_the_rest_make_the_whole(part: Decimal, rest: Decimal) -> None:
    whole = figure(part + rest)
    both = [derive.share(figure(value, counterpart="RU"), whole).value for value in (part, rest)]
    assert abs(sum(both) - 100) < Decimal("1e-20")


@given(st.lists(counts, min_size=1, max_size=5))
def test_a_mean_lies_between_the_least_and_the_largest(values: list[Decimal]) -> None:
    mean = derive.mean([figure(value, str(2000 + year)) for year, value in enumerate(values)])
    assert min(values) <= mean <= max(values)
