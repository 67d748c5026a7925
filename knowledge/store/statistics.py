"""How the bot is used, and what is missing: for those who keep the facts right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.store.freshness import is_due
from knowledge.store.question_log import Slots
from knowledge.store.store import Store
from knowledge.types.answer import Status
from knowledge.types.fact import Holding, Language

BY_DAY = """
    SELECT day, count(*), sum(status IN ('answered', 'partial')) FROM question_log
    WHERE day >= ? AND status <> 'service' GROUP BY day ORDER BY day"""
BY_STATUS = """
    SELECT language, status, count(*) FROM question_log WHERE day >= ?
    GROUP BY language, status ORDER BY language, count(*) DESC, status DESC"""
MOST_ASKED = """
    SELECT slots, count(*) FROM question_log
    WHERE day >= ? AND slots <> '{}' GROUP BY slots
    ORDER BY count(*) DESC, slots LIMIT ?"""
UNTRANSLATED = """
    SELECT fact FROM fact_text JOIN fact ON fact.id = fact
    WHERE lifecycle = 'published' GROUP BY fact HAVING count(*) < 3 ORDER BY fact"""


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of a day, and how many of them were answered."""

    day: date
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many questions in a language came to a status."""

    language: Language
    status: Status
    count: int


def days(store: Store, since: date) -> tuple[Day, ...]:
    """The days on which anything was asked, in order."""
    rows = store.reader.rows(BY_DAY, (since.isoformat(),))
    return tuple(Day(date.fromisoformat(day), asked, answered) for day, asked, answered in rows)


def outcomes(store: Store, since: date) -> tuple[Outcome, ...]:
    """What became of the questions, by language."""
    rows = store.reader.rows(BY_STATUS, (since.isoformat(),))
    return tuple(Outcome(Language(code), Status(status), count) for code, status, count in rows)


def most_asked(store: Store, since: date, limit: int) -> tuple[tuple[Slots, int], ...]:
    """What was asked most, and how often."""
    rows = store.reader.rows(MOST_ASKED, (since.isoformat(), limit))
    return tuple((Slots.read(slots), count) for slots, count in rows)


def untranslated(store: Store) -> tuple[str, ...]:
    """The ids of published facts whose words are not there in all languages."""
    return tuple(id for (id,) in store.reader.rows(UNTRANSLATED))


def due(store: Store, today: date) -> tuple[Holding, ...]:
    """What offices publish regularly, and of which a newer figure should be out by now."""
    return tuple(
        holding
        for source in store.sources()
        for holding in store.contents(source)
        if is_due(holding, today)
    )
