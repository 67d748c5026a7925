"""One answer for what was understood: only here join question, store and calculation."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date

from knowledge.answer import declined
from knowledge.answer.assertion import judged
from knowledge.answer.averages import answer_average
from knowledge.answer.change import answer_change
from knowledge.answer.citations import cite
from knowledge.answer.claim import check
from knowledge.answer.comparison import answer_comparison
from knowledge.answer.contents import answer_contents
from knowledge.answer.found import Found
from knowledge.answer.limit import check_limit
from knowledge.answer.notes import notes_on
from knowledge.answer.ranking import answer_ranking
from knowledge.answer.rates import answer_rate, answer_share
from knowledge.answer.reasons import reasons_then
from knowledge.answer.services import serve
from knowledge.answer.shelf import Shelf, shelf_of
from knowledge.answer.spans import answer_series, answer_sum
from knowledge.answer.statement import answer_definition, answer_statement, answer_told
from knowledge.answer.value import answer_value
from knowledge.answer.years import answer_extreme, answer_runs, answer_turn
from knowledge.store import Store, UnknownIdError
from knowledge.types.answer import Answer, Status
from knowledge.types.claim import Claim
from knowledge.types.question import (
    Ambiguous,
    NotHeld,
    NotUnderstood,
    Operation,
    Question,
    Reason,
    Understanding,
)
from knowledge.types.service import ServiceRequest
from knowledge.types.verdict import Verdict, VerdictKind

_OPERATIONS: dict[Operation, Callable[[Question, Shelf], Found | None]] = {
    Operation.VALUE: answer_value,
    Operation.SERIES: answer_series,
    Operation.CHANGE: answer_change,
    Operation.COMPARISON: answer_comparison,
    Operation.RANKING: answer_ranking,
    Operation.EXTREME: answer_extreme,
    Operation.TURN: answer_turn,
    Operation.RUNS: answer_runs,
    Operation.SUM: answer_sum,
    Operation.AVERAGE: answer_average,
    Operation.RATE: answer_rate,
    Operation.SHARE: answer_share,
    Operation.DEFINITION: answer_definition,
    Operation.STATEMENT: answer_statement,
    Operation.CONTENTS: answer_contents,
}


_BORNE_OUT = frozenset({VerdictKind.EQUAL, VerdictKind.ROUNDING, VerdictKind.CONFIRMED})


def respond(understanding: Understanding, store: Store, today: date) -> Answer:
    """The answer to what was understood; "the latest" is counted back from `today`."""
    match understanding:
        case Question():
            return _answer(understanding, store, today)
        case Ambiguous():
            return _settled(understanding, store, today) or _asked_back(understanding, store, today)
        case NotHeld():
            return declined.not_held(understanding, shelf_of(store, today=today))
        case NotUnderstood():
            return declined.not_understood(understanding)
        case ServiceRequest():
            return serve(understanding, store)


def _answer(question: Question, store: Store, today: date) -> Answer:
    shelf = shelf_of(store, question.authority, today)
    found = _checked(question, _find(question, shelf), shelf)
    if found is None:
        return declined.no_data(question, shelf_of(store, today=today))
    return _assembled(question, found, store)


def _settled(ambiguous: Ambiguous, store: Store, today: date) -> Answer | None:
    """The answer that every reading comes to."""
    if not ambiguous.is_whole:
        return None
    readings = [replace(reading, text=ambiguous.text) for reading in ambiguous.readings]
    answers = [_answer(reading, store, today) for reading in readings]
    told = {_told(answer) for answer in answers}
    is_given = bool(answers) and answers[0].status in (Status.ANSWERED, Status.PARTIAL)
    return answers[0] if is_given and len(told) == 1 else None


def _told(answer: Answer) -> Hashable:
    """What an answer tells, whatever the words of the question."""
    cited = frozenset(id for citation in answer.citations for id in citation.facts)
    values = tuple((figure.series, figure.period, figure.value) for figure in answer.figures())
    return answer.status, values, cited, answer.verdict


def _asked_back(ambiguous: Ambiguous, store: Store, today: date) -> Answer:
    shelf = shelf_of(store, today=today)
    figures = [one for one in ambiguous.readings if one.operation is not Operation.STATEMENT]
    if not figures:
        return declined.not_understood(
            NotUnderstood(ambiguous.text, ambiguous.language, Reason.UNKNOWN_WORDS)
        )
    held = [reading for reading in figures if _is_held(reading, shelf)]
    return declined.clarify(ambiguous, held, shelf)


def _is_held(reading: Question, shelf: Shelf) -> bool:
    """Whether it has an answer; a ranking in words alone is no choice."""
    found = _find(reading, shelf)
    is_ranking = reading.operation is Operation.RANKING
    return found is not None and (bool(found.figures()) or not is_ranking)


def _find(question: Question, shelf: Shelf) -> Found | None:
    """What the operation finds; where no figure is held, what sources say of the slot in words."""
    if question.is_why and question.series and question.periods:
        return reasons_then(question, _looked_up, shelf)
    found = _looked_up(question, shelf)
    return found if found is not None else answer_told(question, shelf)


def _looked_up(question: Question, shelf: Shelf) -> Found | None:
    try:
        return _OPERATIONS[question.operation](question, shelf)
    except UnknownIdError:
        return None


def _checked(question: Question, found: Found | None, shelf: Shelf) -> Found | None:
    """With the verdict on what is claimed; a number is not checked against words."""
    if found is None:
        return None
    found = judged(question, found, shelf)
    if question.claim is None:
        return found
    if not found.computed and not found.readings:
        return None
    by_number = _number_checked(question, question.claim, found, shelf)
    if by_number is None and question.claim.is_fraction:
        return None  # a half of what, no figure tells
    return found if _is_refuted(found, by_number) else replace(found, verdict=by_number)


def _number_checked(question: Question, claim: Claim, found: Found, shelf: Shelf) -> Verdict | None:
    if claim.bound is not None:
        return check_limit(question, claim, found, shelf)
    return check(claim, found, shelf)


def _is_refuted(found: Found, by_number: Verdict | None) -> bool:
    """Whether the words are wrong where the number is right: by 21% it fell, and did not grow."""
    in_words = found.verdict is not None and found.verdict.kind is VerdictKind.REFUTED
    return in_words and (by_number is None or by_number.kind in _BORNE_OUT)


def _assembled(question: Question, found: Found, store: Store) -> Answer:
    facts = found.facts()
    figures = found.figures()
    indicators = {f.series.indicator: store.indicator(f.series.indicator) for f in figures}
    return Answer(
        text=question.text,
        language=question.language,
        status=Status.PARTIAL if found.is_partial else Status.ANSWERED,
        confidence=question.confidence,
        question=question,
        computed=found.computed,
        readings=found.readings,
        ranking=found.ranking,
        statements=found.statements,
        verdict=found.verdict,
        notes=tuple(dict.fromkeys((*found.notes, *notes_on(figures, indicators)))),
        assumptions=tuple(dict.fromkeys((*question.assumptions, *found.assumptions))),
        texts=store.texts([fact.id for fact in facts], question.language),
        citations=cite(facts),
        sources=found.sources,
        holdings=found.holdings,
    )
