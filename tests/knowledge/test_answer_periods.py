"""Which time an answer is for: exactly the one asked, a named part of it, or none."""

from __future__ import annotations

import pytest
from answered import computed, differently, is_bare, leads, marks, offered, value
from asking import ask, cited

from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Precision, Quality
from knowledge.types.question import Operation


def test_january_to_april_2025_follows_from_arrivals_and_departures(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "net_migration", "2025-01/2025-04")
    assert answer.status is Status.ANSWERED
    assert leads(answer) == ["balance(immigration-2025-jan-apr, emigration-2025-jan-apr) = 6400"]
    lead = answer.readings[0].lead
    assert (lead.unit, lead.precision, lead.quality) == (
        "persons",
        Precision.ROUNDED,
        Quality.PRELIMINARY,
    )
    assert cited(answer) == {"immigration-2025-jan-apr", "emigration-2025-jan-apr"}
    assert set(marks(answer.notes)) == {"preliminary", "inputs_rounded"}


@pytest.mark.parametrize(
    ("wanted", "period", "lead"),
    [
        ("emigration", "2024", "emigration-2024-bns = 12732"),
        ("emigration", "2025-01/2025-04", "emigration-2025-jan-apr = 1700"),
        ("emigration", "2024-01/2024-04", "emigration-2024-jan-apr = 4800"),
        ("emigration KZ>RU", "2025-Q1", "emigration-russia-2025-q1 = 644"),
        (
            "net_migration",
            "2023-Q1",
            "balance(immigration-2023-q1-astana-times, emigration-2023-q1-astana-times) = 5016",
        ),
        ("net_migration", "1994", "balance(immigration-1994-cis, emigration-1994-cis) = -406679"),
        ("net_migration", "2025", "balance-2025-baq = 16153"),
        ("remittances_received", "2024", "remittances-received-2024 = 240391763"),
    ],
)
def test_a_flow_answers_for_exactly_its_period(
    shipped: Store, wanted: str, period: str, lead: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, period)
    assert answer.status is Status.ANSWERED
    assert leads(answer) == [lead]
    assert answer.readings[0].lead.period.code == period


@pytest.mark.parametrize(
    ("wanted", "period"),
    [
        ("emigration", "2024-03"),  # a month of a year
        ("emigration", "2019-Q2"),
        ("emigration", "2023-03/2023-05"),
        ("emigration", "2026"),
        ("emigration", "2030"),
        ("emigration", "1985"),
        ("emigration KZ>RU", "2010"),
        ("births", "1975"),
        ("net_migration", "2028"),
        ("net_migration KZ-55", "2019"),
        ("population", "2024-06-15"),
        ("immigrant_stock", "2023"),
        ("emigration_share KZ>RU", "2025-Q1"),
    ],
)
@pytest.mark.parametrize("operation", [Operation.VALUE, Operation.SUM, Operation.SERIES])
def test_a_time_that_is_not_held_is_not_answered(
    shipped: Store, operation: Operation, wanted: str, period: str
) -> None:
    answer = ask(shipped, operation, wanted, period)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)
    assert offered(answer)


