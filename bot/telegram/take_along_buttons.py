"""The buttons by which a reader takes along what an answer shows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

from bot.charts import can_be_drawn, years_around
from bot.render import Message, Renderer
from bot.render.copy_text import copy_text
from bot.render.rows import rows
from bot.telegram.buttons import Key, Row, button
from bot.telegram.callback_data import ButtonKind
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.slots import write_figures
from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.period import Period
from knowledge.types.question import Operation

_start = attrgetter("start")


def chart_button(answer: Answer, store: Store) -> Row:
    """The button for the chart, none if there is nothing to draw."""
    return button(
        sentence(Sentence.CHART, answer.language), ButtonKind.CHART, _drawn(answer, store)
    )


def table_buttons(answer: Answer) -> Row:
    """The buttons for the rows as text and as a file, none for a single number."""
    if answer.question is None or len(rows(answer)) < 2:
        return []
    tabled = write_figures(answer.question)
    return [
        *button(sentence(Sentence.TABLE, answer.language), ButtonKind.TABLE, tabled),
        *button(sentence(Sentence.CSV, answer.language), ButtonKind.CSV, tabled),
    ]


def copy_button(answer: Answer, shown: Message, renderer: Renderer) -> Row:
    """The button that copies the answer with its source, none if there is nothing to cite."""
    words = copy_text(answer, shown.html, renderer)
    if words is None:
        return []
    label = sentence(Sentence.COPY, answer.language)
    return [Key(label, copied=words)]


def _drawn(answer: Answer, store: Store) -> str | None:
    """The question to draw; for a single number only if others are held around it."""
    # a text that leans on what was asked before is no question by itself, slots always are
    if answer.question is None:
        return None
    if can_be_drawn(answer):
        return write_figures(answer.question)
    years = years_around(answer)
    if years is None or not _are_several(store.periods(years.series), years.span):
        return None
    return write_figures(
        answer.question,
        operation=Operation.SERIES,
        series=(years.series,),
        periods=years.periods,
    )


def _are_several(held: Sequence[Period], span: Period | None) -> bool:
    """Whether more than one is a year of the span; where there is no span, a day."""
    if span is None:
        drawn = (period for period in held if period.start == period.end)
    else:
        since = bisect_left(held, span.start, key=_start)
        drawn = (period for period in held[since:] if period.is_year and period.end <= span.end)
    return len(list(islice(drawn, 2))) == 2
