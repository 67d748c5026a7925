"""What was asked, without a trace of who asked it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Question

INSERT = """
    INSERT INTO question_log (day, language, chat_kind, status, slots, text)
    VALUES (?, ?, ?, ?, ?, ?)"""

_WITH_TEXT = {Status.CLARIFY, Status.NO_DATA, Status.NOT_UNDERSTOOD}
_LONGEST_TEXT = 500
_JSON = json.JSONEncoder(ensure_ascii=False)


class ChatKind(StrEnum):
    """Where a question was asked."""

    TERMINAL = "terminal"
    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"
    GUEST = "guest"


@dataclass(frozen=True, slots=True)
class QuestionLog:
    """One question; `text` is kept only if it was not answered."""

    day: date
    language: Language
    chat_kind: ChatKind
    status: Status
    slots: str
    text: str | None

    @classmethod
    def of(cls, answer: Answer, chat_kind: ChatKind, day: date) -> QuestionLog:
        """What is kept of a question once it has its answer."""
        text = answer.text[:_LONGEST_TEXT] if answer.status in _WITH_TEXT else None
        slots = slots_of(answer.question)
        return cls(day, answer.language, chat_kind, answer.status, slots, text)

    def row(self) -> tuple[str | None, ...]:
        """The parameters of INSERT."""
        return (
            self.day.isoformat(), self.language.value, self.chat_kind.value, self.status.value,
            self.slots, self.text,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slots:
    """What was asked for, as the log has it; empty where nothing was understood."""

    series: tuple[Series, ...] = ()
    periods: tuple[Period, ...] = ()

    @classmethod
    def read(cls, text: str) -> Slots:
        """The slots that slots_of() wrote."""
        written = json.loads(text)
        return cls(
            tuple(Series(**series) for series in written.get("series", ())),
            tuple(Period.parse(code) for code in written.get("periods", ())),
        )


def slots_of(question: Question | None) -> str:
    """What a question asks, as JSON; an empty object if there is none."""
    if question is None:
        return "{}"
    slots = {
        "operation": question.operation.value,
        "series": [_written(series) for series in question.series],
        "periods": [period.code for period in question.periods],
    }
    return _JSON.encode(slots)


def _written(series: Series) -> dict[str, str | None]:
    return {
        "indicator": series.indicator,
        "place": series.place,
        "counterpart": series.counterpart,
        "breakdown": series.breakdown,
    }
