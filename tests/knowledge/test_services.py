"""What is told of the facts themselves: one by its id, and how much is held."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from knowledge.answer.respond import respond
from knowledge.answer.services import serve
from knowledge.revise import Author, Change, restore, retire
from knowledge.store import Store
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language, Quality
from knowledge.types.note import Note, NoteKind
from knowledge.types.service import Service, ServiceRequest

TODAY = date(2026, 8, 1)
EDITOR = Change(Author("editor-1", "telegram"), "counted twice", at="2026-03-01T10:00:00+00:00")
ID = "emigration-2024"


def show(store: Store, id: str, language: Language = Language.ENGLISH) -> Answer:
    request = ServiceRequest(f"/fact {id}", language, Service.FACT, id)
    return respond(request, store, TODAY)


def offered(answer: Answer) -> list[str]:
    return [suggestion.question.text for suggestion in answer.nearest]


@pytest.mark.parametrize("id", [ID, "EMIGRATION-2024", " emigration  2024 ", "`emigration-2024`"])
def test_a_fact_is_shown_with_its_slot_source_and_revisions(store: Store, id: str) -> None:
    answer = show(store, id)
    fact = store.fact(ID)
    assert answer.status is Status.ANSWERED
    assert answer.sheet is not None
    assert (answer.sheet.fact, answer.sheet.revisions) == (fact, 1)
    assert [figure.fact for figure in answer.figures()] == [fact]
    assert [(cited.source, cited.facts) for cited in answer.citations] == [(fact.source, (ID,))]
    assert answer.question is not None
    assert (answer.question.series, answer.question.periods) == ((fact.series,), (fact.period,))


def test_a_fact_says_how_often_and_when_it_was_changed(store: Store) -> None:
    retire(store, ID, EDITOR, expect=1)
    restore(store, ID, EDITOR, expect=2)
    sheet = show(store, ID).sheet
    assert sheet is not None
    assert sheet.revisions == 3
    assert sheet.revised >= date(2026, 3, 1)


def test_a_withdrawn_fact_is_not_shown_but_said_to_be_withdrawn(store: Store) -> None:
    retire(store, ID, EDITOR, expect=1)
    answer = show(store, ID)
    day = max(store.revisions(ID)[1], date(2026, 3, 1)).isoformat()
    assert answer.status is Status.NO_DATA
    assert answer.notes == (Note(NoteKind.RETIRED, day),)
    assert not answer.figures() and not answer.citations and answer.sheet is None


def test_a_statement_is_shown_in_the_language_of_the_reader(store: Store) -> None:
    answer = show(store, "brain-drain-tendency", Language.KAZAKH)
    (statement,) = answer.statements
    assert statement.text == store.texts([statement.fact.id], Language.KAZAKH)[statement.fact.id]
    assert answer.figures() == ()


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("emigration-2042", "/fact emigration-2024"),
        ("emigraton-2024", "/fact emigration-2024"),
        ("ebigration-2024", "/fact emigration-2024"),
    ],
)
def test_an_unknown_id_offers_the_nearest(store: Store, wrong: str, nearest: str) -> None:
    answer = show(store, wrong)
    assert answer.status is Status.NO_DATA
    assert answer.words == (wrong,)
    assert nearest in offered(answer)
    assert len(offered(answer)) <= 4


@pytest.mark.parametrize("id", ["💥", "zzz", "'; drop table fact; --", "<b>", "%", "x" * 900])
def test_an_id_like_no_other_offers_nothing(store: Store, id: str) -> None:
    answer = show(store, id)
    assert (answer.status, answer.nearest) == (Status.NO_DATA, ())


def test_what_is_held_of_each_source_is_counted(shipped: Store) -> None:
    request = ServiceRequest("/about", Language.ENGLISH, Service.ABOUT)
    holdings = serve(request, shipped).holdings
    assert [holding.source.id for holding in holdings] == sorted(
        {source.id for source in shipped.sources() if shipped.facts_of_source(source.id)}
    )
    for holding in holdings:
        facts = shipped.facts_of_source(holding.source.id)
        counted = [fact for fact in facts if fact.quality is not Quality.PROJECTION]
        ends = [fact.period.end for fact in counted if fact.period]
        assert holding.facts == len(facts)
        assert (holding.newest.end if holding.newest else None) == max(ends, default=None)


@pytest.mark.parametrize(
    ("named", "sources"),
    [
        ("unhcr", ["unhcr-2025"]),
        ("всемирный банк", ["wdi-bm-trf", "wdi-bx-trf"]),
        ("cabar-2019", ["cabar-2019"]),
    ],
)
def test_a_source_that_is_named_tells_what_it_holds(
    shipped: Store, named: str, sources: list[str]
) -> None:
    request = ServiceRequest("", Language.ENGLISH, Service.SOURCES, named)
    answer = serve(request, shipped)
    assert [source.id for source in answer.sources] == sources
    for id in sources:
        facts = shipped.facts_of_source(id)
        held = [holding for holding in answer.holdings if holding.source.id == id]
        assert {h.indicator: h.facts for h in held} == Counter(f.series.indicator for f in facts)


def test_all_sources_are_listed_else(shipped: Store) -> None:
    answer = serve(ServiceRequest("", Language.ENGLISH, Service.SOURCES), shipped)
    assert (answer.sources, answer.holdings) == (shipped.sources(), shipped.holdings())


@pytest.mark.parametrize("named", ["no such office", "x0", "<b>", "2050"])
def test_sources_that_nobody_has_are_not_understood(shipped: Store, named: str) -> None:
    answer = serve(ServiceRequest("", Language.ENGLISH, Service.SOURCES, named), shipped)
    assert (answer.status, answer.sources) == (Status.NOT_UNDERSTOOD, ())


def test_what_is_held_follows_a_change(store: Store) -> None:
    before = sum(holding.facts for holding in store.holdings())
    retire(store, ID, EDITOR, expect=1)
    with store.snapshot():
        assert sum(holding.facts for holding in store.holdings()) == before - 1
