"""Suggested questions: shown as a label, asked in words that are understood again."""

from __future__ import annotations

from html import unescape
from typing import Any

from bot.render.message import Choice
from knowledge.types.question import Question


def choice(question: Question, words: Any) -> Choice:  # noqa: ANN401 (a Jinja2 module)
    """The question in the words of templates/questions.html."""
    label, text = (_plain(macro(question)) for macro in (words.label, words.asked))
    return Choice(label, text, question)


def _plain(markup: str) -> str:
    return " ".join(unescape(str(markup)).split())
