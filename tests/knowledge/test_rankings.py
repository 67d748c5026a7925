"""Rankings: the order, and which rows have a place for certain."""

from __future__ import annotations

import pytest
from answered import is_bare, marks, ranked
from asking import ask, cited, told
from reading import TODAY, spec

from knowledge.lexicon import Lexicon
from knowledge.question import understand
from knowledge.store import Store
from knowledge.types.answer import Answer, Status
from knowledge.types.note import NoteKind
from knowledge.types.question import Axis, Operation, Order


def rank(
    store: Store, wanted: str, *periods: str, axis: Axis = Axis.COUNTERPART, **rest: object
) -> Answer:
    return ask(store, Operation.RANKING, wanted, *periods, axis=axis, **rest)


def test_kyrgyzstan_is_not_second_in_2025(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2025", limit=4)
    assert ranked(answer) == [
        "1 emigration-ru-2025-cis",
        "- emigration-kg-2025-cis",
        "- emigration-by-2025-cis",
        "- emigration-uz-2025-cis",
    ]
    assert "unranked" in marks(answer.notes)


def test_germany_is_second_where_its_number_is_larger_than_the_rest(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2024", limit=3)
    assert ranked(answer) == [
        "1 emigration-ru-2024-cis",
        "2 emigration-de-2024-inbusiness",
        "- emigration-kg-2024-cis",
    ]


def test_origins_of_2024(shipped: Store) -> None:
    answer = rank(shipped, "immigration", "2024", limit=6)
    assert ranked(answer) == [
        "1 immigration-uz-2024-cis", "2 immigration-ru-2024-cis", "3 immigration-cn-2024-inbusiness",
        "4 immigration-mn-2024-inbusiness", "5 immigration-tm-2024-cis", "- immigration-kg-2024-cis",
    ]  # fmt: skip


@pytest.mark.parametrize("period", ["2024", "2025", "2023-01/2023-09", "2025-01/2025-06"])
@pytest.mark.parametrize("wanted", ["emigration", "immigration"])
def test_places_count_from_one_and_end_where_the_rest_is_larger(
    shipped: Store, wanted: str, period: str
) -> None:
    answer = rank(shipped, wanted, period, limit=10)
    places = [row.place for row in answer.ranking]
    certain = [place for place in places if place]
    assert certain == list(range(1, len(certain) + 1))
    assert places == certain + [None] * (len(places) - len(certain))
    values = [row.figure.value for row in answer.ranking]
    assert values == sorted(values, reverse=True)
    assert ("unranked" in marks(answer.notes)) is (None in places)


def test_the_smallest_of_an_incomplete_list_has_no_place(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2024", order=Order.LEAST)
    assert {row.place for row in answer.ranking} == {None}
    assert answer.ranking[0].figure.value == 0


def test_places_that_the_source_itself_gives(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2024", axis=Axis.REGION)
    assert ranked(answer) == [
        "1 emigration-kz59-2024-qazradio", "2 emigration-kz35-2024-qazradio",
        "3 emigration-kz63-2024-qazradio", "- emigration-kz43-2024-kazlenta",
    ]  # fmt: skip
    assert "emigrant-regions-2024" in told(answer)
    assert "emigrant-regions-share-2024" in cited(answer)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (
            Order.MOST,
            ["1 net-all-kz71-2024-bns", "2 net-all-kz75-2024-bns", "3 net-all-kz79-2024-bns"],
        ),
        (
            Order.LEAST,
            ["1 net-all-kz61-2024-bns", "2 net-all-kz31-2024-bns", "3 net-all-kz33-2024-bns"],
        ),
    ],
)
def test_all_twenty_regions_are_held_so_all_have_places(
    shipped: Store, order: Order, expected: list[str]
) -> None:
    answer = rank(shipped, "net_migration", "2024", axis=Axis.REGION, order=order, limit=3)
    assert ranked(answer) == expected
    assert "all_flows" in marks(answer.notes)


def test_women_and_men_are_the_whole(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2025", axis=Axis.BREAKDOWN, dimension="sex")
    assert ranked(answer) == ["1 emigration-female-2025-lada", "2 emigration-male-2025-lada"]


def test_ethnicities_that_are_not_all_held(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2025", axis=Axis.BREAKDOWN, dimension="ethnicity")
    assert ranked(answer) == [
        "1 emigration-russians-2025-lada",
        "- emigration-germans-2025-lada",
        "- emigration-kazakhs-2025-lada",
    ]


def test_motives_in_order(shipped: Store) -> None:
    answer = rank(
        shipped, "emigration_motive_share", "2024", axis=Axis.BREAKDOWN, dimension="motive"
    )
    assert [row.figure.fact.id for row in answer.ranking if row.figure.fact] == [
        "motive-2024-higher-income", "motive-2024-lack-of-prospects", "motive-2024-better-job",
        "motive-2024-education", "motive-2024-family", "motive-2024-ancestral-homeland",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "status", "statements"),
    [
        ("2019", Status.ANSWERED, ["who-wants-to-leave", "youth-values-impressions"]),
        ("2050", Status.NO_DATA, []),
        ("2030/2040", Status.NO_DATA, []),
        ("2022", Status.NO_DATA, []),
        ("2010", Status.NO_DATA, []),
    ],
)
def test_what_was_said_in_2019_tells_nothing_by_itself_of_another_year(
    shipped: Store, period: str, status: Status, statements: list[str]
) -> None:
    answer = rank(
        shipped, "emigration_motive_share", period, axis=Axis.BREAKDOWN, dimension="motive"
    )
    assert (answer.status, told(answer)) == (status, statements)


def test_members_of_a_union_of_which_some_are_not_held_have_no_places(shipped: Store) -> None:
    answer = rank(shipped, "net_migration EAEU", "2018", axis=Axis.COUNTRY)
    assert {row.place for row in answer.ranking} == {None}
    assert "eaeu-outflow-leader-2018" in told(answer)


def test_stocks_by_country(shipped: Store) -> None:
    answer = rank(shipped, "emigrant_stock", "2024", limit=3)
    assert ranked(answer) == ["1 stock-out-ru-2024", "2 stock-out-de-2024", "3 stock-out-ua-2024"]
    assert "stock_day:2024-07-01" in marks(answer.notes)


def test_without_a_time_the_latest_with_more_than_one_row(shipped: Store) -> None:
    answer = rank(shipped, "emigration", limit=1)
    assert ranked(answer) == ["1 emigration-ru-2025-cis"]
    assert marks(answer.assumptions) == ["latest_period:2025"]


def test_groups_of_countries_are_no_rows(shipped: Store) -> None:
    answer = rank(shipped, "emigration", "2024", limit=100)
    kinds = {
        shipped.place(row.figure.series.counterpart or "").kind.value for row in answer.ranking
    }
    assert kinds == {"country"}


@pytest.mark.parametrize("period", ["1975", "2030", "2024-03"])
def test_a_time_that_is_not_held_has_no_ranking(shipped: Store, period: str) -> None:
    answer = rank(shipped, "emigration", period)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)


def test_what_is_marked_as_not_for_rankings_is_no_row(shipped: Store) -> None:
    marked = {
        fact.id
        for source in shipped.sources()
        for fact in shipped.facts_of_source(source.id)
        if fact.qualifier("not-for-rankings")
    }
    assert marked
    for indicator in ("emigration", "immigration", "internal_arrivals", "net_migration"):
        for axis in (Axis.COUNTERPART, Axis.REGION):
            for period in ("2022", "2023", "2024", "2025"):
                rows = rank(shipped, indicator, period, axis=axis, limit=100).ranking
                assert not marked & {row.figure.fact.id for row in rows if row.figure.fact}


def test_all_regions_are_ranked_that_are_held(shipped: Store) -> None:
    answer = rank(shipped, "net_migration_all_flows", "2024", axis=Axis.REGION)
    assert [row.place for row in answer.ranking] == list(range(1, 21))
    assert "left_out" not in marks(answer.notes)


@pytest.mark.parametrize(("limit", "shown", "said"), [(None, 10, ["left_out:14"]), (3, 3, [])])
def test_rows_that_nobody_asked_to_leave_out_are_counted(
    shipped: Store, limit: int | None, shown: int, said: list[str]
) -> None:
    answer = rank(shipped, "immigrant_stock", "2024", limit=limit)
    assert len(answer.ranking) == shown
    counted = [f"{n.kind}:{n.argument}" for n in answer.notes if n.kind is NoteKind.LEFT_OUT]
    assert counted == said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("who moves to Kazakhstan most", "ranking immigration KZ by:counterpart"),
        ("who moves to Kazakhstan the most in 2023", "ranking immigration KZ @2023 by:counterpart"),
        ("кто больше всего переезжает в Казахстан", "ranking immigration KZ by:counterpart"),
        ("кто приезжает чаще всего в 2024", "ranking immigration KZ @2024 by:counterpart"),
        ("Қазақстанға кім көп көшіп келеді", "ranking immigration KZ by:counterpart"),
        ("who left the most in which year", "extreme emigration KZ"),
        ("people who left in the year with most emigration", "extreme emigration KZ"),
    ],
)
def test_who_moves_most_asks_for_people_and_not_for_a_year(
    lexicon: Lexicon, text: str, meant: str
) -> None:
    assert spec(understand(text, lexicon, TODAY)) == meant
