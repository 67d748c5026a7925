"""Rankings, extremes and turns, as they are answered."""

from __future__ import annotations

from typing import Any

import pytest
from asking import ask, name, told
from test_answer_operations import leads, notes

from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.question import Axis, Operation, Order, Sign

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
