"""What is computed when asked: sums, series, changes, comparisons, rates, shares, extremes, turns."""

from __future__ import annotations

import pytest
from answered import computed, is_bare, leads, marks, value
from asking import ask, cited, name, told

from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.question import Measure, Operation, Order, Sign

# ---- sums and series


@pytest.mark.parametrize(
    ("wanted", "periods", "expected"),
    [
        ("emigration", ["2023/2024"], "sum(emigration-2023-bns, emigration-2024-bns) = 28826 persons"),
        ("emigration", ["2023", "2024"], "sum(emigration-2023-bns, emigration-2024-bns) = 28826 persons"),
        ("net_migration", ["2022/2024"], "sum(balance-2022-bns, balance-2023-bns, balance-2024-bns) = 19121 persons"),
        ("net_migration_un_estimate", ["2010/2011"], "sum(un-balance-2010, un-balance-2011) = -11222 persons"),
    ],
)
def test_flows_and_balances_are_summed(shipped: Store, wanted: str, periods: list[str], expected: str) -> None:
    answer = ask(shipped, Operation.SUM, wanted, *periods)
    assert answer.status is Status.ANSWERED
    assert computed(answer) == [expected]
    assert cited(answer) == {fact.id for fact in answer.computed[0].facts()}


@pytest.mark.parametrize(
    ("wanted", "period"),
    [
        ("population", "2020/2024"),
        ("immigrant_stock", "1990/2024"),
        ("emigration_share KZ>RU", "2019/2025"),
        ("net_migration_rate_un_estimate", "2010/2015"),
    ],
)
def test_stocks_shares_and_rates_are_never_summed(shipped: Store, wanted: str, period: str) -> None:
    answer = ask(shipped, Operation.SUM, wanted, period)
    assert computed(answer) == []
    assert all(reading.lead.derivation is None for reading in answer.readings)


@pytest.mark.parametrize("periods", [["2024", "2024-01/2024-04"], ["2022/2024", "2024"], ["2024", "2024"]])
def test_periods_that_overlap_are_never_summed(shipped: Store, periods: list[str]) -> None:
    assert computed(ask(shipped, Operation.SUM, "emigration", *periods)) == []


def test_a_sum_with_a_period_that_is_not_held_is_partial_and_says_which(shipped: Store) -> None:
    answer = ask(shipped, Operation.SUM, "emigration", "2024", "2030")
    assert answer.status is Status.PARTIAL
    assert computed(answer) == []
    assert leads(answer) == ["emigration-2024-bns = 12732"]
    assert "gaps:2030" in marks(answer.notes)


def test_a_sum_of_figures_that_differ_in_quality_says_so(shipped: Store) -> None:
    answer = ask(shipped, Operation.SUM, "emigration", "2023/2025")
    assert computed(answer) == ["sum(emigration-2023-bns, emigration-2024-bns, emigration-2025-bns) = 36434 persons"]
    assert {"mixed_quality", "preliminary"} <= set(marks(answer.notes))


def test_a_published_total_stands_beside_the_sum(shipped: Store) -> None:
    answer = ask(shipped, Operation.SUM, "emigration", "2012/2018")
    assert [value(figure) for figure in answer.computed] == ["227592"]
    assert leads(answer) == ["emigration-2012-2018-total = 230000"]


def test_a_series_has_a_figure_for_each_year(shipped: Store) -> None:
    answer = ask(shipped, Operation.SERIES, "emigration", "2020/2025")
    assert answer.status is Status.ANSWERED
    assert leads(answer) == [
        "emigration-2020-bns = 29088", "emigration-2021-bns = 32256", "emigration-2022-bns = 24147",
        "emigration-2023-bns = 16094", "emigration-2024-bns = 12732", "emigration-2025-bns = 7608",
    ]  # fmt: skip


def test_a_series_names_its_gaps(shipped: Store) -> None:
    answer = ask(shipped, Operation.SERIES, "net_migration", "1989/1992")
    assert answer.status is Status.PARTIAL
    assert leads(answer) == [
        "balance(immigration-1991-cis, emigration-1991-cis) = -57686",
        "balance(immigration-1992-cis, emigration-1992-cis) = -156261",
    ]
    assert "gaps:1989/1990" in marks(answer.notes)


def test_a_long_series_cites_what_it_shows_and_a_short_one_who_else_reports(shipped: Store) -> None:
    long = ask(shipped, Operation.SERIES, "emigration", "2020/2024")
    assert cited(long) == {f"emigration-{year}-bns" for year in range(2020, 2025)}
    short = ask(shipped, Operation.SERIES, "emigration", "2022/2024")
    assert {"emigration-2024", "emigration-2024-tenge", "emigration-2022-liter"} <= cited(short)


