"""What is not computed, what is said of what is, and what a longer answer leaves out."""

from __future__ import annotations

import pytest
from answered import computed, is_bare, leads, marks
from asking import ask, cited

from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.note import NoteKind
from knowledge.types.question import Measure, Operation, Order


@pytest.mark.parametrize(
    ("wanted", "period"),
    [
        ("population", "2020/2024"),
        ("immigrant_stock", "1990/2024"),
        ("emigration_share KZ>RU", "2019/2025"),
        ("net_migration_rate_un_estimate", "2010/2015"),
        ("emigration_intention_share KZ answer:planning", "2023/2024"),
    ],
)
@pytest.mark.parametrize("operation", [Operation.SUM, Operation.VALUE, Operation.SERIES])
def test_stocks_shares_and_rates_are_never_summed(
    shipped: Store, operation: Operation, wanted: str, period: str
) -> None:
    answer = ask(shipped, operation, wanted, period)
    assert computed(answer) == []
    assert all(reading.lead.derivation is None for reading in answer.readings)


@pytest.mark.parametrize(
    "periods", [["2024", "2024-01/2024-04"], ["2022/2024", "2024"], ["2024", "2024"]]
)
def test_periods_that_overlap_are_never_summed(shipped: Store, periods: list[str]) -> None:
    assert computed(ask(shipped, Operation.SUM, "emigration", *periods)) == []


def test_years_with_a_gap_between_them_are_not_summed_as_a_span(shipped: Store) -> None:
    assert computed(ask(shipped, Operation.SUM, "emigration", "2019", "2024")) == []


def test_a_sum_with_a_period_that_is_not_held_is_partial_and_says_which(shipped: Store) -> None:
    answer = ask(shipped, Operation.SUM, "emigration", "2024", "2030")
    assert (answer.status, computed(answer)) == (Status.PARTIAL, [])
    assert leads(answer) == ["emigration-2024-bns = 12732"]
    assert "gaps:2030" in marks(answer.notes)


def test_a_sum_of_figures_that_differ_in_quality_says_so(shipped: Store) -> None:
    answer = ask(shipped, Operation.SUM, "emigration", "2023/2025")
    assert computed(answer) == [
        "sum(emigration-2023-bns, emigration-2024-bns, emigration-2025-bns) = 36434 persons"
    ]
    assert {"mixed_quality", "preliminary"} <= set(marks(answer.notes))
    assert cited(answer) == {"emigration-2023-bns", "emigration-2024-bns", "emigration-2025-bns"}


@pytest.mark.parametrize(
    ("operation", "wanted", "periods", "remark"),
    [
        (Operation.CHANGE, "emigration", ["2024", "2025"], "mixed_quality"),
        (Operation.CHANGE, "emigration", ["2024-01/2024-04", "2025-01/2025-04"], "inputs_rounded"),
        (Operation.COMPARISON, "emigration KZ>RU;emigration KZ>DE", ["2024"], "inputs_rounded"),
        (Operation.VALUE, "net_migration", ["2025-01/2025-04"], "inputs_rounded"),
        (Operation.RATE, "emigration", ["1995"], "inputs_rounded"),
        (Operation.COMPARISON, "emigration;emigration RU>KZ", ["2022"], ""),
    ],
)
def test_inputs_that_differ_are_combined_only_with_a_remark(
    shipped: Store, operation: Operation, wanted: str, periods: list[str], remark: str
) -> None:
    answer = ask(shipped, operation, wanted, *periods)
    if remark:
        assert remark in marks(answer.notes)


def test_nothing_is_said_of_a_calculation_that_was_not_made(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "emigration", "2004/2011", "2024")
    assert computed(answer) == []
    assert not {"inputs_rounded", "mixed_quality", "mixed_source"} & set(marks(answer.notes))


@pytest.mark.parametrize(
    ("measure", "remarks"),
    [(Measure.PERCENT, ["no_percent_of_balance"]), (Measure.BOTH, []), (Measure.TIMES, [])],
)
def test_a_balance_has_no_change_in_percent(
    shipped: Store, measure: Measure, remarks: list[str]
) -> None:
    answer = ask(shipped, Operation.CHANGE, "net_migration", "2022", "2023", measure=measure)
    assert computed(answer) == ["difference(balance-2022-bns, balance-2023-bns) = 16015 persons"]
    assert [mark for mark in marks(answer.notes) if "percent" in mark] == remarks


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (["2024"], "difference(emigration-2023-bns, emigration-2024-bns) = -3362 persons"),
        (["2019/2024"], "difference(emigration-2019-bns, emigration-2024-bns) = -32493 persons"),
        (
            ["2019", "2020", "2024"],
            "difference(emigration-2019-bns, emigration-2024-bns) = -32493 persons",
        ),
    ],
)
def test_the_base_of_a_change(shipped: Store, periods: list[str], expected: str) -> None:
    answer = ask(shipped, Operation.CHANGE, "emigration", *periods, measure=Measure.ABSOLUTE)
    assert computed(answer) == [expected]


