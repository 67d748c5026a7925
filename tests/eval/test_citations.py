"""Citations are complete, and nothing but an answer shows anything: over all questions of the eval sets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answered import is_bare
from asked import FOLLOW_UPS, SETS, TODAY, Asked, read_dialogues
from judge import GIVEN

from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.types.answer import Answer, Reading, Status
from knowledge.types.fact import Fact, Lifecycle
from knowledge.types.figure import Figure

SLOTS_IN_FULL = 3

# Beyond the eval sets: every operation, whatever the sets happen to hold.
MORE = [
    "/balance", "/emigration 2012-2018", "/immigration 2025", "/define qandas", "/sources", "/help", "/lang ru", "",
    "top destinations 2024", "топ стран эмиграции 2025", "share of Russia in emigration 2024", "net migration 1985-1995",
    "emigration per 1000 people 2024", "when did the balance turn positive", "is it true that the balance of 2023 was 16,600?",
    "emigration from 2010 to 2024", "compare arrivals and departures 2024", "migrant stock 2020", "net migration in 2028",
]  # fmt: skip


@pytest.fixture(scope="module")
def answers(asked_sets: dict[str, tuple[Asked, ...]], engine: Engine) -> list[Answer]:
    asked = [entry.answer for name in SETS for entry in asked_sets[name]]
    first = (dialogue.turns[0].text for dialogue in read_dialogues(FOLLOW_UPS))
    return asked + [engine.ask(text, today=TODAY) for text in (*first, *MORE)]


@pytest.fixture(scope="module")
def given(answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.status in GIVEN]


def _of_figures(figures: list[Figure]) -> Iterator[Fact]:
    for figure in figures:
        yield from figure.facts()


def _of_reading(reading: Reading) -> Iterator[Fact]:
    figures = [reading.lead, *reading.components]
    figures += [entry.figure for entry in reading.alternatives]
    figures += [entry.fits for entry in reading.alternatives if entry.fits]
    figures += [reading.before] if reading.before else []
    yield from _of_figures(figures)
    yield from reading.further


def _shown(answer: Answer) -> Iterator[Fact]:
    """Every fact that stands anywhere in the answer."""
    yield from _of_figures(
        [*answer.figures(), *answer.computed, *(row.figure for row in answer.ranking)]
    )
    for reading in answer.readings:
        yield from _of_reading(reading)
    yield from (statement.fact for statement in answer.statements)
    if answer.verdict and answer.verdict.held:
        yield from answer.verdict.held.facts()


def _cited(answer: Answer) -> list[str]:
    return [id for citation in answer.citations for id in citation.facts]


def test_the_sets_are_answered_and_declined(answers: list[Answer], given: list[Answer]) -> None:
    assert len(answers) > 1000
    assert len(given) > 800
    assert {answer.status for answer in answers} == set(Status)


def test_every_fact_shown_is_cited_and_every_fact_cited_is_shown(given: list[Answer]) -> None:
    for answer in given:
        shown = {fact.id for fact in _shown(answer)}
        assert shown, answer.text
        assert shown == set(_cited(answer)), answer.text


def test_no_fact_is_cited_twice_and_each_source_stands_once(given: list[Answer]) -> None:
    for answer in given:
        cited = _cited(answer)
        assert len(cited) == len(set(cited)), answer.text
        sources = [citation.source.id for citation in answer.citations]
        assert len(sources) == len(set(sources)), answer.text


def test_every_citation_has_source_title_publisher_and_locator(
    given: list[Answer], shipped: Store
) -> None:
    for answer in given:
        for citation in answer.citations:
            source = citation.source
            parts = (source.id, source.title, source.publisher, citation.locator, citation.facts)
            assert all(parts), (answer.text, citation)
            for id in citation.facts:
                fact = shipped.fact(id)
                assert fact.source == source
                assert fact.locator in citation.locator
                assert fact.origin in citation.origin


def test_the_headline_is_cited_first(given: list[Answer]) -> None:
    for answer in given:
        figures = answer.figures()
        if figures:
            first = next(figures[0].facts())
            assert first.id == answer.citations[0].facts[0], answer.text


def test_only_published_facts_are_shown(given: list[Answer]) -> None:
    for answer in given:
        assert {fact.lifecycle for fact in _shown(answer)} == {Lifecycle.PUBLISHED}, answer.text


def test_every_fact_shown_has_its_words(given: list[Answer]) -> None:
    for answer in given:
        assert {fact.id for fact in _shown(answer)} <= set(answer.texts), answer.text
        assert all(statement.text.text for statement in answer.statements), answer.text


def test_what_is_derived_names_its_inputs(given: list[Answer]) -> None:
    for answer in given:
        for figure in answer.figures():
            if figure.derivation is not None:
                assert list(figure.facts()), answer.text


def test_no_calculation_mixes_a_model_with_registrations(given: list[Answer]) -> None:
    for answer in given:
        for figure in answer.computed:
            assert len({fact.qualifier("modelled") is None for fact in figure.facts()}) == 1, (
                answer.text
            )


def test_long_answers_cite_only_what_leads(given: list[Answer]) -> None:
    for answer in given:
        if (
            len(answer.readings) > SLOTS_IN_FULL + 3
        ):  # with a balance or a printed ratio beside three slots
            assert not any(
                reading.further or reading.alternatives for reading in answer.readings
            ), answer.text


def test_what_is_no_answer_shows_nothing(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.status not in GIVEN:
            assert is_bare(answer), answer.text


def test_clarify_offers_choices_and_no_data_only_what_is_held(answers: list[Answer]) -> None:
    for answer in answers:
        assert bool(answer.choices) is (answer.status is Status.CLARIFY), answer.text
        assert not answer.nearest or answer.status is Status.NO_DATA, answer.text


def test_whatever_is_offered_is_answered(answers: list[Answer], shipped: Store) -> None:
    from knowledge.answer.respond import respond

    offered = {entry.question for answer in answers for entry in answer.nearest}
    assert offered
    for question in offered:
        assert respond(question, shipped, TODAY).status in GIVEN, question


def test_the_same_question_has_the_same_answer(engine: Engine, answers: list[Answer]) -> None:
    for answer in answers[::25]:
        assert engine.ask(answer.text, today=TODAY) == answer
