"""What else an answer's reader may want to see: the same a year earlier, a year later, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from knowledge.store import Store
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Series
from knowledge.types.figure import Figure
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

_OF_ONE_PERIOD = frozenset({Operation.VALUE, Operation.COMPARISON, Operation.RANKING})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Questions that the store answers; None where it holds nothing, or the answer has no year."""

    before: Question | None = None
    after: Question | None = None
    compared: Question | None = None


def neighbours(answer: Answer, store: Store) -> Neighbours:
    """The questions beside the one that was answered, of which as much is held."""
    question, figures = answer.question, _figures(answer)
    periods = {figure.period for figure in figures}
    if question is None or answer.status is not Status.ANSWERED or len(periods) != 1:
        return Neighbours()
    asked = question.periods[0] if question.periods else periods.pop()
    before, after = (
        without_words(question, periods=(_shifted(asked, years),))
        if _held(figures, years, store)
        else None
        for years in (-1, 1)
    )
    return Neighbours(before, after, _compared(before, asked))


def _figures(answer: Answer) -> Sequence[Figure]:
    """The figures of the one period that was asked; none if it was not one."""
    question = answer.question
    if question is None or question.operation not in _OF_ONE_PERIOD or len(question.periods) > 1:
        return ()
    if question.operation is Operation.RANKING:
        return [row.figure for row in answer.ranking[:1]]
    if question.operation is Operation.VALUE and answer.computed:
        return ()  # a sum over several periods
    return [reading.lead for reading in answer.readings]


def _held(figures: Sequence[Figure], years: int, store: Store) -> bool:
    return all(
        fact.period is not None and _holds(fact.series, _shifted(fact.period, years), store)
        for figure in figures
        for fact in figure.facts()
    )


def _holds(series: Series, period: Period, store: Store) -> bool:
    return any(fact.value is not None for fact in store.slot(series, period))


def _compared(before: Question | None, asked: Period) -> Question | None:
    if before is None or before.operation is not Operation.VALUE:
        return None
    return replace(before, operation=Operation.CHANGE, periods=(*before.periods, asked))


def _shifted(period: Period, years: int) -> Period:
    return period.in_year(period.start.year + years)


def without_words(question: Question, **changed: Any) -> Question:  # noqa: ANN401 (any field)
    """The question without the words in which it was asked, and without a number to check.

    Where figures are asked for, its answer has the same figures, unless what is asked is `changed`.
    """
    return replace(
        question, text="", claim=None, terms=(), places=(), is_count=False, is_why=False,
        assumptions=(), confidence=1.0, **changed,
    )  # fmt: skip
