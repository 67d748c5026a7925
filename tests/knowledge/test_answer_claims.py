"""Claims that are checked against what is held."""

from __future__ import annotations

from decimal import Decimal

import pytest
from asking import ask, name

from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.claim import Claim
from knowledge.types.question import Measure, Operation

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