def test_a_series_across_a_census_says_so(shipped: Store) -> None:
    assert "break:2021" in marks(ask(shipped, Operation.SERIES, "population", "2020/2023").notes)


# ---- changes


@pytest.mark.parametrize(
    ("wanted", "base", "new", "measure", "expected"),
    [
        ("emigration", "2023", "2024", Measure.BOTH, ["percent_change(emigration-2023-bns, emigration-2024-bns) = -20.89 percent", "difference(emigration-2023-bns, emigration-2024-bns) = -3362 persons"]),
        ("emigration", "2023", "2024", Measure.ABSOLUTE, ["difference(emigration-2023-bns, emigration-2024-bns) = -3362 persons"]),
        ("emigration", "2019", "2024", Measure.TIMES, ["ratio(emigration-2019-bns, emigration-2024-bns) = 3.552 times"]),
        ("net_migration", "2012", "2018", Measure.TIMES, ["ratio(balance-2018-bns, balance-2012-bns) = 20.421 times"]),
        ("emigration", "2024-01/2024-04", "2025-01/2025-04", Measure.PERCENT, ["percent_change(emigration-2024-jan-apr, emigration-2025-jan-apr) = -64.583 percent"]),
        ("labour_emigration KZ>EAEU", "2012", "2018", Measure.ABSOLUTE, ["difference(labour-migrants-eaeu-2012, labour-migrants-eaeu-2018) = 77500 persons"]),
    ],
)  # fmt: skip
def test_changes(shipped: Store, wanted: str, base: str, new: str, measure: Measure, expected: list[str]) -> None:
    answer = ask(shipped, Operation.CHANGE, wanted, base, new, measure=measure)
    assert answer.status is Status.ANSWERED
    assert computed(answer) == expected
    assert [reading.lead.period.code for reading in answer.readings[:2]] == [base, new]


@pytest.mark.parametrize("measure", [Measure.PERCENT, Measure.BOTH])
def test_a_balance_has_no_change_in_percent(shipped: Store, measure: Measure) -> None:
    answer = ask(shipped, Operation.CHANGE, "net_migration", "2022", "2023", measure=measure)
    assert computed(answer) == ["difference(balance-2022-bns, balance-2023-bns) = 16015 persons"]
    assert "no_percent_of_balance" in marks(answer.notes)


def test_balances_of_different_sign_have_no_ratio(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "net_migration", "2022", "2023", measure=Measure.TIMES)
    assert computed(answer) == ["difference(balance-2022-bns, balance-2023-bns) = 16015 persons"]


def test_without_a_base_it_is_the_year_before(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "emigration", "2024", measure=Measure.ABSOLUTE)
    assert computed(answer) == ["difference(emigration-2023-bns, emigration-2024-bns) = -3362 persons"]


def test_the_change_over_a_span_is_that_from_its_first_year_to_its_last(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "emigration", "2019/2024", measure=Measure.ABSOLUTE)
    assert computed(answer) == ["difference(emigration-2019-bns, emigration-2024-bns) = -32493 persons"]


@pytest.mark.parametrize(
    ("wanted", "period", "printed"),
    [
        ("emigration KZ>RU", "2025-Q1", "emigration-russia-change-2025-q1 = -75.5"),
        ("emigration KZ>DE", "2025-Q1", "emigration-germany-change-2025-q1 = -67.9"),
    ],
)
def test_a_change_that_a_source_prints_answers_where_the_base_is_not_held(
    shipped: Store, wanted: str, period: str, printed: str
) -> None:
    answer = ask(shipped, Operation.CHANGE, wanted, period)
    assert computed(answer) == []
    assert printed in leads(answer)


def test_a_change_of_inputs_of_different_quality_says_so(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "emigration", "2024", "2025")
    assert "mixed_quality" in marks(answer.notes)


def test_a_change_across_a_census_says_so(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "population", "2008-01-01", "2012-01-01")
    assert "break:2009" in marks(answer.notes)


@pytest.mark.parametrize(
    ("wanted", "periods"),
    [
        ("emigration", ["2004/2011", "2024"]),  # a range against a number
        ("emigration", ["2024", "2030"]),
        ("emigration", ["1980", "1990"]),
        ("emigration_intention_share KZ answer:would-move", ["2019", "2024"]),
    ],
)
def test_no_change_is_made_up(shipped: Store, wanted: str, periods: list[str]) -> None:
    answer = ask(shipped, Operation.CHANGE, wanted, *periods)
    assert computed(answer) == []


