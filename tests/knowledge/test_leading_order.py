"""Which fact of a slot leads: each key of the order, and which decides before which."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from asking import ask, name
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.answer.leading import in_order, is_rounding, says_the_same, unit_of_rounding
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import (
    Fact,
    FactKind,
    Precision,
    Producer,
    Quality,
    Rank,
    Series,
    Source,
    SourceKind,
)
from knowledge.types.period import Period
from knowledge.types.question import Operation

BRIEFLY = settings(max_examples=30, deadline=None)
OFFICE = Producer("bns", SourceKind.OFFICIAL, {})


def source(
    id: str = "table",
    kind: SourceKind = SourceKind.OFFICIAL,
    published: str = "2025",
    producer: str = "bns",
) -> Source:
    return Source(id, id, id, producer, "", published, "", "", "", "en", "", "", kind)


def fact(
    id: str = "a",
    *,
    value: str = "12732",
    up_to: str | None = None,
    precision: Precision = Precision.EXACT,
    quality: Quality = Quality.FINAL,
    rank: Rank = Rank.NORMAL,
    owner: Producer | None = OFFICE,
    where: Source | None = None,
) -> Fact:
    """Departures of 2024, as some source has them."""
    return Fact(
        id, FactKind.FIGURE, Series("emigration", "KZ"), Period.year(2024), Decimal(value), Decimal(up_to) if up_to else None, "persons", value,
        precision, quality, rank, where or source(), "table 1", "", owner,
    )  # fmt: skip


def ids(*facts: Fact) -> list[str]:
    return [entry.id for entry in in_order(facts)]


def of_kind(kind: SourceKind) -> Producer:
    return Producer(kind.value, kind, {})


@pytest.mark.parametrize(
    ("first", "second"),
    list(
        pairwise(
            [
                fact("z", rank=Rank.PREFERRED),
                fact("y"),
                fact("x", rank=Rank.DISPUTED),
                fact("w", rank=Rank.SUPERSEDED),
            ]
        )
    ),
)
def test_the_editors_rank_comes_first(first: Fact, second: Fact) -> None:
    assert ids(second, first) == ids(first, second) == [first.id, second.id]


@pytest.mark.parametrize(
    ("first", "second"),
    list(
        pairwise(
            [
                fact("z"),
                fact("y", quality=Quality.PRELIMINARY),
                fact("x", owner=of_kind(SourceKind.INTERGOVERNMENTAL), quality=Quality.ESTIMATE),
                fact("w", owner=of_kind(SourceKind.SURVEY), quality=Quality.SURVEY),
                fact("v", owner=of_kind(SourceKind.ANALYSIS), quality=Quality.CLAIM),
                fact("u", owner=of_kind(SourceKind.NEWS), quality=Quality.CLAIM),
            ]
        )
    ),
)
def test_then_whose_number_it_is_and_how_final(first: Fact, second: Fact) -> None:
    assert ids(second, first) == ids(first, second) == [first.id, second.id]


def test_revised_figures_are_as_settled_as_final_ones() -> None:
    revised = fact("a", quality=Quality.REVISED)
    assert ids(fact("b", quality=Quality.FINAL), revised) == ["a", "b"]


def test_a_newspaper_that_quotes_an_office_counts_as_the_office() -> None:
    quoted = fact("z", where=source("paper", SourceKind.NEWS, producer="news"))
    estimate = fact("a", owner=of_kind(SourceKind.INTERGOVERNMENTAL), quality=Quality.FINAL)
    assert ids(estimate, quoted) == ["z", "a"]


def test_without_an_origin_the_number_is_that_of_the_source() -> None:
    paper = fact("a", owner=None, where=source("paper", SourceKind.NEWS, producer="news"))
    analysis = fact("z", owner=None, where=source("report", SourceKind.ANALYSIS, producer="cabar"))
    assert ids(paper, analysis) == ["z", "a"]


@pytest.mark.parametrize(
    "precision", [precision for precision in Precision if precision is not Precision.EXACT]
)
def test_then_the_exact_before_the_rounded(precision: Precision) -> None:
    assert ids(fact("a", precision=precision), fact("z")) == ["z", "a"]


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2025", "2024"),
        ("2025-02-10", "2025-02-09"),
        ("2025-01-01", "2024"),
        ("2024-12-31", "2024-02"),
    ],
)
def test_then_the_later_publication(later: str, earlier: str) -> None:
    assert ids(
        fact("a", where=source(published=earlier)), fact("z", where=source(published=later))
    ) == ["z", "a"]


def test_an_office_own_table_stands_before_papers_that_quote_it_later() -> None:
    table = fact("z", where=source(published=""))
    paper = fact("a", where=source("paper", SourceKind.NEWS, "2026", "news"))
    assert ids(paper, table) == ["z", "a"]


def test_at_last_the_id() -> None:
    assert ids(fact("c"), fact("a"), fact("b")) == ["a", "b", "c"]


# Each row is better by one key than the row below, and worse by all that come after it.
LADDER = [
    fact("e", rank=Rank.PREFERRED, owner=of_kind(SourceKind.NEWS), quality=Quality.CLAIM, precision=Precision.ROUNDED, where=source(published="2001")),
    fact("d", quality=Quality.PRELIMINARY, precision=Precision.ROUNDED, where=source(published="2002")),
    fact("c", owner=of_kind(SourceKind.NEWS), quality=Quality.FINAL, precision=Precision.ROUNDED, where=source(published="2003", producer="news")),
    fact("b", owner=of_kind(SourceKind.NEWS), quality=Quality.CLAIM, precision=Precision.EXACT, where=source(published="2004", producer="news")),
    fact("a2", owner=of_kind(SourceKind.NEWS), quality=Quality.CLAIM, precision=Precision.ROUNDED, where=source(published="2006", producer="news")),
    fact("a1", owner=of_kind(SourceKind.NEWS), quality=Quality.CLAIM, precision=Precision.ROUNDED, where=source(published="2005", producer="news")),
    fact("a3", owner=of_kind(SourceKind.NEWS), quality=Quality.CLAIM, precision=Precision.ROUNDED, where=source(published="2005", producer="news")),
]  # fmt: skip


@BRIEFLY
@given(st.permutations(LADDER))
def test_each_key_decides_before_those_after_it(facts: list[Fact]) -> None:
    assert ids(*facts) == ["e", "d", "c", "b", "a2", "a1", "a3"]


@st.composite
def any_fact(draw: st.DrawFn) -> Fact:
    return fact(
        draw(st.text("abc", min_size=1, max_size=3)),
        precision=draw(st.sampled_from(Precision)),
        quality=draw(st.sampled_from(Quality)),
        rank=draw(st.sampled_from(Rank)),
        owner=draw(st.none() | st.sampled_from(SourceKind).map(of_kind)),
        where=source(
            kind=draw(st.sampled_from(SourceKind)),
            published=draw(st.sampled_from(["", "2020", "2024-05"])),
        ),
    )


@BRIEFLY
@given(
    st.lists(any_fact(), unique_by=lambda entry: entry.id, max_size=7),
    st.randoms(use_true_random=False),
)
def test_the_order_does_not_depend_on_that_of_the_store(facts: list[Fact], random: object) -> None:
    shuffled = facts.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(shuffled) == in_order(facts)


@pytest.mark.parametrize(
    ("rough", "exact", "is_one"),
    [
        ("12700", "12732", True),
        ("42000", "41868", True),
        ("16600", "16550", True),  # half a unit is rounded up
        ("230000", "227592", True),
        ("-32900", "-32970", True),  # cut off
        ("12200", "12255", True),  # cut off
        ("47.9", "47.92", True),
        ("12732", "12732", True),
        ("12800", "12732", False),
        ("16600", "9293", False),
        ("29900", "29282", False),
        ("12732", "12784", False),  # as exact as the other
        ("12732", "12700", False),  # the rounding of the two stands on the left
        ("-12700", "12732", False),
        ("20000", "10500", False),  # neither rounded nor cut off
    ],
)
def test_what_is_a_rounding(rough: str, exact: str, is_one: bool) -> None:
    assert is_rounding(Decimal(rough), Decimal(exact)) is is_one


@BRIEFLY
@given(st.integers(10_000, 10**8), st.integers(1, 4))
def test_whatever_is_rounded_or_cut_off_is_a_rounding(number: int, digits: int) -> None:
    unit = 10**digits
    assert is_rounding(Decimal(round(number, -digits)), Decimal(number))
    assert is_rounding(Decimal(number // unit * unit), Decimal(number))


@BRIEFLY
@given(st.integers(10_000, 10**8), st.integers(1, 4))
def test_what_is_further_off_than_a_unit_is_none(number: int, digits: int) -> None:
    rough = Decimal(round(number, -digits) + 2 * 10**digits)
    assume(unit_of_rounding(rough) == 10**digits)
    assert not is_rounding(rough, Decimal(number))


def test_a_range_never_says_the_same_as_a_number() -> None:
    assert not says_the_same(
        fact(value="20000", up_to="30000", precision=Precision.RANGE), Decimal(20000)
    )


def test_a_fact_without_a_number_says_the_same_as_none() -> None:
    statement = replace(fact(), kind=FactKind.STATEMENT, value=None, unit=None)
    assert not says_the_same(statement, Decimal(12732))


@pytest.mark.parametrize(
    ("authority", "wanted", "period", "expected"),
    [
        ("bns", "emigration KZ>RU", "2019", "emigration-ru-2019-cis"),
        ("rosstat", "emigration KZ>RU", "2019", "immigration-ru-kz-2019-cis"),
        ("eec", "net_migration", "2018", "balance-2018"),
        ("un-desa", "net_migration", "2010", "un-balance-2010"),
        ("un-desa", "net_migration", "", "un-balance-2023"),
        ("bns", "net_migration", "2010", "balance-2010-bns"),
    ],
)
def test_the_source_that_is_named_comes_before_everything(
    shipped: Store, authority: str, wanted: str, period: str, expected: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, *filter(None, [period]), authority=authority)
    assert answer.status is Status.ANSWERED
    assert [name(reading.lead) for reading in answer.readings] == [expected]


@pytest.mark.parametrize(
    ("authority", "wanted", "period"),
    [
        ("rosstat", "emigration", "2024"),
        ("bns", "net_migration", "1975"),
        ("world-bank", "emigration", "2024"),
    ],
)
def test_where_the_named_source_holds_nothing_no_other_answers(
    shipped: Store, authority: str, wanted: str, period: str
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, period, authority=authority)
    assert answer.status is Status.NO_DATA
