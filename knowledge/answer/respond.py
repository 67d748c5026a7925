"""One answer for what was understood: the only place that joins question, store and calculation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from knowledge.answer.change import answer_change, answer_comparison
from knowledge.answer.citations import cite
from knowledge.answer.claim import check
from knowledge.answer.found import Found
from knowledge.answer.nearest import latest_note, nearest
from knowledge.answer.notes import notes_on
from knowledge.answer.ranking import answer_ranking
from knowledge.answer.rates import answer_rate, answer_share
from knowledge.answer.shelf import Shelf
from knowledge.answer.spans import answer_series, answer_sum
from knowledge.answer.statement import answer_contents, answer_definition, answer_statement, answer_told
from knowledge.answer.value import answer_value
from knowledge.answer.years import answer_extreme, answer_turn
from knowledge.store import Store, UnknownIdError
from knowledge.types.answer import Answer, Status, Suggestion
from knowledge.types.question import (
    Ambiguous,
    NotHeld,
    NotUnderstood,
    Operation,
    Question,
    Reason,
    Service,
    ServiceRequest,
    Understanding,
)

_OPERATIONS: dict[Operation, Callable[[Question, Shelf], Found | None]] = {
    Operation.VALUE: answer_value,
    Operation.SERIES: answer_series,
    Operation.CHANGE: answer_change,
    Operation.COMPARISON: answer_comparison,
    Operation.RANKING: answer_ranking,
    Operation.EXTREME: answer_extreme,
    Operation.TURN: answer_turn,
    Operation.SUM: answer_sum,
    Operation.RATE: answer_rate,
    Operation.SHARE: answer_share,
    Operation.DEFINITION: answer_definition,
    Operation.STATEMENT: answer_statement,
    Operation.CONTENTS: answer_contents,
}


def respond(understanding: Understanding, store: Store, today: date) -> Answer:
    """The answer to what was understood; periods that begin after `today` are not held, but for projections."""
    match understanding:
        case Question():
            return _answer(understanding, store)
        case Ambiguous():
            return _clarify(understanding, store)
        case NotHeld():
            return _not_held(understanding, store)
        case NotUnderstood():
            return _not_understood(understanding)
        case ServiceRequest():
            return _serve(understanding, store)


def _answer(question: Question, store: Store) -> Answer:
    shelf = Shelf(store, question.authority)
    found = _find(question, shelf)
    if found is None:
        return _no_data(question, shelf)
    if question.claim is not None:
        verdict = check(question.claim, found, shelf)
        if verdict is None:
            return _no_data(question, shelf)
        found = replace(found, verdict=verdict)
    return _assemble(question, found, store)


def _find(question: Question, shelf: Shelf) -> Found | None:
    """What the operation finds; where no figure is held, what sources say of the slot in words."""
    try:
        found = _OPERATIONS[question.operation](question, shelf)
    except UnknownIdError:
        found = None
    return found if found is not None else answer_told(question, shelf)


def _assemble(question: Question, found: Found, store: Store) -> Answer:
    facts = found.facts()
    figures = (*found.computed, *(reading.lead for reading in found.readings), *(row.figure for row in found.ranking))
    indicators = {f.series.indicator: store.indicator(f.series.indicator) for f in figures}
    return Answer(
        question.text,
        question.language,
        Status.PARTIAL if found.is_partial else Status.ANSWERED,
        question.confidence,
        question,
        found.computed,
        found.readings,
        found.ranking,
        found.statements,
        found.verdict,
        tuple(dict.fromkeys((*found.notes, *notes_on(figures, indicators)))),
        tuple(dict.fromkeys((*question.assumptions, *found.assumptions))),
        store.texts([fact.id for fact in facts], question.language),
        cite(facts),
    )


def _no_data(question: Question, shelf: Shelf) -> Answer:
    if question.operation is Operation.STATEMENT or not question.series:
        return Answer(
            question.text, question.language, Status.NOT_UNDERSTOOD, question.confidence,
            reason=Reason.UNKNOWN_WORDS, words=_telling_words(question),
        )  # fmt: skip
    free = Shelf(shelf.store)
    return Answer(
        question.text, question.language, Status.NO_DATA, question.confidence, question,
        notes=_latest(question, free), nearest=_nearest(question, free),
    )  # fmt: skip


def _telling_words(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.word for term in question.terms if not term.is_generic))


def _nearest(question: Question, shelf: Shelf) -> tuple[Suggestion, ...]:
    try:
        return nearest(question.series, question.periods, question.language, shelf)
    except UnknownIdError:
        return ()


def _latest(question: Question, shelf: Shelf):  # type: ignore[no-untyped-def]
    try:
        return latest_note(question.series, shelf)
    except UnknownIdError:
        return ()


def _clarify(asked: Ambiguous, store: Store) -> Answer:
    shelf = Shelf(store)
    held = [reading for reading in asked.readings if _find(reading, shelf) is not None]
    choices = tuple(Suggestion(reading) for reading in held or asked.readings)
    return Answer(
        asked.text, asked.language, Status.CLARIFY, asked.confidence,
        choices=choices, ambiguity=asked.about,
    )  # fmt: skip


def _not_held(asked: NotHeld, store: Store) -> Answer:
    shelf = Shelf(store)
    series = asked.series
    question = Question(asked.text, asked.language, Operation.VALUE, series, asked.periods)
    return Answer(
        asked.text, asked.language, Status.NO_DATA, asked.confidence, question if series else None,
        nearest=_nearest(question, shelf), words=asked.words,
    )  # fmt: skip


def _not_understood(text: NotUnderstood) -> Answer:
    return Answer(
        text.text, text.language, Status.NOT_UNDERSTOOD, text.confidence, reason=text.reason, words=text.words
    )


def _serve(request: ServiceRequest, store: Store) -> Answer:
    sources = store.sources() if request.service is Service.SOURCES else ()
    return Answer(
        request.text, request.language, Status.SERVICE, 1.0, service=request.service,
        sources=sources, words=(request.argument,) if request.argument else (),
    )  # fmt: skip
