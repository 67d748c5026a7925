"""Claims: a number in the question against what is held."""

from __future__ import annotations

from decimal import Decimal

import pytest
from answered import is_bare, leads, verdict
from asking import ask, cited
from reading import TODAY

from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Answer, Status
from knowledge.types.claim import Claim
from knowledge.types.question import Operation


def check(
    store: Store, number: str, wanted: str, *periods: str, operation: Operation = Operation.VALUE
) -> Answer:
    """The answer to "is it true that it was …?"."""
    claim = Claim(Decimal(number.rstrip("%")), number.endswith("%"))
    return ask(store, operation, wanted, *periods, claim=claim)


@pytest.mark.parametrize(
    ("number", "wanted", "period", "expected"),
    [
        ("9293", "net_migration", "2023", "equal 9293"),
        ("12732", "emigration", "2024", "equal 12732"),
        ("-6722", "net_migration", "2022", "equal -6722"),
        ("6722", "net_migration", "2022", "equal -6722"),  # "a deficit of 6,722"
        ("6400", "net_migration", "2025-01/2025-04", "equal 6400"),
        ("12732", "emigration", "2023-01/2023-09", "equal 12732"),
        ("9300", "net_migration", "2023", "rounding 9300"),
        ("12700", "emigration", "2024", "rounding 12700"),
        ("13000", "emigration", "2024", "rounding 13000"),
        ("6700", "net_migration", "2022", "rounding -6700"),
        ("16600", "net_migration", "2023", "other_period 16600 balance-2024-bns"),
        ("16550", "net_migration", "2023", "other_period 16550 balance-2024-bns"),
        ("16094", "emigration", "2024", "other_period 16094 emigration-2023-bns"),
        ("32970", "net_migration", "2018", "other_period -32970 balance-2019-bns"),
        ("4800", "emigration", "2025-01/2025-04", "other_period 4800 emigration-2024-jan-apr"),
        ("86311", "emigration KZ>RU", "2019", "other_source 86311 immigration-ru-kz-2019-cis"),
        ("12784", "emigration", "2024", "other_source 12784 emigration-2024-tenge"),
        ("29109", "net_migration", "2018", "other_source -29109 balance-2018"),
        ("3732073", "immigrant_stock", "2020", "other_source 3732073 stock-in-2020-rev2020"),
        ("238230", "natural_increase", "2018", "other_source 238230 natural-increase-2018"),
        ("12345", "net_migration", "2023", "wrong 12345"),
        ("20000", "emigration", "2024", "wrong 20000"),
        ("10000", "emigration", "2024", "wrong 10000"),
        ("10", "emigration", "2024", "wrong 10"),
        ("8784", "emigration", "2024", "wrong 8784"),
    ],
)
def test_what_comes_of_a_claim(
    shipped: Store, number: str, wanted: str, period: str, expected: str
) -> None:
    answer = check(shipped, number, wanted, period)
    assert answer.status is Status.ANSWERED
    assert verdict(answer) == expected
    assert leads(answer) or answer.computed, "the number that is held is always shown"
    if answer.verdict and answer.verdict.held:
        assert {fact.id for fact in answer.verdict.held.facts()} <= cited(answer)


@pytest.mark.parametrize(
    ("number", "operation", "wanted", "periods", "expected"),
    [
        ("21%", Operation.CHANGE, "emigration", ["2023", "2024"], "rounding -21"),
        ("3362", Operation.CHANGE, "emigration", ["2023", "2024"], "equal -3362"),
        ("50%", Operation.CHANGE, "emigration", ["2023", "2024"], "wrong -50"),
        ("69%", Operation.SHARE, "emigration KZ>RU", ["2024"], "rounding 69"),
        ("62.4%", Operation.SHARE, "emigration KZ>RU", ["2025"], "rounding 62.4"),
        ("28826", Operation.SUM, "emigration", ["2023/2024"], "equal 28826"),
        ("30000", Operation.SUM, "emigration", ["2023/2024"], "rounding 30000"),
    ],
)
def test_claims_about_what_is_computed(
    shipped: Store,
    number: str,
    operation: Operation,
    wanted: str,
    periods: list[str],
    expected: str,
) -> None:
    assert verdict(check(shipped, number, wanted, *periods, operation=operation)) == expected


@pytest.mark.parametrize(
    ("number", "wanted", "period"),
    [
        ("50000", "emigration", "2030"),
        ("50000", "emigration", "2024-03"),
        ("5000", "emigration KZ>BR", "2024"),
    ],
)
def test_a_claim_about_what_is_not_held_is_neither_confirmed_nor_denied(
    shipped: Store, number: str, wanted: str, period: str
) -> None:
    answer = check(shipped, number, wanted, period)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)


