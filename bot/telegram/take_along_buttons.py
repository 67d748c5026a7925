"""The buttons by which a reader takes along what an answer shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from bot.charts import drawn_question
from bot.render import Message, Renderer
from bot.render.copy_text import copy_text
from bot.render.rows import rows
from bot.telegram.buttons import Key, Row, button
from bot.telegram.callback_data import ButtonKind, write_question
from bot.telegram.neighbours import without_words
from bot.telegram.sentences import Sentence, sentence
from knowledge.store import Store
from knowledge.types.answer import Answer
from knowledge.types.period import Period
from knowledge.types.question import Question


def chart_button(answer: Answer, store: Store) -> Row:
    """The button for the chart, none if there is nothing to draw."""
    return button(
        sentence(Sentence.CHART, answer.language), ButtonKind.CHART, _slots(_drawn(answer, store))
    )


def table_buttons(answer: Answer) -> Row:
    """The buttons for the rows as text and as a file, none for a single number."""
    tabled = _slots(answer.question) if len(rows(answer)) > 1 else None
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


def _drawn(answer: Answer, store: Store) -> Question | None:
    """The question to draw; for a single number only if others are held around it."""
    question = drawn_question(answer)
    if question is None or question is answer.question:
        return question
    held = store.periods(question.series[0])
    drawn = (period for period in held if _is_drawn(period, question.periods))
    return question if len(list(islice(drawn, 2))) == 2 else None


def _is_drawn(held: Period, asked: Sequence[Period]) -> bool:
    """Whether it is one of the years asked; where no years are, whether it is a day."""
    if not asked:
        return held.start == held.end
    return asked[0].contains(held) and held.is_year


def _slots(asked: Question | None) -> str | None:
    # a text that leans on what was asked before is no question by itself, slots always are
    return None if asked is None else write_question(without_words(asked))
