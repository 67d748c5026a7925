"""What is not held: nothing is shown, the nearest that is held is offered, and does answer."""

from __future__ import annotations

from decimal import Decimal
from itertools import cycle, product

import pytest
from answered import is_bare, marks, offered
from asking import TODAY, ask, question, series

from knowledge.answer.respond import respond
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.claim import Claim
from knowledge.types.fact import Language
from knowledge.types.period import Period
from knowledge.types.question import Ambiguity, Ambiguous, NotHeld, NotUnderstood, Operation, Reason
from knowledge.types.service import Service, ServiceRequest

GIVEN = {Status.ANSWERED, Status.PARTIAL}

NOT_HELD = [
    ("emigration", "2026", ["emigration KZ @2025"]),
    ("emigration", "1985", ["emigration KZ @1991"]),
    ("emigration", "2024-03", ["emigration KZ @2024-01/2024-04"]),
    (
        "emigration UA",
        "2024",
        ["immigration KZ>UA @2024", "emigration KZ>UA @2024", "emigration KZ @2024"],
    ),
    (
        "immigration DE",
        "2024",
        ["immigration KZ>DE @2024", "emigration KZ>DE @2024", "immigration KZ @2024"],
    ),
    ("emigration KZ>BR", "2024", ["emigration KZ @2024"]),
    ("emigration KZ-55", "2024", ["emigration KZ @2024"]),
    (
        "net_migration KZ-55",
        "2019",
        ["net_migration_all_flows KZ-55 @2023", "net_migration KZ @2019"],
    ),
    ("emigration KZ sex:female", "2024", ["emigration KZ sex:female @2025", "emigration KZ @2024"]),
    ("population", "2024-06-15", ["population KZ @2024-01-01"]),
    ("immigrant_stock KZ>BR", "2030", ["immigrant_stock KZ @2024-07-01"]),
]


@pytest.mark.parametrize(("wanted", "period", "expected"), NOT_HELD)
def test_what_is_not_held_is_declined_with_the_nearest_that_is(
    shipped: Store, wanted: str, period: str, expected: list[str]
) -> None:
    answer = ask(shipped, Operation.VALUE, wanted, period)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)
    assert [entry for entry in expected if entry not in offered(answer)] == []
    assert offered(answer)[0] == expected[0]
    assert answer.question and answer.question.series == (series(wanted),), (
        "what was understood is named"
    )


@pytest.mark.parametrize(("wanted", "period", "expected"), NOT_HELD)
@pytest.mark.parametrize(
    "operation",
    [
        one
        for one in Operation
        if one
        not in (
            Operation.DEFINITION,
            Operation.STATEMENT,
            Operation.CONTENTS,
            Operation.EXTREME,
            Operation.TURN,
            Operation.RANKING,
        )
    ],
)
def test_whatever_is_offered_does_answer(
    shipped: Store, operation: Operation, wanted: str, period: str, expected: list[str]
) -> None:
    answer = ask(shipped, operation, wanted, period)
    for suggestion in answer.nearest:
        assert respond(suggestion.question, shipped, TODAY).status is Status.ANSWERED


def test_after_the_last_registration_the_projection_is_offered_under_its_name(
    shipped: Store,
) -> None:
    answer = ask(shipped, Operation.VALUE, "net_migration", "2028")
    assert answer.status is Status.NO_DATA
    assert marks(answer.notes) == ["latest_held:2025", "published:2026-03-13"]
    assert "net_migration_un_projection KZ @2028" in offered(answer)
    assert offered(answer)[0] == "net_migration KZ @2025"


@pytest.mark.parametrize("period", ["2031", "1949", "2024-03"])
def test_no_projection_is_offered_for_another_time(shipped: Store, period: str) -> None:
    offers = offered(ask(shipped, Operation.VALUE, "net_migration", period))
    assert offers
    assert not [offer for offer in offers if "projection" in offer and period[:4] not in offer]


def test_what_the_store_never_holds_is_declined_with_the_moves_to_and_from_kazakhstan(
    shipped: Store,
) -> None:
    asked = NotHeld(
        "…", Language.ENGLISH, (series("emigration UA"),), (Period.year(2024),), ("Ukraine",)
    )
    answer = respond(asked, shipped, TODAY)
    assert answer.status is Status.NO_DATA
    assert is_bare(answer)
    assert offered(answer) == [
        "immigration KZ>UA @2024",
        "emigration KZ>UA @2024",
        "emigration KZ @2024",
    ]
    assert answer.words == ("Ukraine",)


def test_an_unknown_name_from_elsewhere_is_no_data_and_no_crash(shipped: Store) -> None:
    for wanted in (
        "no_such_indicator",
        "emigration XX",
        "emigration KZ>XX",
        "emigration KZ no:such",
    ):
        for operation in set(Operation) - {Operation.DEFINITION}:
            assert is_bare(ask(shipped, operation, wanted, "1700")), (wanted, operation)


def test_readings_of_a_question_are_offered_only_if_something_answers_them(shipped: Store) -> None:
    held, other = (
        question(Operation.VALUE, f"emigration {route}", "2024") for route in ("KZ>RU", "KZ>BR")
    )
    answer = respond(
        Ambiguous("…", Language.ENGLISH, Ambiguity.ROLE, (held, other), 0.5), shipped, TODAY
    )
    assert answer.status is Status.CLARIFY
    assert is_bare(answer)
    assert [choice.question for choice in answer.choices] == [held]


@pytest.mark.parametrize(
    ("understood", "status"),
    [
        (NotUnderstood("…", Language.ENGLISH, Reason.UNKNOWN_WORDS, ("x",)), Status.NOT_UNDERSTOOD),
        (NotUnderstood("…", Language.ENGLISH, Reason.BAD_PERIOD), Status.NOT_UNDERSTOOD),
        (ServiceRequest("…", Language.ENGLISH, Service.SOURCES), Status.SERVICE),
        (ServiceRequest("…", Language.ENGLISH, Service.GREETING), Status.SERVICE),
        (NotHeld("…", Language.ENGLISH), Status.NO_DATA),
    ],
)
def test_nothing_is_shown_unless_it_is_answered(
    shipped: Store, understood: NotUnderstood, status: Status
) -> None:
    answer = respond(understood, shipped, TODAY)
    assert answer.status is status
    assert is_bare(answer)


def test_any_operation_on_any_slot_ends_in_an_answer(shipped: Store) -> None:
    """Whatever is combined: a status, its citations, and no exception."""
    slots = [
        "emigration", "net_migration", "net_migration_un_estimate", "net_migration_rate_un_estimate", "population",
        "emigration_share KZ>RU", "emigration_intention_share KZ answer:would-move", "remittances_paid", "emigration_ratio",
        "emigration KZ>RU;net_migration_un_estimate", "immigration RU>KZ;immigration", "population;emigration", "students_abroad",
        "emigration_intention_share KZ answer:would-move;emigration_intention_share LV answer:would-move", "brain_drain", "diaspora CN+RU ethnicity:kazakhs",
    ]  # fmt: skip
    times = [
        [],
        ["2018"],
        ["2010/2012"],
        ["2004/2011", "2024"],
        ["2017", "2018-10-15"],
        ["2025-Q1"],
        ["1800"],
    ]
    claims = cycle([None, Claim(Decimal(10)), Claim(Decimal(10), is_percent=True), None])
    for operation, wanted, periods in product(Operation, slots, times):
        answer = ask(shipped, operation, wanted, *periods, claim=next(claims))
        assert answer.status in GIVEN or is_bare(answer), (operation, wanted, periods)
