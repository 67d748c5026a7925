"""Longer times than one figure's: sums, what is missing, and what is offered instead."""

from __future__ import annotations

import pytest
from asking import TODAY, ask, name
from test_answer_value import VALUE

from knowledge.answer.respond import respond
from knowledge.store import Store
from knowledge.types.answer import Status
from knowledge.types.question import Operation, Question


def test_a_longer_time_than_is_held_is_answered_in_part(shipped: Store) -> None:
    answer = ask(shipped, VALUE, "emigration KZ>DE", "2023")
    assert (answer.status, answer.readings[0].lead.period.code) == (
        Status.PARTIAL,
        "2023-01/2023-09",
    )
    assert ("partial_span", "2023") in [(note.kind, note.argument) for note in answer.notes]


SPANS = [  # asked, status, the sum, the figure printed for the span, what is missing
    ("emigration", "2012/2018", "answered", 227592, "emigration-2012-2018-total", ""),
    ("emigration", "2022/2024", "answered", 52973, "", ""),
    ("emigration", "1985/1995", "partial", 1663040, "", "1985/1990"),
    ("emigration", "2024/2027", "partial", 20340, "", "2026/2027"),
    ("emigration", "2022-01/2024-06", "answered", 47208, "", ""),
    ("net_migration", "2015/2024", "answered", -138646, "", ""),
    ("net_migration", "2016/2018", "answered", -72396, "annual-loss-over-20-thousand", ""),
    ("emigration", "2004/2011", "answered", 332053, "emigration-2004-2011-annual", ""),
]


@pytest.mark.parametrize("operation", [Operation.VALUE, Operation.SUM])
@pytest.mark.parametrize(("wanted", "span", "status", "total", "printed", "gaps"), SPANS)
def test_a_flow_over_years_is_their_sum(
    shipped: Store, operation: Operation, wanted: str, span: str, status: str, total: int, printed: str, gaps: str
) -> None:  # fmt: skip
    answer = ask(shipped, operation, wanted, span)
    assert (answer.status, [f.value for f in answer.computed]) == (status, [total])
    assert [name(reading.lead) for reading in answer.readings] == ([printed] if printed else [])
    assert [n.argument for n in answer.notes if n.kind == "gaps"] == ([gaps] if gaps else [])


@pytest.mark.parametrize(
    ("wanted", "span"),
    [
        ("population", "2022/2024"),
        ("refugees_hosted", "2019/2022"),
        ("labour_emigration KZ>EAEU", "2012/2018"),
    ],
)
def test_what_must_not_be_summed_is_listed(shipped: Store, wanted: str, span: str) -> None:
    answer = ask(shipped, VALUE, wanted, span)
    assert answer.computed == ()
    assert len(answer.readings) > 1


NOT_HELD = [  # asked, when, questions offered
    ("emigration UA", "2024", ["immigration KZ>UA 2024", "emigration KZ>UA 2024"]),
    ("emigration UZ", "2024", ["immigration KZ>UZ 2024", "emigration KZ>UZ 2024"]),
    ("emigration KZ>BR", "2025", ["emigration KZ 2025"]),
    ("emigration KZ>DE", "2005", ["emigration KZ>DE 2022-01/2022-06", "emigrant_stock KZ>DE 2005-07-01"]),
    ("emigration KZ-19>TR", "2024", ["emigration KZ 2024"]),
    ("population KZ-75", "2024", ["population KZ 2024-01-01"]),
    ("net_migration", "1930", ["net_migration KZ 1991"]),
    ("net_migration", "2027", ["net_migration KZ 2025"]),
    ("net_migration FR", "2022", ["net_migration KZ 2022"]),
    ("net_migration TR", "2022", ["immigration KZ>TR 2022-01/2022-06", "emigration KZ>TR 2022-01/2022-06"]),
    ("refugees_hosted", "1985", ["refugees_hosted KZ 1993-12-31"]),
    ("emigration", "2024-02", ["emigration KZ 2024-01/2024-04"]),
    ("qandas_granted KZ>IR", "2023", ["qandas_granted KZ 2023-01/2023-04"]),
    ("remittances_received KZ>DE", "2020", ["remittances_received KZ 2020"]),
    ("no_such_indicator", "2020", []),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "period", "offered"), NOT_HELD)
def test_what_is_not_held_is_declined_with_what_is(
    shipped: Store, wanted: str, period: str, offered: list[str]
) -> None:
    answer = ask(shipped, VALUE, wanted, period)
    assert (answer.status, answer.figures(), answer.citations) == (Status.NO_DATA, (), ())
    shown = [_said(entry.question) for entry in answer.nearest]
    assert [text for text in offered if text not in shown] == []
    assert len(shown) <= 4


def _said(question: Question) -> str:
    (series,), (period,) = question.series, question.periods
    route = series.place + (f">{series.counterpart}" if series.counterpart else "")
    return f"{series.indicator} {route} {period.code}"


def test_everything_that_is_offered_can_be_answered(shipped: Store) -> None:
    for wanted, period, _ in NOT_HELD:
        for entry in ask(shipped, VALUE, wanted, period).nearest:
            assert respond(entry.question, shipped, TODAY).status is Status.ANSWERED, entry.question


@pytest.mark.parametrize(("period", "latest"), [("2027", ["2025"]), ("1930", []), ("2024-02", [])])
def test_a_time_after_the_last_figure_is_told_the_last(
    shipped: Store, period: str, latest: list[str]
) -> None:
    notes = ask(shipped, VALUE, "net_migration", period).notes
    assert [note.argument for note in notes if note.kind == "latest_held"] == latest
