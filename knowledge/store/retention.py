"""Words of readers are kept for a time only."""

from __future__ import annotations

from datetime import date

from knowledge.store.store import Store
from knowledge.store.wishes import FORGET_BEFORE

FORGET_QUESTIONS = "UPDATE question_log SET text = NULL WHERE day < ? AND text IS NOT NULL"
FORGET_FEEDBACK = "DELETE FROM feedback WHERE day < ?"
FORGET_DRAFTS = "DELETE FROM draft WHERE updated_at < ?"


def forget_words_before(store: Store, day: date) -> int:
    """Delete what questions, reports, wishes and drafts of earlier days say; gives their number."""
    with store.change() as database:
        return sum(
            database.conn.execute(sql, (day.isoformat(),)).rowcount
            for sql in (FORGET_QUESTIONS, FORGET_FEEDBACK, FORGET_BEFORE, FORGET_DRAFTS)
        )
