"""What becomes of each update: gathered while it is worked on, then one line of the log."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from telegram import Update

from bot.operate.logs import with_fields
from knowledge.answer.engine import Timing
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language

_log = logging.getLogger(__name__)


class Outcome(StrEnum):
    """What became of an update."""

    ANSWERED = "answered"
    """A question was answered, which `status` says more of."""
    ACTED = "acted"
    """Telegram was told something else: a sentence, an edit, an acknowledgement."""
    IGNORED = "ignored"
    FAILED = "failed"


@dataclass(slots=True)
class Entry:
    """What is gathered of one update."""

    number: int | None
    kind: str
    chat_kind: str | None
    status: Status | None = None
    language: Language | None = None
    timing: Timing | None = None
    calls: int = 0
    error: str | None = None
    seconds: float = 0.0

    @property
    def outcome(self) -> Outcome:
        """What became of the update, the worst first."""
        if self.error is not None:
            return Outcome.FAILED
        if self.status is not None:
            return Outcome.ANSWERED
        return Outcome.ACTED if self.calls else Outcome.IGNORED

    def log(self) -> None:
        """Write the line, without a word of the reader and without who and where they are."""
        fields = {
            "update": self.number,
            "kind": self.kind,
            "chat": self.chat_kind,
            "outcome": self.outcome.value,
            "status": self.status,
            "language": self.language,
            "calls": self.calls,
            "milliseconds": round(self.seconds * 1000, 1),
            "error_id": self.error,
        }
        _log.info("update", extra=with_fields(fields))


_current: ContextVar[Entry | None] = ContextVar("entry", default=None)


@contextmanager
def journal(update: object, ended: Callable[[Entry], None] = Entry.log) -> Iterator[None]:
    """Gather what is noted of the update within the block, and tell it at the end."""
    entry, began = _entry_of(update), time.perf_counter()
    token = _current.set(entry)
    try:
        yield
    finally:
        _current.reset(token)
        entry.seconds = time.perf_counter() - began
        ended(entry)


def note_answer(answer: Answer) -> None:
    """Note that a question was answered."""
    if (entry := _current.get()) is not None:
        entry.status, entry.language = answer.status, answer.language


def note_timing(timing: Timing) -> None:
    """Note how long an answer took to be found."""
    if (entry := _current.get()) is not None:
        entry.timing = timing


def note_call() -> None:
    """Note that Telegram has done what we asked for."""
    if (entry := _current.get()) is not None:
        entry.calls += 1


def note_failure(id: str) -> None:
    """Note the id under which an error stands in the log."""
    if (entry := _current.get()) is not None:
        entry.error = id


def _entry_of(update: object) -> Entry:
    if not isinstance(update, Update):
        return Entry(None, type(update).__name__, None)
    chat = update.effective_chat
    return Entry(update.update_id, kind_of(update), chat.type if chat is not None else None)


def kind_of(update: Update) -> str:
    """Under which name Telegram sends such an update."""
    kinds = (name for name in Update.ALL_TYPES if getattr(update, name, None) is not None)
    return next(kinds, "unknown")
