"""Why something was so in a time: the reasons that are held of it, else its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import HOME
from knowledge.answer.statement import answer_statement
from knowledge.types.fact import Series
from knowledge.types.note import Note, NoteKind
from knowledge.types.question import Operation, Question

_MOTIVES = "emigration_motive_share"
_LEFT = Series("emigration", HOME)


def reasons_then(
    question: Question, look_up: Callable[[Question, Shelf], Found | None], shelf: Shelf
) -> Found | None:
    """What sources give as the reason then; without any, the figures, and that none is held."""
    asks_motives = question.series[0].indicator == _MOTIVES
    told = (look_up(question, shelf) if asks_motives else None) or answer_statement(question, shelf)
    if told is not None:
        return told
    found = look_up(_of_those_who_left(question) if asks_motives else question, shelf)
    if found is None:
        return None
    return replace(found, notes=(*found.notes, Note(NoteKind.NO_REASON)))


def _of_those_who_left(question: Question) -> Question:
    """How many left, where it was asked why they did."""
    return replace(question, operation=Operation.VALUE, series=(_LEFT,), axis=None, dimension=None)