@pytest.mark.parametrize(
    ("number", "operation", "periods"),
    [
        ("20%", Operation.VALUE, ["2024"]),  # a percentage where only people are held
        ("12732", Operation.CHANGE, ["2023", "2024"]),  # "fell to": no change, but what it came to
    ],
)
def test_a_number_of_another_kind_is_not_judged(
    shipped: Store, number: str, operation: Operation, periods: list[str]
) -> None:
    answer = check(shipped, number, "emigration", *periods, operation=operation)
    assert answer.verdict is None
    assert "emigration-2024-bns = 12732" in leads(answer)


@pytest.mark.parametrize("number", ["1795", "1800", "5000"])
def test_a_part_of_the_time_neither_bears_out_nor_refutes_a_claim_about_the_whole(
    shipped: Store, number: str
) -> None:
    answer = check(shipped, number, "emigration KZ>DE", "2023")  # January to September is held
    assert answer.verdict is None or answer.verdict.kind.value == "other_period"


def test_a_number_never_changes_what_leads(shipped: Store) -> None:
    plain = ask(shipped, Operation.VALUE, "net_migration", "2023")
    for number in ("16600", "9293", "1"):
        claimed = check(shipped, number, "net_migration", "2023")
        assert claimed.readings == plain.readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("was net migration -6722 in 2022?", "equal -6722"),
        ("was net migration 6722 in 2022?", "other_sign 6722"),
        ("was the migration deficit 6722 in 2022?", "equal -6722"),
        ("is it true that net migration was 21217 in 2021", "other_sign 21217"),
        ("is it true that net migration was minus 21217 in 2021", "equal -21217"),
        ("is it true that Kazakhstan lost 21217 people in 2021", "equal -21217"),
        ("правда ли, что сальдо в 2021 было 21217", "other_sign 21217"),
        ("рас па, 2021 жылы көші-қон сальдосы 21217 болды", "other_sign 21217"),
        ("правда ли, что миграционная убыль в 2022 составила 6722", "equal -6722"),
        ("was net migration -9293 in 2023?", "other_sign -9293"),
        ("was net migration +6722 in 2022?", "other_sign 6722"),
        ("was net migration a surplus of 6722 in 2022?", "other_sign 6722"),
        ("правда ли, что сальдо в 2022 году было плюс 6722?", "other_sign 6722"),
        ("was net migration +9293 in 2023?", "equal 9293"),
        ("was net migration +6722 in 2021?", "wrong 6722"),
    ],
)
def test_a_sign_is_left_out_of_losses_alone(engine: Engine, text: str, expected: str) -> None:
    assert verdict(engine.ask(text, today=TODAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is it true that exactly 12,700 people left in 2024", "wrong 12700"),
        ("is it true that exactly 12,732 people left in 2024", "equal 12732"),
        ("правда ли, что ровно 12732 человека уехало в 2024", "equal 12732"),
        ("рас па, 2024 жылы дәл 12700 адам кетті", "wrong 12700"),
        ("is it true that 12,700 people left in 2024", "rounding 12700"),
        ("is it true that 13 thousand people left in 2024", "rounding 13000"),
        ("is it true that 12 thousand people left in 2024", "wrong 12000"),
        ("is it true that 30000 people left in 2021", "other_period 30000 emigration-2020-bns"),
        ("is it true that 60% of emigrants in 2025 were women", "wrong 60"),
        ("is it true that 57% of emigrants in 2025 were women", "rounding 57"),
    ],
)
def test_a_rounding_is_near_and_not_said_to_be_exact(
    engine: Engine, text: str, expected: str
) -> None:
    assert verdict(engine.ask(text, today=TODAY)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Is it true that 2024 was the first year with positive net migration?",
        "правда ли, что 2024 год первый с положительным сальдо миграции?",
        "2024 жыл көші-қон айырымы оң болған бірінші жыл ма?",
    ],
)
def test_the_figure_of_a_year_bears_out_no_claim_that_it_was_the_first(
    engine: Engine, text: str
) -> None:
    answer = engine.ask(text, today=TODAY)
    assert verdict(answer) == "refuted None balance-2004-bns"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("за 2012-2018 годы Казахстан потерял 99 729 человек", "equal -99729"),
        ("net migration 2012-2018 was -99729", "equal -99729"),
        ("Kazakhstan lost 100,000 people from 2012 to 2018", "rounding -100000"),
        ("2012-2018 жылдары Қазақстан 100 мың адам жоғалтты", "rounding -100000"),
        ("сальдо 2004-2011 было плюс 98898", "equal 98898"),
        ("за 2012-2018 годы Казахстан потерял 150 000 человек", "wrong -150000"),
    ],
)
def test_what_is_lost_over_years_is_their_sum(shipped: Store, text: str, expected: str) -> None:
    assert verdict(Engine(shipped).ask(text, today=TODAY)) == expected


def test_of_several_days_listed_none_is_held_against_a_claim(shipped: Store) -> None:
    answer = Engine(shipped).ask(
        "population of Kazakhstan was 19 million in 2021-2022", today=TODAY
    )
    assert (answer.verdict, len(answer.readings)) == (None, 2)
