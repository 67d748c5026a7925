"""Changes, comparisons, series, rankings, extremes, turns, rates, shares, words."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from asking import ask, name, told

from knowledge.store import Store
from knowledge.types.answer import Answer, Status
from knowledge.types.claim import Claim
from knowledge.types.question import Axis, Measure, Operation, Order, Sign, Term


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


RANKINGS: list[tuple[str, tuple[str, ...], dict[str, Any], list[tuple[int | None, str]], list[str]]] = [
    ("emigration", (), {"axis": Axis.COUNTERPART, "limit": 2},
     [(1, "emigration-ru-2025-cis"), (None, "emigration-kg-2025-cis")],
     ["destination-second-germany", "destination-top-russia"]),
    ("emigration", ("2024",), {"axis": Axis.COUNTERPART, "limit": 3},
     [(1, "emigration-ru-2024-cis"), (2, "emigration-de-2024-inbusiness"), (None, "emigration-kg-2024-cis")], []),
    ("immigration", ("2024",), {"axis": Axis.COUNTERPART, "limit": 2},
     [(1, "immigration-uz-2024-cis"), (2, "immigration-ru-2024-cis")], []),
    ("immigration", ("2022-01/2022-06",), {"axis": Axis.COUNTERPART, "limit": 1, "order": Order.LEAST},
     [(None, "immigration-de-2022-h1-caravan")], []),
    ("emigration", ("2024",), {"axis": Axis.REGION, "limit": 2},
     [(1, "emigration-kz59-2024-qazradio"), (2, "emigration-kz35-2024-qazradio")],
     ["emigrant-regions-2024", "emigration-pressure-regions"]),
    ("emigration", ("2021",), {"axis": Axis.REGION, "limit": 1}, [(None, "emigration-kz35-2021-kt")],
     ["emigration-pressure-regions"]),
    ("net_migration", ("2024",), {"axis": Axis.REGION, "limit": 2, "order": Order.LEAST},
     [(1, "net-all-kz61-2024-bns"), (2, "net-all-kz31-2024-bns")], []),
    ("emigration", ("2019",), {"axis": Axis.BREAKDOWN, "dimension": "ethnicity", "limit": 2},
     [(1, "emigration-russians-2019-lsm"), (None, "emigration-germans-2019-lsm")], ["emigrant-ethnicity"]),
    ("emigration", (), {"axis": Axis.BREAKDOWN, "dimension": "sex"},
     [(1, "emigration-female-2025-lada"), (2, "emigration-male-2025-lada")], []),
    ("emigration", ("2024",), {"axis": Axis.BREAKDOWN, "dimension": "specialty", "limit": 1},
     [(None, "emigration-technical-2024-kazlenta")], []),
    ("emigration_motive_share", (), {"axis": Axis.BREAKDOWN, "dimension": "motive", "limit": 2},
     [(1, "motive-2024-higher-income"), (2, "motive-2024-lack-of-prospects")],
     ["who-wants-to-leave", "youth-values-impressions"]),
    ("net_migration EAEU", (), {"axis": Axis.COUNTRY, "order": Order.LEAST},
     [(1, "balance-2018-bns"), (2, "balance-armenia-2018"), (3, "balance-kyrgyzstan-2018")],
     ["eaeu-outflow-leader-2018", "balance-belarus-2018", "balance-russia-2018"]),
    ("net_migration EAEU", (), {"axis": Axis.COUNTRY, "order": Order.MOST, "limit": 1},
     [(None, "balance-kyrgyzstan-2018")],  # Russia and Belarus have an inflow that is not in figures
     ["eaeu-outflow-leader-2018", "balance-belarus-2018", "balance-russia-2018"]),
    ("emigrant_stock", ("2024",), {"axis": Axis.COUNTERPART, "limit": 2},
     [(1, "stock-out-ru-2024"), (2, "stock-out-de-2024")], []),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "periods", "rest", "rows", "statements"), RANKINGS)
def test_rankings(
    shipped: Store, wanted: str, periods: tuple[str, ...], rest: dict[str, Any],
    rows: list[Any], statements: list[str],
) -> None:  # fmt: skip
    answer = ask(shipped, Operation.RANKING, wanted, *periods, **rest)
    assert [(row.place, name(row.figure)) for row in answer.ranking] == rows
    assert told(answer) == statements
    assert ("unranked" in notes(answer)) is any(place is None for place, _ in rows)


def test_a_ranking_of_regions_shows_the_share_that_a_source_prints_for_several(
    shipped: Store,
) -> None:
    answer = ask(shipped, Operation.RANKING, "emigration", "2024", axis=Axis.REGION)
    assert leads(answer) == ["emigrant-regions-share-2024"]


def test_a_ranking_of_balances_of_regions_says_that_all_flows_are_meant(shipped: Store) -> None:
    assert "all_flows" in notes(
        ask(shipped, Operation.RANKING, "net_migration", "2024", axis=Axis.REGION)
    )


def test_groups_and_unknown_origins_are_no_countries(shipped: Store) -> None:
    answer = ask(shipped, Operation.RANKING, "emigration", "2024", axis=Axis.COUNTERPART, limit=50)
    assert not {row.figure.series.counterpart for row in answer.ranking} & {
        "CIS",
        "NON-CIS",
        "UNKNOWN",
    }


def test_a_ranking_of_which_nothing_is_held_is_no_data(shipped: Store) -> None:
    assert (
        ask(shipped, Operation.RANKING, "emigration", "2003", axis=Axis.COUNTERPART).status
        is Status.NO_DATA
    )


@pytest.mark.parametrize(
    ("wanted", "periods", "order", "lead", "searched"),
    [
        ("emigration", (), Order.MOST, "emigration-1994-cis", "1991/2025"),
        ("emigration", (), Order.LEAST, "emigration-2025-bns", "1991/2025"),
        ("immigration", (), Order.LEAST, "immigration-2021-bns", "1991/2025"),
        ("emigration", ("2010/2020",), Order.MOST, "emigration-2019-bns", "2010/2020"),
        ("net_migration", ("2000/2025",), Order.LEAST, "balance-2000-bns", "2000/2025"),
        (
            "net_migration",
            (),
            Order.LEAST,
            "balance(immigration-1994-cis, emigration-1994-cis)",
            "1991/2025",
        ),
        ("remittances_received", (), Order.MOST, "remittances-received-2018", "1995/2024"),
        ("refugees_hosted", ("2000/2010",), Order.MOST, "refugees-2002", "2000/2010"),
    ],
)
def test_extremes(
    shipped: Store, wanted: str, periods: tuple[str, ...], order: Order, lead: str, searched: str
) -> None:
    answer = ask(shipped, Operation.EXTREME, wanted, *periods, order=order)
    assert (leads(answer), notes(answer)["span_searched"]) == ([lead], searched)


@pytest.mark.parametrize(
    ("wanted", "periods", "rest", "shown", "statements"),
    [
        ("net_migration", (), {"sign": Sign.POSITIVE}, ["balance-2023-bns", "balance-2022-bns"],
         ["balance-positive-2004-2011", "balance-positive-since-2024-02"]),
        ("net_migration", ("2024-02",), {"sign": Sign.POSITIVE}, ["balance-2023-bns", "balance-2022-bns"],
         ["balance-positive-since-2024-02"]),
        ("net_migration", (), {"sign": Sign.POSITIVE, "limit": 2},
         ["balance-2004-bns", "balance-2011-bns", "balance-2003-bns"], ["balance-positive-2004-2011"]),
        ("net_migration", ("2000/2009",), {"sign": Sign.POSITIVE},
         ["balance-2004-bns", "balance-2011-bns", "balance-2003-bns"], ["balance-positive-2004-2011"]),
        ("net_migration", (), {"sign": Sign.NEGATIVE},
         ["balance-2012-bns", "balance-2022-bns", "balance-2011-bns"], ["balance-worsening-2013-2018"]),
    ],
)  # fmt: skip
def test_turns(
    shipped: Store, wanted: str, periods: tuple[str, ...], rest: dict[str, Any], shown: list[str], statements: list[str]
) -> None:  # fmt: skip
    answer = ask(shipped, Operation.TURN, wanted, *periods, **rest)
    assert (leads(answer), told(answer)) == (shown, statements)
    assert notes(answer)["span_searched"] == "1991/2025"


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


CLAIMS: list[tuple[str, str, str, str, str, str]] = [  # asked, when, claimed, verdict, as meant, where it stands
    ("net_migration", "2023", "9293", "equal", "9293", ""),
    ("net_migration", "2023", "9300", "rounding", "9300", ""),
    ("net_migration", "2023", "16600", "other_period", "16600", "balance-2024-bns"),
    ("net_migration", "2023", "16550", "other_period", "16550", "balance-2024-bns"),
    ("net_migration", "2023", "12345", "wrong", "12345", ""),
    ("net_migration", "2018", "29121", "equal", "-29121", ""),
    ("net_migration", "2018", "29000", "rounding", "-29000", ""),
    ("net_migration", "2018", "29109", "other_source", "-29109", "balance-2018"),
    ("emigration", "2024", "13000", "rounding", "13000", ""),
    ("emigration", "2024", "12784", "other_source", "12784", "emigration-2024-tenge"),
    ("emigration", "2024", "16094", "other_period", "16094", "emigration-2023-bns"),
    ("emigration", "2024", "45225", "other_period", "45225", "emigration-2019-bns"),
    ("emigration", "2024", "20000", "wrong", "20000", ""),
    ("emigration", "2024", "10000", "wrong", "10000", ""),
    ("emigration KZ>RU", "2019", "86311", "other_source", "86311", "immigration-ru-kz-2019-cis"),
    ("natural_increase", "2018", "238230", "other_source", "238230", "natural-increase-2018"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "period", "claimed", "kind", "meant", "held"), CLAIMS)
def test_claims(
    shipped: Store, wanted: str, period: str, claimed: str, kind: str, meant: str, held: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, period, claim=Claim(Decimal(claimed)))
    assert answer.verdict is not None
    found = (answer.verdict.kind.value, answer.verdict.claimed, name(answer.verdict.held))
    assert found == (kind, Decimal(meant), held)


@pytest.mark.parametrize(
    ("claimed", "kind"), [("40", "rounding"), ("40.2", "rounding"), ("50", "wrong")]
)
def test_percentages_are_compared_with_percentages(shipped: Store, claimed: str, kind: str) -> None:
    claim = Claim(Decimal(claimed), is_percent=True)
    answer = ask(
        shipped,
        Operation.CHANGE,
        "emigration",
        "2024",
        "2025",
        claim=claim,
        measure=Measure.ABSOLUTE,
    )
    assert answer.verdict is None  # only the difference was asked for
    answer = ask(
        shipped,
        Operation.CHANGE,
        "emigration",
        "2024",
        "2025",
        claim=claim,
        measure=Measure.PERCENT,
    )
    assert answer.verdict is not None
    assert answer.verdict.kind == kind


@pytest.mark.parametrize(
    "periods", [("2023", "2012/2025"), ("2025-01/2025-04", "2025"), ("2012/2025", "2023")]
)
def test_a_part_is_not_compared_with_its_whole(shipped: Store, periods: tuple[str, ...]) -> None:
    answer = ask(shipped, Operation.COMPARISON, "net_migration", *periods)
    assert answer.status is Status.NO_DATA
