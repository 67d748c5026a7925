"""Answers that show no fact: nothing held, nothing understood, a question back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answer.held_as import PROJECTION
from knowledge.answer.nearest import latest_note, nearest, of_the_year
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import HOME
from knowledge.derive import SUMMABLE
from knowledge.store import UnknownIdError
from knowledge.types.answer import Answer, Status, Suggestion
from knowledge.types.fact import Series
from knowledge.types.note import Note, NoteKind
from knowledge.types.question import Ambiguous, NotHeld, NotUnderstood, Operation, Question, Reason


def no_data(question: Question, shelf: Shelf) -> Answer:
    """Understood, but not held; words that no statement has are not understood."""
    if question.operation is Operation.STATEMENT or not question.series:
        return Answer(
            question.text, question.language, Status.NOT_UNDERSTOOD, question.confidence,
            reason=Reason.UNKNOWN_WORDS, words=_telling_words(question),
        )  # fmt: skip
    notes, offered = _around(question, shelf)
    return Answer(
        question.text, question.language, Status.NO_DATA, question.confidence, question,
        notes=notes, nearest=offered,
    )  # fmt: skip


def _not_averaged(question: Question, shelf: Shelf) -> tuple[Note, ...]:
    """Why there is no average: of what is not counted year by year."""
    if question.operation is not Operation.AVERAGE:
        return ()
    kinds = {shelf.indicator(series).kind for series in question.series}
    return () if kinds <= SUMMABLE else (Note(NoteKind.NOT_AVERAGED),)


def _telling_words(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.word for term in question.terms if not term.is_generic))


def _around(question: Question, shelf: Shelf) -> tuple[tuple[Note, ...], tuple[Suggestion, ...]]:
    """Why it is not held, and the nearest questions that the store answers."""
    series, periods = question.series, question.periods
    try:
        offered = nearest(series, periods, question.language, shelf)
        notes = (*latest_note(series, periods, shelf), *of_the_year(series, periods, shelf))
        return (*_not_averaged(question, shelf), *notes), offered
    except UnknownIdError:
        return (), ()


def not_held(asked: NotHeld, shelf: Shelf) -> Answer:
    """Of a kind that the store never holds."""
    question = Question(
        asked.text, asked.language, Operation.VALUE, asked.series, asked.periods,
        confidence=asked.confidence,
    )  # fmt: skip
    around = question
    if asked.remark is NoteKind.NO_FORECAST:
        around = replace(question, series=(*asked.series, Series(PROJECTION, HOME)))
    return Answer(
        asked.text, asked.language, Status.NO_DATA, asked.confidence,
        question if asked.series else None, nearest=_around(around, shelf)[1], words=asked.words,
        notes=(Note(asked.remark),) if asked.remark else (),
    )  # fmt: skip


def clarify(asked: Ambiguous, held: Sequence[Question], shelf: Shelf) -> Answer:
    """A question back, with the readings that the store can answer; no data if it answers none."""
    if not held:
        series = dict.fromkeys(one for reading in asked.readings for one in reading.series)
        return no_data(replace(asked.readings[0], text=asked.text, series=tuple(series)), shelf)
    return Answer(
        asked.text, asked.language, Status.CLARIFY, asked.confidence,
        choices=tuple(Suggestion(reading) for reading in held), ambiguity=asked.about,
    )  # fmt: skip


def not_understood(asked: NotUnderstood) -> Answer:
    """No question of this field."""
    return Answer(
        asked.text, asked.language, Status.NOT_UNDERSTOOD, asked.confidence,
        reason=asked.reason, words=asked.words,
    )  # fmt: skip