@pytest.mark.parametrize(
    ("operation", "wanted", "periods"),
    [
        (Operation.CHANGE, "emigration", ["2004/2011", "2024"]),  # a range against a number
        (Operation.CHANGE, "emigration", ["2024", "2030"]),
        (Operation.CHANGE, "emigration", ["1980", "1990"]),
        (Operation.CHANGE, "emigration_intention_share KZ answer:would-move", ["2019", "2024"]),
        (Operation.COMPARISON, "emigration;emigrant_stock", ["2024"]),
        (Operation.COMPARISON, "net_migration;net_migration_un_estimate", ["2010"]),
        (Operation.COMPARISON, "net_migration;net_migration_all_flows", ["2024"]),
        (Operation.RATE, "net_migration_un_estimate", ["2010"]),
        (Operation.RATE, "emigration", ["2024-Q1"]),
        (Operation.RATE, "refugees_hosted", ["2024"]),
        (Operation.RATE, "remittances_received", ["2024"]),
        (Operation.SHARE, "net_migration KZ>RU", ["2024"]),
        (Operation.SHARE, "emigration", ["2024"]),
        (Operation.SHARE, "emigration KZ>BR", ["2024"]),
        (Operation.TURN, "emigration", []),
    ],
)
def test_no_number_is_made_up(
    shipped: Store, operation: Operation, wanted: str, periods: list[str]
) -> None:
    for measure in Measure:
        answer = ask(shipped, operation, wanted, *periods, measure=measure)
        assert computed(answer) == []
        assert is_bare(answer) or answer.readings


def test_shares_of_one_survey_are_compared_in_percentage_points(shipped: Store) -> None:
    wanted = "emigration_motive_share KZ motive:family;emigration_motive_share KZ motive:education"
    answer = ask(shipped, Operation.COMPARISON, wanted, "2024")
    assert computed(answer) == [
        "points(motive-2024-family, motive-2024-education) = 9.1 percentage-points"
    ]


def test_shares_of_two_surveys_are_not_compared(shipped: Store) -> None:
    wanted = "emigration_intention_share KZ answer:would-move;emigration_intention_share LV answer:would-move"
    assert computed(ask(shipped, Operation.COMPARISON, wanted, "2018", "2019")) == []


def test_registrations_and_a_model_are_never_one_series(shipped: Store) -> None:
    for operation in Operation:
        answer = ask(shipped, operation, "net_migration", "1985/1995")
        facts = [fact for figure in answer.figures() for fact in figure.facts()]
        assert len({fact.qualifier("modelled") is None for fact in facts}) <= 1, operation


@pytest.mark.parametrize(
    ("operation", "wanted", "periods", "year"),
    [
        (Operation.SERIES, "population", ["2020/2023"], "2021"),
        (Operation.CHANGE, "population", ["2008-01-01", "2012-01-01"], "2009"),
        (Operation.COMPARISON, "population", ["2020", "2024"], "2021"),
    ],
)
def test_across_a_break_the_answer_says_so(
    shipped: Store, operation: Operation, wanted: str, periods: list[str], year: str
) -> None:
    assert f"break:{year}" in marks(ask(shipped, operation, wanted, *periods).notes)


def test_a_long_series_cites_what_it_shows_and_a_short_one_who_else_reports(shipped: Store) -> None:
    long = ask(shipped, Operation.SERIES, "emigration", "2020/2024")
    assert cited(long) == {f"emigration-{year}-bns" for year in range(2020, 2025)}
    short = ask(shipped, Operation.SERIES, "emigration", "2022/2024")
    assert {"emigration-2024", "emigration-2024-tenge", "emigration-2022-liter"} <= cited(short)


@pytest.mark.parametrize(
    ("wanted", "periods", "order", "expected", "searched"),
    [
        ("emigration", ["1980/2020"], Order.MOST, "emigration-1994-cis = 477068", "1991/2020"),
        ("net_migration", ["1950/2030"], Order.MOST, "balance-2006-bns = 33041", "1991/2025"),
        ("immigrant_stock", [], Order.MOST, "stock-in-1990 = 3289058", "1990/2024"),
        ("emigration KZ>RU", [], Order.LEAST, "emigration-ru-2025-cis = 4748", "2016/2025"),
    ],
)
def test_an_extreme_says_the_span_that_was_really_searched(
    shipped: Store, wanted: str, periods: list[str], order: Order, expected: str, searched: str
) -> None:
    answer = ask(shipped, Operation.EXTREME, wanted, *periods, order=order)
    assert leads(answer) == [expected]
    assert f"{NoteKind.SPAN_SEARCHED}:{searched}" in marks(answer.notes)


def test_of_one_year_there_is_no_extreme(shipped: Store) -> None:
    assert is_bare(ask(shipped, Operation.EXTREME, "emigration", "2024"))


def test_without_a_time_it_is_the_share_of_the_latest_year(shipped: Store) -> None:
    answer = ask(shipped, Operation.SHARE, "emigration KZ>RU")
    assert computed(answer) == [
        "share(emigration-ru-2025-cis, emigration-2025-bns) = 62.408 percent"
    ]
    assert marks(answer.assumptions) == ["latest_period:2025"]
