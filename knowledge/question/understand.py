"""From a text to what it asks: the one door of this stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.lexicon import Lexicon
from knowledge.question.commands import given_command, without_command_sign
from knowledge.question.given import understand_command
from knowledge.question.parse import understand_text
from knowledge.types.fact import Language
from knowledge.types.question import NotUnderstood, Question, Reason, Understanding

LONGEST_TEXT = 1000


def understand(
    text: str,
    lexicon: Lexicon,
    today: date,
    previous: Question | None = None,
    language: Language | None = None,
) -> Understanding:
    """What the text asks.

    `previous` is the question that a follow-up may lean on, `language` the reader's, used where the
    text is of no one language. "Last year" is counted from `today`.
    """
    if len(text) > LONGEST_TEXT:
        spoken = language or Language.ENGLISH
        return NotUnderstood(text[:LONGEST_TEXT], spoken, Reason.TOO_LONG)
    given = given_command(text)
    if given is not None:
        understood = understand_command(given, lexicon, today, language)
    else:
        words = without_command_sign(text)
        understood = understand_text(words, lexicon, today, previous, language)
    return understood if understood.text == text else replace(understood, text=text)
