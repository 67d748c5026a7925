"""Which fact leads, and which numbers say the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer.leading import (
    in_order,
    is_rounding,
    rounds_to,
    says_the_same,
    unit_of_rounding,
)
from knowledge.types.fact import (
    Fact,
    FactKind,
    Language,
    Precision,
    Producer,
    Quality,
    Rank,
    Series,
    Source,
    SourceKind,
)
from knowledge.types.period import Period

NAMES = dict.fromkeys(Language, "")


def producer(id: str, kind: SourceKind) -> Producer:
    return Producer(id, kind, NAMES)


BNS = producer("bns", SourceKind.OFFICIAL)
UN = producer("un-desa", SourceKind.INTERGOVERNMENTAL)
DEMOSCOPE = producer("demoscope", SourceKind.SURVEY)
CABAR = producer("cabar", SourceKind.ANALYSIS)
PRESS = producer("news", SourceKind.NEWS)


def fact(
    id: str = "a",
    value: str = "1",
    *,
    authority: Producer | None = BNS,
    published_by: str = "bns",
    published: str = "",
    kind: SourceKind = SourceKind.OFFICIAL,
    quality: Quality = Quality.FINAL,
    precision: Precision = Precision.EXACT,
    rank: Rank = Rank.NORMAL,
    value_max: str | None = None,
) -> Fact:
    source = Source(
        published_by, "", "", published_by, "", published, "", "", "", "", "", "", kind
    )  # fmt: skip
    return Fact(
        id, FactKind.FIGURE, Series("emigration", "KZ"), Period.year(2024), Decimal(value),
        None if value_max is None else Decimal(value_max), "persons", value, precision, quality, rank,
        source, "table", "", authority,
    )  # fmt: skip


# each pair: the first leads, whatever comes later in the order
PAIRS = {
    "preferred before normal": (fact(rank=Rank.PREFERRED, authority=PRESS), fact()),
    "normal before disputed": (fact(authority=PRESS, kind=SourceKind.NEWS), fact(rank=Rank.DISPUTED)),
    "disputed before superseded": (fact(rank=Rank.DISPUTED), fact(rank=Rank.SUPERSEDED)),
    "final before preliminary": (fact(published="2020"), fact(quality=Quality.PRELIMINARY, published="2025")),
    "official preliminary before estimate": (fact(quality=Quality.PRELIMINARY), fact(authority=UN)),
    "estimate before survey": (fact(authority=UN, quality=Quality.ESTIMATE), fact(authority=DEMOSCOPE)),
    "survey before analysis": (fact(authority=DEMOSCOPE, quality=Quality.SURVEY), fact(authority=CABAR)),
    "analysis before news": (fact(authority=CABAR, quality=Quality.CLAIM), fact(authority=PRESS)),
    "the source where nobody is named": (fact(authority=None), fact(authority=None, kind=SourceKind.NEWS)),
    "a newspaper that quotes the office counts as the office": (
        fact(published_by="news", kind=SourceKind.NEWS), fact(authority=UN),
    ),
    "exact before rounded": (fact(published="2020"), fact(precision=Precision.ROUNDED, published="2025")),
    "the office before those who quote it": (fact("b"), fact("a", published_by="news", published="2025")),
    "later publication": (
        fact("b", published_by="x", published="2025-02"), fact("a", published_by="x", published="2024"),
    ),
    "id": (fact("a"), fact("b")),
}  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_order_of_the_design(pair: tuple[Fact, Fact]) -> None:
    first, second = pair
    assert in_order((second, first)) == in_order(pair) == (first, second)


@given(st.permutations([entry for pair in PAIRS.values() for entry in pair]))
def test_the_order_does_not_depend_on_how_the_facts_come(facts: list[Fact]) -> None:
    named = [replace(entry, id=f"{entry.id}{facts.index(entry)}") for entry in facts]
    assert in_order(named) == in_order(reversed(named))


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("42000", "1000"),
        ("16600", "100"),
        ("47.9", "0.1"),
        ("16094", "1"),
        ("-29000", "1000"),
        ("0", "1"),
    ],
)
def test_the_unit_of_rounding(value: str, unit: str) -> None:
    assert unit_of_rounding(Decimal(value)) == Decimal(unit)


@pytest.mark.parametrize(
    ("rough", "exact", "rounded", "rounded_or_cut"),
    [
        ("155700", "155749", True, True),
        ("42000", "41868", True, True),
        ("16600", "16550", True, True),
        ("-32900", "-32970", False, True),  # the outlet cut the last digits off
        ("12700", "12784", False, True),
        ("12800", "12732", False, False),
        ("12732", "12700", False, False),  # the other way round
        ("9293", "9294", False, False),
        ("-9000", "9293", False, False),
        ("47.9", "47.87", True, True),
        ("0", "0", True, True),
    ],
)
def test_roundings(rough: str, exact: str, rounded: bool, rounded_or_cut: bool) -> None:
    assert rounds_to(Decimal(rough), Decimal(exact)) is rounded
    assert is_rounding(Decimal(rough), Decimal(exact)) is rounded_or_cut


@given(st.integers(-(10**9), 10**9), st.integers(1, 6))
def test_what_python_rounds_is_a_rounding(number: int, digits: int) -> None:
    rough = round(number, -digits)
    assert rough == 0 or is_rounding(Decimal(rough), Decimal(number))


def test_a_range_never_says_the_same_as_one_number() -> None:
    assert says_the_same(fact(value="70000"), Decimal(70000))
    assert not says_the_same(fact(value="70000", value_max="85000"), Decimal(70000))