# ---- comparisons


def test_arrivals_and_departures_stand_beside_their_balance(shipped: Store) -> None:
    answer = ask(shipped, Operation.COMPARISON, "emigration;immigration", "2024")
    assert leads(answer) == ["emigration-2024-bns = 12732", "immigration-2024-bns = 29282", "balance-2024-bns = 16550"]


@pytest.mark.parametrize(
    ("wanted", "measure", "expected"),
    [
        ("emigration KZ>RU;emigration KZ>UZ", Measure.TIMES, ["ratio(emigration-ru-2024-cis, emigration-uz-2024-cis) = 77.735 times"]),
        ("immigration;emigration", Measure.TIMES, ["ratio(immigration-2024-bns, emigration-2024-bns) = 2.3 times"]),
        ("emigration;immigration", Measure.TIMES, ["ratio(immigration-2024-bns, emigration-2024-bns) = 2.3 times"]),
    ],
)  # fmt: skip
def test_how_many_times_more(shipped: Store, wanted: str, measure: Measure, expected: list[str]) -> None:
    assert computed(ask(shipped, Operation.COMPARISON, wanted, "2024", measure=measure)) == expected


def test_the_difference_of_two_slots(shipped: Store) -> None:
    answer = ask(shipped, Operation.COMPARISON, "emigration KZ>RU;emigration KZ>KG", "2024")
    assert [abs(figure.value) for figure in answer.computed] == [8467]


def test_more_than_two_slots_are_only_listed(shipped: Store) -> None:
    answer = ask(shipped, Operation.COMPARISON, "emigration KZ>RU;emigration KZ>KG;emigration KZ>UZ", "2024")
    assert computed(answer) == []
    assert leads(answer) == ["emigration-ru-2024-cis = 8784", "emigration-kg-2024-cis = 317", "emigration-uz-2024-cis = 113"]


def test_a_comparison_of_which_one_side_is_held_is_partial(shipped: Store) -> None:
    answer = ask(shipped, Operation.COMPARISON, "emigration", "2024", "2030")
    assert answer.status is Status.PARTIAL
    assert leads(answer) == ["emigration-2024-bns = 12732"]
    assert "gaps:2030" in marks(answer.notes)


def test_rounded_figures_are_compared_with_a_remark(shipped: Store) -> None:
    answer = ask(shipped, Operation.COMPARISON, "emigration KZ>RU;emigration KZ>DE", "2024")
    assert "inputs_rounded" in marks(answer.notes)


# ---- rates and shares


@pytest.mark.parametrize(
    ("wanted", "period", "expected", "base"),
    [
        ("emigration", "2024", "rate(emigration-2024-bns, population-average-2024) = 0.632 per-1000", "published"),
        ("births", "2024", "rate(births-2024, population-average-2024) = 18.152 per-1000", "published"),
        ("net_migration", "2024", "rate(balance-2024-bns, population-average-2024) = 0.821 per-1000", "published"),
        ("emigration", "1995", "rate(emigration-1995-cis, population-1995, population-1996) = 19.577 per-1000", "mean"),
    ],
)
def test_a_rate_names_its_base(shipped: Store, wanted: str, period: str, expected: str, base: str) -> None:
    answer = ask(shipped, Operation.RATE, wanted, period)
    assert computed(answer) == [expected]
    assert f"rate_base:{base}" in marks(answer.notes)


@pytest.mark.parametrize(
    ("wanted", "period"),
    [
        ("emigration KZ-55", "2024"),
        ("emigration", "2024-Q1"),
        ("emigration", "2030"),
        ("refugees_hosted", "2024"),
        ("remittances_received", "2024"),
    ],
)
def test_no_rate_of_a_part_a_stock_or_of_money(shipped: Store, wanted: str, period: str) -> None:
    answer = ask(shipped, Operation.RATE, wanted, period)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)


def test_a_modelled_flow_is_not_divided_by_a_counted_population(shipped: Store) -> None:
    answer = ask(shipped, Operation.RATE, "net_migration_un_estimate", "2010")
    assert computed(answer) == []


