"""What must hold of calculations whatever the numbers, and what is refused whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from figures import MODELLED, figure, indicator
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge import derive
from knowledge.derive import (
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
from knowledge.types.fact import (
    IndicatorKind,
    Precision,
    Quality,
    Rank,
    Series,
)
from knowledge.types.figure import Computation, Figure
from knowledge.types.period import Period

BRIEFLY = settings(max_examples=30, deadline=None)
numbers = st.integers(-(10**9), 10**9).map(Decimal)
counts = st.integers(1, 10**9).map(Decimal)
precisions = st.sampled_from(Precision)
qualities = st.sampled_from(Quality)
NET = Series("net_migration", "KZ")
QUALITIES = list(Quality)


@BRIEFLY
@given(counts, counts)
def test_a_balance_is_the_difference_of_its_inputs_and_names_both(
    arrived: Decimal, left: Decimal
) -> None:
    inputs = figure(arrived, id="immigration"), figure(left)
    net = derive.balance(NET, *inputs)
    assert net.value == arrived - left
    assert net.value == -derive.balance(NET, inputs[1], inputs[0]).value
    assert net.derivation and net.derivation.inputs == inputs
    assert [fact.id for fact in net.facts()] == ["immigration-2024", "emigration-2024"]


@BRIEFLY
@given(numbers, numbers)
def test_a_difference_turned_round_changes_its_sign(first: Decimal, second: Decimal) -> None:
    one, other = figure(first, "2023"), figure(second)
    assert derive.difference(one, other).value == -derive.difference(other, one).value
    assert derive.difference(one, other).period == other.period


@BRIEFLY
@given(counts, counts)
def test_a_percent_change_undone_gives_the_new_figure(base: Decimal, new: Decimal) -> None:
    flow = indicator(IndicatorKind.FLOW)
    change = derive.percent_change(figure(base, "2023"), figure(new), flow)
    assert abs(base * (1 + change.value / 100) - new) < Decimal("1e-9")
    assert change.unit == "percent"


@BRIEFLY
@given(counts, counts)
def test_a_ratio_times_the_smaller_is_the_larger(first: Decimal, second: Decimal) -> None:
    ratio = derive.ratio(figure(first, "2023"), figure(second))
    assert abs(ratio.value * min(first, second) - max(first, second)) < Decimal("1e-9")
    assert ratio.derivation
    assert ratio.derivation.inputs[0].value == max(first, second)


@BRIEFLY
@given(counts, counts)
def test_the_ratio_and_the_percent_change_agree(base: Decimal, growth: Decimal) -> None:
    one, other = figure(base, "2023"), figure(base + growth)
    percent = derive.percent_change(one, other, indicator(IndicatorKind.FLOW))
    assert abs((derive.ratio(one, other).value - 1) * 100 - percent.value) < Decimal("1e-9")


@BRIEFLY
@given(st.lists(numbers, min_size=2, max_size=10), st.integers(1, 9))
def test_a_sum_of_sums_is_the_sum(values: list[Decimal], cut: int) -> None:
    assume(cut < len(values))
    flow = indicator(IndicatorKind.FLOW)
    years = [figure(value, str(2000 + year)) for year, value in enumerate(values)]
    whole = derive.total(years, flow)
    parts = [derive.total(part, flow) for part in (years[:cut], years[cut:])]
    assert derive.total(parts, flow).value == whole.value == sum(values)
    assert whole.period == Period.years(2000, 1999 + len(values))
    assert sorted(fact.id for fact in whole.facts()) == [
        f"emigration-{2000 + n}" for n in range(len(values))
    ]


@BRIEFLY
@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=8))
def test_the_sum_of_balances_is_the_balance_of_the_sums(
    both: list[tuple[Decimal, Decimal]],
) -> None:
    flow = indicator(IndicatorKind.FLOW)
    arrived = [figure(pair[0], str(2000 + n), id="immigration") for n, pair in enumerate(both)]
    left = [figure(pair[1], str(2000 + n)) for n, pair in enumerate(both)]
    balances = [derive.balance(NET, *pair) for pair in zip(arrived, left, strict=True)]
    summed = derive.total(balances, indicator(IndicatorKind.BALANCE))
    assert (
        summed.value
        == derive.balance(NET, derive.total(arrived, flow), derive.total(left, flow)).value
    )


@BRIEFLY
@given(counts, counts, counts)
def test_a_rate_of_the_mean_of_two_populations(
    flow: Decimal, first: Decimal, second: Decimal
) -> None:
    days = [
        figure(first, "2024-01-01", id="population"),
        figure(second, "2025-01-01", id="population"),
    ]
    rate = derive.rate(figure(flow), days)
    assert abs(rate.value * (first + second) / 2 - flow * 1000) < Decimal("1e-6")
    assert (rate.unit, rate.period.code) == ("per-1000", "2024")


@BRIEFLY
@given(numbers, numbers, precisions, precisions, qualities, qualities)
def test_what_is_derived_is_as_firm_as_its_weakest_input(
    first: Decimal,
    second: Decimal,
    rough: Precision,
    exact: Precision,
    weak: Quality,
    firm: Quality,
) -> None:
    one = figure(first, "2023", precision=rough, quality=weak)
    other = figure(second, precision=exact, quality=firm)
    derived = derive.difference(one, other)
    assert (derived.precision is Precision.EXACT) is (rough is exact is Precision.EXACT)
    assert derived.quality is max(weak, firm, key=QUALITIES.index)
    assert derived.fact is None and derived.value_max is None


@pytest.mark.parametrize("kind", [IndicatorKind.BALANCE, IndicatorKind.SHARE, IndicatorKind.RATE])
@BRIEFLY
@given(base=numbers, new=numbers)
def test_balances_shares_and_rates_have_no_percent_change(
    kind: IndicatorKind, base: Decimal, new: Decimal
) -> None:
    with pytest.raises(NoPercentChangeError):
        derive.percent_change(figure(base, "2023"), figure(new), indicator(kind))


@BRIEFLY
@given(numbers)
def test_nothing_grows_by_percent_from_zero(new: Decimal) -> None:
    with pytest.raises(NoPercentChangeError):
        derive.percent_change(figure(0, "2023"), figure(new), indicator(IndicatorKind.FLOW))


@pytest.mark.parametrize(
    "kind",
    [kind for kind in IndicatorKind if kind not in (IndicatorKind.FLOW, IndicatorKind.BALANCE)],
)
@BRIEFLY
@given(values=st.lists(numbers, min_size=1, max_size=5))
def test_only_flows_and_balances_add_up(kind: IndicatorKind, values: list[Decimal]) -> None:
    years = [figure(value, str(2000 + year)) for year, value in enumerate(values)]
    with pytest.raises(NotSummableError):
        derive.total(years, indicator(kind))


@BRIEFLY
@given(st.integers(2000, 2020), st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
def test_periods_that_overlap_never_add_up(start: int, length: int, shift: int, other: int) -> None:
    first = figure(1, f"{start}/{start + length}")
    second = figure(2, f"{start + shift}/{start + shift + other}")
    flow = indicator(IndicatorKind.FLOW)
    if shift <= length:
        with pytest.raises(NotSummableError):
            derive.total([first, second], flow)
    else:
        assert derive.total([second, first], flow).value == 3


@BRIEFLY
@given(counts, counts)
def test_balances_of_both_signs_have_no_ratio(gained: Decimal, lost: Decimal) -> None:
    with pytest.raises(NoRatioError):
        derive.ratio(figure(gained, "2023", id="net_migration"), figure(-lost, id="net_migration"))


CALCULATIONS: list[Callable[[Figure, Figure], Figure]] = [
    derive.difference,
    derive.ratio,
    derive.points,
    derive.share,
    lambda first, second: derive.balance(NET, first, second),
    lambda first, second: derive.percent_change(first, second, indicator(IndicatorKind.FLOW)),
]


@pytest.mark.parametrize("calculate", CALCULATIONS)
@BRIEFLY
@given(first=counts, second=counts)
def test_different_units_are_never_combined(
    calculate: Callable[[Figure, Figure], Figure], first: Decimal, second: Decimal
) -> None:
    with pytest.raises(DifferentUnitsError):
        calculate(figure(first), figure(second, unit="usd"))


@pytest.mark.parametrize("calculate", CALCULATIONS)
@BRIEFLY
@given(first=counts, second=counts, width=counts)
def test_a_range_is_never_computed_with(
    calculate: Callable[[Figure, Figure], Figure], first: Decimal, second: Decimal, width: Decimal
) -> None:
    with pytest.raises(RangeError):
        calculate(figure(first, up_to=first + width), figure(second))


@pytest.mark.parametrize("calculate", CALCULATIONS)
@BRIEFLY
@given(first=counts, second=counts)
def test_a_model_and_registrations_are_never_combined(
    calculate: Callable[[Figure, Figure], Figure], first: Decimal, second: Decimal
) -> None:
    with pytest.raises(MixedWithModelError):
        calculate(figure(first, qualifiers=MODELLED), figure(second))


@pytest.mark.parametrize(
    "flow",
    [figure(5, unit="usd"), figure(5, up_to=Decimal(9)), figure(5, qualifiers=MODELLED)],
)
def test_a_rate_takes_people_that_were_counted(flow: Figure) -> None:
    with pytest.raises(IllegalCalculationError):
        derive.rate(flow, [figure(1000, id="population_average")])


@pytest.mark.parametrize(
    "calculate", [derive.share, lambda first, second: derive.balance(NET, first, second)]
)
def test_a_part_and_a_whole_are_of_one_period(
    calculate: Callable[[Figure, Figure], Figure],
) -> None:
    with pytest.raises(DifferentPeriodsError):
        calculate(figure(1, "2023"), figure(2))


def test_shares_change_within_one_survey_only() -> None:
    with pytest.raises(DifferentSourcesError):
        derive.points(figure(1, "2023", source="a"), figure(2, source="b"))


@pytest.mark.parametrize("calculate", CALCULATIONS)
@BRIEFLY
@given(first=st.sampled_from(Rank), second=st.sampled_from(Rank))
def test_what_rests_on_a_disputed_number_is_disputed(
    calculate: Callable[[Figure, Figure], Figure], first: Rank, second: Rank
) -> None:
    derived = calculate(figure(1, rank=first), figure(2, rank=second))
    assert (derived.rank is Rank.DISPUTED) is (Rank.DISPUTED in (first, second))


def test_each_calculation_bears_its_name() -> None:
    flow, one, other = indicator(IndicatorKind.FLOW), figure(1, "2023"), figure(2, "2024")
    made = {
        Computation.DIFFERENCE: derive.difference(one, other),
        Computation.PERCENT_CHANGE: derive.percent_change(one, other, flow),
        Computation.RATIO: derive.ratio(one, other),
        Computation.POINTS: derive.points(one, other),
        Computation.SUM: derive.total([one, other], flow),
        Computation.MEAN: derive.average([one, other], flow),
        Computation.RATE: derive.rate(one, [other]),
        Computation.SHARE: derive.share(one, figure(4, "2023")),
        Computation.BALANCE: derive.balance(NET, one, figure(4, "2023")),
    }
    assert {
        name: figure.derivation.computation for name, figure in made.items() if figure.derivation
    } == {name: name for name in Computation}


def test_every_refusal_is_of_one_kind() -> None:
    errors = [getattr(derive, name) for name in derive.__all__ if name.endswith("Error")]
    assert all(issubclass(error, IllegalCalculationError) and error.__doc__ for error in errors)
