"""What else an answer's reader may want to see: the same a year earlier, a year later, or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """The same question for other periods, of which the store holds as much.

    None where it holds nothing, or the answer has no year. `compared` are two periods between which
    the change can be told.
    """

    question: Question | None = None
    before: Period | None = None
    after: Period | None = None
    compared: tuple[Period, Period] | None = None

    def questions(self) -> Iterator[Question]:
        """All of them as questions."""
        if self.question is None:
            return
        for period in filter(None, (self.before, self.after)):
            yield _without_words(self.question, periods=(period,))
        if self.compared is not None:
            yield _without_words(self.question, operation=Operation.CHANGE, periods=self.compared)


def neighbours(answer: Answer, store: Store) -> Neighbours:
    """What lies beside the question that was answered."""
    question, figures = answer.question, _figures(answer)
    periods = {figure.period for figure in figures}
    if question is None or answer.status is not Status.ANSWERED or len(periods) != 1:
        return Neighbours()
    asked = question.periods[0] if question.periods else periods.pop()
    before, after = (
        _shifted(asked, years) if _held(figures, years, store) else None for years in (-1, 1)
    )
    if before is None or question.operation is not Operation.VALUE:
        return Neighbours(question, before, after)
    return Neighbours(question, before, after, (before, asked))


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


def _shifted(period: Period, years: int) -> Period:
    return period.in_year(period.start.year + years)


def _without_words(question: Question, **changed: Any) -> Question:  # noqa: ANN401 (any field)
    """The question without the words in which it was asked, and without a number to check."""
    return replace(
        question, text="", claim=None, terms=(), places=(), is_count=False, is_why=False,
        assumptions=(), confidence=1.0, **changed,
    )  # fmt: skip
