"""Changes, comparisons, series, rankings, extremes, turns, rates, shares, words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from asking import ask, name, told

from knowledge.store import Store
from knowledge.types.answer import Answer, Status
from knowledge.types.question import Measure, Operation, Term


def computed(answer: Answer) -> list[tuple[str, float]]:
    """The calculations of an answer with their values."""
    return [
        (figure.derivation.computation.value, float(round(figure.value, 3)))
        for figure in answer.computed
        if figure.derivation
    ]


def leads(answer: Answer) -> list[str]:
    return [name(reading.lead) for reading in answer.readings]


def notes(answer: Answer) -> dict[str, str]:
    return {note.kind.value: note.argument for note in answer.notes}


CHANGES: list[tuple[str, tuple[str, ...], Measure, list[tuple[str, float]], list[str]]] = [
    ("emigration", ("2000", "2024"), Measure.PERCENT,
     [("percent_change", -91.825), ("difference", -143017)], ["emigration-2000-bns", "emigration-2024-bns"]),
    ("emigration", ("2024", "2025"), Measure.BOTH,
     [("percent_change", -40.245), ("difference", -5124)], ["emigration-2024-bns", "emigration-2025-bns"]),
    ("emigration", ("2019", "2025"), Measure.TIMES, [("ratio", 5.944)], ["emigration-2019-bns", "emigration-2025-bns"]),
    ("immigration", ("2014", "2024"), Measure.ABSOLUTE, [("difference", 12498)],
     ["immigration-2014-bns", "immigration-2024-bns"]),
    ("immigration", ("2024",), Measure.PERCENT, [("percent_change", 15.342), ("difference", 3895)],
     ["immigration-2023-bns", "immigration-2024-bns"]),
    ("population", ("2024", "2025"), Measure.ABSOLUTE, [("difference", 249557)], ["population-2024", "population-2025"]),
    ("net_migration", ("2022", "2023"), Measure.BOTH, [("difference", 16015)], ["balance-2022-bns", "balance-2023-bns"]),
    ("net_migration", ("2022", "2023"), Measure.TIMES, [("difference", 16015)], ["balance-2022-bns", "balance-2023-bns"]),
    ("net_migration", ("2012", "2018"), Measure.TIMES, [("ratio", 20.421)],
     ["balance-2012-bns", "balance-2018-bns", "balance-2018-vs-2012"]),
    ("net_migration", ("2015", "2018"), Measure.TIMES, [("ratio", 2.163)],
     ["balance-2015-bns", "balance-2018-bns", "balance-2018-vs-2015"]),
    ("emigration", ("2024-01/2024-04", "2025-01/2025-04"), Measure.TIMES, [("ratio", 2.824)],
     ["emigration-2024-jan-apr", "emigration-2025-jan-apr", "emigration-ratio-2024-2025-jan-apr"]),
    ("labour_emigration KZ>EAEU", ("2012", "2018"), Measure.TIMES, [("ratio", 3.255)],
     ["labour-migrants-eaeu-2012", "labour-migrants-eaeu-2018", "labour-migrants-eaeu-growth"]),
    ("emigration KZ>DE", (), Measure.BOTH, [], ["emigration-germany-change-2025-q1"]),
    ("emigration KZ>RU", ("2025-Q1",), Measure.PERCENT, [], ["emigration-russia-change-2025-q1"]),
    ("emigration", (), Measure.BOTH, [("percent_change", -40.245), ("difference", -5124)],
     ["emigration-2024-bns", "emigration-2025-bns", "emigration-ratio-2024-2025-jan-apr"]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "periods", "measure", "results", "shown"), CHANGES)
def test_changes(
    shipped: Store, wanted: str, periods: tuple[str, ...], measure: Measure, results: list[Any], shown: list[str]
) -> None:  # fmt: skip
    answer = ask(shipped, Operation.CHANGE, wanted, *periods, measure=measure)
    assert (answer.status, computed(answer), leads(answer)) == (Status.ANSWERED, results, shown)


def test_a_balance_never_changes_in_percent(shipped: Store) -> None:
    answer = ask(
        shipped, Operation.CHANGE, "net_migration", "2018", "2023", measure=Measure.PERCENT
    )
    assert computed(answer) == [("difference", 38414)]
    assert "no_percent_of_balance" in notes(answer)


def test_a_change_is_named_after_the_later_period(shipped: Store) -> None:
    answer = ask(shipped, Operation.CHANGE, "net_migration", "2012", "2018", measure=Measure.TIMES)
    assert [figure.period.code for figure in answer.computed] == ["2018"]


def test_a_census_between_the_periods_is_said(shipped: Store) -> None:
    across = ask(shipped, Operation.CHANGE, "population", "2008", "2010")
    within = ask(shipped, Operation.CHANGE, "population", "2010", "2015")
    assert (notes(across).get("break"), notes(within).get("break")) == ("2009", None)


def test_a_change_from_a_period_that_is_not_held_is_declined(shipped: Store) -> None:
    assert ask(shipped, Operation.CHANGE, "emigration", "1985", "2024").status is Status.NO_DATA


def test_what_is_said_of_about_the_same_time_stands_beside_a_change(shipped: Store) -> None:
    assert told(ask(shipped, Operation.CHANGE, "emigration", "2001", "2025")) == [
        "emigration-decline-25-years"
    ]


COMPARISONS: list[tuple[str, tuple[str, ...], Measure, list[tuple[str, float]], list[str]]] = [
    ("emigration", ("2000", "2024"), Measure.BOTH, [("difference", -143017)],
     ["emigration-2000-bns", "emigration-2024-bns"]),
    ("immigration;emigration", ("2022",), Measure.BOTH, [],
     ["immigration-2022-bns", "emigration-2022-bns", "balance-2022-bns"]),
    ("immigration;emigration", ("2022",), Measure.ABSOLUTE, [],
     ["balance-2022-bns", "immigration-2022-bns", "emigration-2022-bns"]),
    ("immigration;emigration", ("2024",), Measure.TIMES, [("ratio", 2.3)],
     ["immigration-2024-bns", "emigration-2024-bns", "balance-2024-bns"]),
    ("immigration;emigration", (), Measure.BOTH, [],
     ["immigration-2025-bns", "emigration-2025-bns", "balance-2025-baq"]),
    ("net_migration AM;net_migration KG", ("2018",), Measure.BOTH, [("difference", 13110)],
     ["balance-armenia-2018", "balance-kyrgyzstan-2018"]),
    ("natural_increase;net_migration", ("2018",), Measure.TIMES, [("ratio", 9.181)],
     ["balance(births-2018, deaths-2018)", "balance-2018-bns", "balance-to-natural-increase-2018"]),
    ("net_migration;net_migration_un_estimate", ("2010",), Measure.BOTH, [], ["balance-2010-bns", "un-balance-2010"]),
    ("net_migration;net_migration_un_estimate", ("2020",), Measure.TIMES, [], ["balance-2020-bns", "un-balance-2020"]),
    ("emigration", ("2019", "2020", "2021"), Measure.BOTH, [],
     ["emigration-2019-bns", "emigration-2020-bns", "emigration-2021-bns"]),
    ("emigration KZ>RU;emigration KZ>KG", ("2024",), Measure.TIMES, [("ratio", 27.71)],
     ["emigration-ru-2024-cis", "emigration-kg-2024-cis"]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "periods", "measure", "results", "shown"), COMPARISONS)
def test_comparisons(
    shipped: Store, wanted: str, periods: tuple[str, ...], measure: Measure, results: list[Any], shown: list[str]
) -> None:  # fmt: skip
    answer = ask(shipped, Operation.COMPARISON, wanted, *periods, measure=measure)
    assert (answer.status, computed(answer), leads(answer)) == (Status.ANSWERED, results, shown)


@pytest.mark.parametrize(
    ("wanted", "periods", "note"),
    [
        ("emigration KZ>RU;emigration KZ>BR", ("2024",), ("missing_place", "BR")),
        ("emigration KZ;emigration FR", ("2024",), ("missing_place", "FR")),
        ("net_migration;qandas_granted", ("2024",), ("missing_indicator", "qandas_granted")),
        ("emigration", ("2024", "2027"), ("gaps", "2027")),
    ],
)
def test_a_comparison_says_what_is_missing(
    shipped: Store, wanted: str, periods: tuple[str, ...], note: tuple[str, str]
) -> None:
    answer = ask(shipped, Operation.COMPARISON, wanted, *periods)
    assert (answer.status, answer.computed, len(answer.readings)) == (Status.PARTIAL, (), 1)
    assert note in [(entry.kind, entry.argument) for entry in answer.notes]


def test_a_comparison_of_nothing_held_is_no_data(shipped: Store) -> None:
    assert (
        ask(shipped, Operation.COMPARISON, "emigration KZ>BR;emigration KZ>PE", "2024").status
        is Status.NO_DATA
    )


def test_a_series_has_a_figure_for_each_year_and_their_sum(shipped: Store) -> None:
    answer = ask(shipped, Operation.SERIES, "net_migration", "2015/2024")
    assert leads(answer) == [f"balance-{year}-bns" for year in range(2015, 2025)]
    assert computed(answer) == [("sum", -138646)]
    assert all(not reading.further and not reading.alternatives for reading in answer.readings)


@pytest.mark.parametrize(
    ("wanted", "span", "status", "number", "gaps"),
    [
        ("net_migration", "2012/2022", Status.ANSWERED, 11, None),
        ("emigration", "2020/2030", Status.PARTIAL, 6, "2026/2030"),
        ("refugees_hosted", "2019/2022", Status.ANSWERED, 4, None),
        ("refugees_hosted", "1985/1994", Status.PARTIAL, 2, "1985/1992"),
        ("emigration KZ>RU", "2010/2018", Status.PARTIAL, 3, "2010/2015"),
        ("emigration", "1950/1960", Status.NO_DATA, 0, None),
    ],
)
def test_series(
    shipped: Store, wanted: str, span: str, status: Status, number: int, gaps: str | None
) -> None:
    answer = ask(shipped, Operation.SERIES, wanted, span)
    assert (answer.status, len(answer.readings), notes(answer).get("gaps")) == (
        status,
        number,
        gaps,
    )


def test_a_series_without_a_span_is_all_that_is_held(shipped: Store) -> None:
    answer = ask(shipped, Operation.SERIES, "emigration")
    periods = [reading.lead.period.code for reading in answer.readings]
    assert (periods[0], periods[-1], len(periods)) == ("1991", "2025", 35)


@pytest.mark.parametrize(
    ("wanted", "periods", "rate", "base"),
    [
        ("emigration", ("2024",), 0.632, "published"),
        ("emigration", ("2010",), 1.626, "mean"),
        ("emigration", (), 0.373, "published"),
        ("immigration", ("2024",), 1.453, "published"),
        ("net_migration", ("2024",), 0.821, "published"),
    ],
)
def test_rates(
    shipped: Store, wanted: str, periods: tuple[str, ...], rate: float, base: str
) -> None:
    answer = ask(shipped, Operation.RATE, wanted, *periods)
    assert (computed(answer), notes(answer)["rate_base"]) == ([("rate", rate)], base)
    assert answer.computed[0].unit == "per-1000"


@pytest.mark.parametrize("wanted", ["emigration KZ-47", "remittances_received", "emigration FR"])
def test_rates_that_have_no_population_are_declined(shipped: Store, wanted: str) -> None:
    assert ask(shipped, Operation.RATE, wanted, "2024").status is Status.NO_DATA


SHARES: list[tuple[str, tuple[str, ...], list[tuple[str, float]], list[str]]] = [
    ("emigration KZ>RU", ("2025",), [("share", 62.408)], []),
    ("emigration KZ>RU", ("2024",), [("share", 68.992)], ["emigration-share-ru-2024-astana-times"]),
    ("emigration KZ>DE", ("2024",), [], ["emigration-share-de-2024-astana-times"]),  # 2 thousand, rounded
    ("emigration KZ education:higher", ("2017",), [("share", 29.927)], ["emigrant-higher-education-share-2017"]),
    ("emigration KZ age:minors", (), [], ["emigrant-minors-share-2018"]),
    ("emigration KZ ethnicity:kazakhs", ("2018",), [], ["emigrant-kazakhs-share"]),
    ("emigration KZ-59", ("2024",), [("share", 16.753)], []),
    ("emigration KZ-39;emigration KZ-55;emigration KZ-10;emigration KZ-59;emigration KZ-63", ("2024",), [],
     ["emigrant-regions-share-2024"]),
    ("immigration KZ>UZ", ("2024",), [("share", 41.459)], ["immigration-share-uz-2024-astana-times"]),
    ("immigration KZ>UZ", (), [("share", 49.522)], []),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "periods", "results", "shown"), SHARES)
def test_shares(
    shipped: Store, wanted: str, periods: tuple[str, ...], results: list[Any], shown: list[str]
) -> None:
    answer = ask(shipped, Operation.SHARE, wanted, *periods)
    assert (computed(answer), leads(answer)) == (results, shown)


def test_adults_are_no_share_of_all_who_left(shipped: Store) -> None:
    answer = ask(shipped, Operation.SHARE, "emigration KZ education:higher", "2022-01/2022-06")
    assert answer.status is Status.NO_DATA


def test_a_definition_is_told(shipped: Store) -> None:
    answer = ask(shipped, Operation.DEFINITION, "emigration;net_migration")
    assert told(answer) == ["definition-emigration", "definition-net-migration"]
    assert all(statement.text.text for statement in answer.statements)


def terms(*words: str) -> tuple[Term, ...]:
    return tuple(Term(word, (word,)) for word in words)


def test_a_statement_is_found_by_its_words(shipped: Store) -> None:
    answer = ask(shipped, Operation.STATEMENT, "", terms=terms("brain", "drain"))
    assert told(answer) == ["brain-drain-tendency"]


def test_words_that_no_statement_has_are_not_understood(shipped: Store) -> None:
    answer = ask(shipped, Operation.STATEMENT, "", terms=terms("brain", "surgery", "costs"))
    assert (answer.status, answer.words) == (Status.NOT_UNDERSTOOD, ("brain", "surgery", "costs"))


def test_a_source_contains(shipped: Store) -> None:
    article = ask(shipped, Operation.CONTENTS, "", source="cabar-2019")
    table = ask(shipped, Operation.CONTENTS, "", source="bns-6567")
    assert (len(article.statements), [source.id for source in article.sources]) == (
        5,
        ["cabar-2019"],
    )
    held = {holding.indicator: holding.facts for holding in table.holdings}
    facts = shipped.facts_of_source("bns-6567")
    assert held == Counter(fact.series.indicator for fact in facts)
    assert [reading.lead.series.indicator for reading in table.readings] == [
        "net_migration",
        "net_migration_all_flows",
    ]
