"""What readers asked and did not get, and what they reported, until editors have settled it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.store.question_log import Slots
from knowledge.store.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Language

OPEN_QUESTIONS = """
    SELECT id, day, language, status, slots, text FROM question_log
    WHERE text IS NOT NULL AND is_settled = 0 ORDER BY id DESC LIMIT ?"""
OPEN_REPORTS = """
    SELECT id, day, language, slots, text FROM feedback
    WHERE is_settled = 0 ORDER BY id DESC LIMIT ?"""
SETTLE_QUESTION = "UPDATE question_log SET is_settled = 1 WHERE id = ?"
SETTLE_REPORT = "UPDATE feedback SET is_settled = 1 WHERE id = ? AND is_settled = 0"
MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that had no answer; `slots` is what was understood of it, as JSON."""

    id: int
    day: date
    language: Language
    status: Status
    slots: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a reader; `about` is what the answer was about to which it replied."""

    id: int
    day: date
    language: Language
    about: Slots
    text: str


def open_questions(store: Store) -> tuple[OpenQuestion, ...]:
    """The latest questions without an answer that nobody has settled, the last one first."""
    rows = store.reader.rows(OPEN_QUESTIONS, (MOST_LOOKED_AT,))
    return tuple(
        OpenQuestion(id, date.fromisoformat(day), Language(language), Status(status), slots, text)
        for id, day, language, status, slots, text in rows
    )


def open_reports(store: Store) -> tuple[Report, ...]:
    """The latest reports that nobody has settled, the last one first."""
    rows = store.reader.rows(OPEN_REPORTS, (MOST_LOOKED_AT,))
    return tuple(
        Report(id, date.fromisoformat(day), Language(language), Slots.read(slots), text)
        for id, day, language, slots, text in rows
    )


def settle_questions(store: Store, ids: Iterable[int]) -> None:
    """Take questions out of the inbox."""
    with store.change() as database:
        database.conn.executemany(SETTLE_QUESTION, [(id,) for id in ids])


def settle_report(store: Store, id: int) -> bool:
    """Take a report out of the inbox; gives whether it was there."""
    with store.change() as database:
        return bool(database.conn.execute(SETTLE_REPORT, (id,)).rowcount)
