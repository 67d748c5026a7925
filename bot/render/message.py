"""What a reader gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.render.plain import plain_text
from knowledge.types.question import Question


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that the reader may ask next: as it is shown, and as it is asked."""

    label: str
    text: str
    question: Question


@dataclass(frozen=True, slots=True)
class Message:
    """One answer as a message; `html` has the limits of Telegram only after pages()."""

    html: str
    choices: tuple[Choice, ...] = ()


def text_of(message: Message, bold: Callable[[str], str] = str) -> str:
    """The message as plain text, its choices as a numbered list; `bold` marks bold text."""
    numbered = (f"{place}. {choice.label}" for place, choice in enumerate(message.choices, start=1))
    return "\n".join((plain_text(message.html, bold), *numbered))
