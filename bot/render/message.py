"""What a reader gets."""

from __future__ import annotations

from dataclasses import dataclass

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