def test_after_the_last_figure_the_latest_is_named(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration", "2026")
    assert marks(answer.notes) == ["latest_held:2025", "accessed:2026-11"]
    assert offered(answer)[0] == "emigration KZ @2025"


@pytest.mark.parametrize(
    ("wanted", "asked", "held"),
    [
        ("emigration KZ>DE", "2023", "emigration-de-2023-jan-sep-kzvesti = 1795"),
        ("emigration KZ>US", "2023", "emigration-us-2023-jan-sep-kzvesti = 314"),
        ("qandas_granted", "2023", "qandas-2023-jan-apr = 6144"),
    ],
)
def test_asked_longer_than_held_it_is_the_longest_part(
    shipped: Store, wanted: str, asked: str, held: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, asked)
    assert answer.status is Status.PARTIAL
    assert leads(answer) == [held]
    assert f"partial_span:{asked}" in marks(answer.notes)


@pytest.mark.parametrize(
    ("wanted", "asked", "day"),
    [
        ("population", "2024", "2024-01-01"),
        ("population", "2024-01-01", "2024-01-01"),
        ("population", "2024-12-31", "2025-01-01"),
        ("immigrant_stock", "2020", "2020-07-01"),
        ("refugees_hosted", "2022", "2022-12-31"),
        ("irregular_migrants KZ>KR", "2018", "2018-10-15"),
    ],
)
def test_a_stock_answers_for_the_year_of_its_day_and_says_the_day(
    shipped: Store, wanted: str, asked: str, day: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, asked)
    assert answer.status is Status.ANSWERED
    assert [reading.lead.period.code for reading in answer.readings] == [day]
    assert f"stock_day:{day}" in marks(answer.notes)


def test_a_survey_answers_for_its_year(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration_intention_share KZ answer:planning", "2024")
    [reading] = answer.readings
    assert (answer.status, value(reading.lead), reading.lead.period.code) == (
        Status.ANSWERED,
        "6.9",
        "2024-11",
    )
    assert "survey-2024-planning" in cited(answer)


@pytest.mark.parametrize(
    ("wanted", "latest"),
    [
        ("emigration", "2025"),
        ("net_migration", "2025"),
        ("population", "2026-01-01"),
        ("emigration KZ>RU", "2025"),
        ("net_migration KZ-55", "2024"),
        ("immigrant_stock", "2024-07-01"),
    ],
)
def test_without_a_time_it_is_the_latest_held_and_says_so(
    shipped: Store, wanted: str, latest: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted)
    assert answer.status is Status.ANSWERED
    assert [reading.lead.period.code for reading in answer.readings] == [latest]
    assert marks(answer.assumptions) == [f"latest_period:{latest}"]


def test_several_years_of_a_flow_are_summed(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration", "2022/2024")
    assert computed(answer) == [
        "sum(emigration-2022-bns, emigration-2023-bns, emigration-2024-bns) = 52973 persons"
    ]
    assert answer.computed[0].period.code == "2022/2024"


@pytest.mark.parametrize(
    ("wanted", "asked", "days"),
    [
        ("immigrant_stock", "2015/2020", ["2015-07-01", "2020-07-01"]),
        ("population", "2020/2022", ["2020-01-01", "2021-01-01", "2022-01-01"]),
        ("net_migration_rate_un_estimate", "2010/2012", ["2010", "2011", "2012"]),
    ],
)
def test_several_years_of_what_does_not_add_up_are_listed(
    shipped: Store, wanted: str, asked: str, days: list[str]
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, asked)
    assert computed(answer) == []
    assert [reading.lead.period.code for reading in answer.readings] == days


@pytest.mark.parametrize(
    ("asked", "held", "gaps"),
    [
        ("1985/1995", "1991/1995", "gaps:1985/1990"),
        ("2024/2028", "2024/2025", "gaps:2026/2028"),
    ],
)
def test_a_sum_over_a_partly_held_span_says_the_part(
    shipped: Store, asked: str, held: str, gaps: str
) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration", asked)
    assert answer.status is Status.PARTIAL
    assert [figure.period.code for figure in answer.computed] == [held]
    assert gaps in marks(answer.notes)


def test_no_whole_year_stands_for_a_part_of_it(shipped: Store) -> None:
    answer = ask(shipped, Operation.SERIES, "emigration", "2023-06/2025-06")
    assert answer.status is Status.PARTIAL
    assert [reading.lead.period.code for reading in answer.readings] == ["2024", "2025-01/2025-06"]
    assert "gaps:2023-06/2023-12" in marks(answer.notes)


@pytest.mark.parametrize("wanted", ["emigration_ratio", "emigration_share KZ>RU"])
def test_a_share_of_the_moves_of_some_months_is_not_that_of_the_year(
    shipped: Store, wanted: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, "2025")
    assert answer.status in (Status.PARTIAL, Status.NO_DATA)


@pytest.mark.parametrize(
    ("wanted", "period", "lead"),
    [
        ("net_migration KZ-55", "2024", "net-all-kz55-2024-bns = -4796"),
        ("net_migration KZ settlement:urban", "2024", "net-all-urban-2024-bns = 128190"),
    ],
)
def test_the_balance_of_a_part_of_the_country_is_that_of_all_flows_and_says_so(
    shipped: Store, wanted: str, period: str, lead: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, period)
    assert leads(answer) == [lead]
    assert answer.readings[0].lead.series.indicator == "net_migration_all_flows"
    assert "all_flows" in marks(answer.notes)


def test_what_is_counted_for_all_flows_never_answers_for_emigration(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "emigration KZ-55", "2024")
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)


def test_the_un_estimate_answers_under_its_own_name_before_registrations(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "net_migration", "1975")
    assert leads(answer) == ["un-balance-1975 = 26332"]
    assert marks(answer.assumptions) == ["indicator:net_migration_un_estimate"]
    assert "modelled" in marks(answer.notes)


def test_the_un_estimate_fills_no_gap_in_a_registered_series(shipped: Store) -> None:
    for operation in (Operation.SERIES, Operation.SUM, Operation.VALUE):
        answer = ask(shipped, operation, "net_migration", "1985/1995")
        assert answer.status is Status.PARTIAL
        indicators = {
            fact.series.indicator for figure in answer.figures() for fact in figure.facts()
        }
        assert indicators == {"immigration", "emigration"}


def test_a_projection_stands_under_its_name_with_its_interval(shipped: Store) -> None:
    answer = ask(shipped, Operation.VALUE, "net_migration_un_projection", "2028")
    [reading] = answer.readings
    fact = reading.lead.fact
    assert fact is not None
    assert (fact.series.indicator, fact.quality) == (
        "net_migration_un_projection",
        Quality.PROJECTION,
    )
    low, share, high = (fact.qualifier(key) for key in ("low", "projection-interval", "high"))
    assert low and share and high
    assert float(low.argument) < reading.lead.value < float(high.argument)
    assert "projection" in marks(answer.notes)


def test_every_projection_has_an_interval(shipped: Store) -> None:
    projections = [
        fact for fact in shipped.by_indicator("net_migration_un_projection") if fact.value
    ]
    assert len(projections) == 7
    for fact in projections:
        assert all(fact.qualifier(key) for key in ("low", "projection-interval", "high")), fact.id


def test_stocks_and_flows_are_never_shown_for_each_other(shipped: Store) -> None:
    answer = ask(shipped, Operation.COMPARISON, "emigration;emigrant_stock", "2024")
    assert computed(answer) == []
    assert all(
        not differently(reading) or reading.lead.series.indicator == "emigration"
        for reading in answer.readings
    )
