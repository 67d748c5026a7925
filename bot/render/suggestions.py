"""Suggested questions: shown and asked in the same words, which are understood again."""

from __future__ import annotations

from html import unescape
from typing import Any

from bot.render.message import Choice
from bot.render.words import capital
from knowledge.types.question import Question


def choice(question: Question, words: Any) -> Choice:  # noqa: ANN401 (a Jinja2 module)
    """The question in the words of templates/questions.html."""
    text = " ".join(unescape(str(words.asked(question))).split())
    return Choice(capital(text), text, question)
