"""What readers report, without a trace of who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.store.question_log import slots_of
from knowledge.store.store import Store
from knowledge.types.fact import Language
from knowledge.types.question import Question

INSERT = "INSERT INTO feedback (day, language, slots, text) VALUES (?, ?, ?, ?)"
LONGEST_TEXT = 1000


@dataclass(frozen=True, slots=True)
class Feedback:
    """A report; `about` is the question whose answer it replies to, None if that is not known."""

    day: date
    language: Language
    text: str
    about: Question | None = None


def record_feedback(store: Store, feedback: Feedback) -> None:
    """Keep the report, its first LONGEST_TEXT characters."""
    row = (
        feedback.day.isoformat(),
        feedback.language.value,
        slots_of(feedback.about),
        feedback.text[:LONGEST_TEXT],
    )
    with store.change() as database:
        database.conn.execute(INSERT, row)