@pytest.mark.parametrize(
    ("wanted", "period", "expected"),
    [
        ("emigration KZ>RU", "2025", "share(emigration-ru-2025-cis, emigration-2025-bns) = 62.408 percent"),
        ("emigration KZ>RU", "2024", "share(emigration-ru-2024-cis, emigration-2024-bns) = 68.992 percent"),
        ("immigrant_stock KZ>RU", "2020", "share(stock-in-ru-2020, stock-in-2020) = 29.134 percent"),
        ("emigration KZ education:higher", "2017", "share(emigrant-higher-education-2017, emigration-2017-bns) = 29.927 percent"),
    ],
)  # fmt: skip
def test_a_share_of_two_counts(shipped: Store, wanted: str, period: str, expected: str) -> None:
    assert computed(ask(shipped, Operation.SHARE, wanted, period)) == [expected]


@pytest.mark.parametrize(
    ("wanted", "period", "printed"),
    [
        ("emigration KZ>DE", "2024", "emigration-share-de-2024-astana-times = 16"),
        ("emigration KZ age:minors", "2018", "emigrant-minors-share-2018 = 25"),
        ("emigration KZ-39;emigration KZ-55;emigration KZ-10;emigration KZ-59;emigration KZ-63", "2024", "emigrant-regions-share-2024 = 47.9"),
    ],
)  # fmt: skip
def test_a_share_that_a_source_prints(shipped: Store, wanted: str, period: str, printed: str) -> None:
    answer = ask(shipped, Operation.SHARE, wanted, period)
    assert printed in leads(answer)


def test_a_balance_has_no_shares(shipped: Store) -> None:
    assert computed(ask(shipped, Operation.SHARE, "net_migration KZ>RU", "2024")) == []


# ---- extremes and turns


@pytest.mark.parametrize(
    ("wanted", "periods", "order", "expected", "searched"),
    [
        ("emigration", [], Order.MOST, "emigration-1994-cis = 477068", "1991/2025"),
        ("emigration", [], Order.LEAST, "emigration-2025-bns = 7608", "1991/2025"),
        ("net_migration", [], Order.MOST, "balance-2006-bns = 33041", "1991/2025"),
        ("net_migration", [], Order.LEAST, "balance(immigration-1994-cis, emigration-1994-cis) = -406679", "1991/2025"),
        ("emigration", ["2010/2020"], Order.MOST, "emigration-2019-bns = 45225", "2010/2020"),
        ("emigration", ["1980/2020"], Order.MOST, "emigration-1994-cis = 477068", "1991/2020"),
        ("emigration KZ>RU", [], Order.MOST, "emigration-ru-2019-cis = 39774", "2016/2025"),
        ("immigrant_stock", [], Order.MOST, "stock-in-1990 = 3289058", "1990/2024"),
        ("births", [], Order.MOST, "births-2021 = 446491", "2000/2025"),
    ],
)  # fmt: skip
def test_an_extreme_says_the_span_searched(
    shipped: Store, wanted: str, periods: list[str], order: Order, expected: str, searched: str
) -> None:
    answer = ask(shipped, Operation.EXTREME, wanted, *periods, order=order)
    assert leads(answer) == [expected]
    assert f"span_searched:{searched}" in marks(answer.notes)


def test_of_one_year_there_is_no_extreme(shipped: Store) -> None:
    assert is_bare(ask(shipped, Operation.EXTREME, "emigration", "2024"))


@pytest.mark.parametrize(
    ("sign", "limit", "expected"),
    [
        (Sign.POSITIVE, None, ["balance-2023-bns", "balance-2022-bns"]),
        (Sign.POSITIVE, 2, ["balance-2004-bns", "balance-2011-bns", "balance-2003-bns"]),
        (Sign.NEGATIVE, None, ["balance-2012-bns", "balance-2022-bns", "balance-2011-bns"]),
    ],
)
def test_when_the_balance_turned(shipped: Store, sign: Sign, limit: int | None, expected: list[str]) -> None:
    answer = ask(shipped, Operation.TURN, "net_migration", sign=sign, limit=limit)
    assert [name(reading.lead) for reading in answer.readings] == expected
    assert "span_searched:1991/2025" in marks(answer.notes)


def test_the_positive_years_before_are_told_by_the_article_too(shipped: Store) -> None:
    answer = ask(shipped, Operation.TURN, "net_migration", sign=Sign.POSITIVE, limit=2)
    assert told(answer) == ["balance-positive-2004-2011"]


def test_no_turn_is_told_of_years_that_lie_elsewhere(shipped: Store) -> None:
    answer = ask(shipped, Operation.TURN, "net_migration", "2023/2025", sign=Sign.NEGATIVE)
    assert not [reading for reading in answer.readings if reading.lead.value < 0 and reading.lead.period.start.year > 2022]
    assert "balance-2012-bns" not in [name(reading.lead) for reading in answer.readings]
