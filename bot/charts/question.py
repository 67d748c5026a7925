"""What is asked so that it can be drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from bot.charts.alternatives import Alternatives, with_alternatives
from bot.charts.chart import Chart
from bot.charts.select import can_be_drawn, chart_of
from knowledge.types.answer import Answer
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

_YEARS = 10
_OF_ONE_NUMBER = {Operation.VALUE, Operation.EXTREME, Operation.SERIES}


class Years(NamedTuple):
    """The years of a series; without a span, all its days that are held."""

    series: Series
    span: Period | None

    @property
    def periods(self) -> tuple[Period, ...]:
        """As a question for them has it."""
        return () if self.span is None else (self.span,)


def chart_for(
    answer: Answer, ask: Callable[[Question], Answer], held: Alternatives
) -> Chart | None:
    """The chart of an answer, or that of the years up to its number, for which `ask` is asked.

    `held` tells what is reported differently; where one authority was asked for, nobody else is.
    """
    question = drawn_question(answer)
    is_answered = question is None or question is answer.question
    chart = chart_of(answer if is_answered or question is None else ask(question))
    if chart is None or (question is not None and question.authority):
        return chart
    return with_alternatives(chart, held)


def drawn_question(answer: Answer) -> Question | None:
    """The question of which the chart of an answer is the answer.

    It is the one answered, if that can be drawn; for a single number it is that of the years up to
    it, of which the store may hold none. None if nothing is to be drawn.
    """
    if answer.question is None or can_be_drawn(answer):
        return answer.question
    years = years_around(answer)
    if years is None:
        return None
    return replace(
        answer.question,
        operation=Operation.SERIES,
        series=(years.series,),
        periods=years.periods,
        claim=None,
        assumptions=(),
    )


def years_around(answer: Answer) -> Years | None:
    """The years in which a single number is drawn, None for one that has none, or for several."""
    leads = [reading.lead for reading in answer.readings]
    if len(leads) != 1 or answer.computed or answer.operation not in _OF_ONE_NUMBER:
        return None
    last = leads[0].period
    if leads[0].fact is None or not (last.is_year or last.start == last.end):
        return None
    span = Period.years(last.end.year - _YEARS + 1, last.end.year) if last.is_year else None
    return Years(leads[0].series, span)
