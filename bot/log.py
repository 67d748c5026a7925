"""The log of questions, which never costs a reader the reply."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.store import QuestionLog, Store, StoreError
from knowledge.store.errors import LockedStoreError

MOST_WAITING = 10_000
_AT_ONCE = 0.0
_AT_THE_END = 5.0  # seconds
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class QuestionNotes:
    """Answered questions that are to be noted; they wait while another changes the store."""

    store: Store
    _waiting: list[QuestionLog] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether any is to be noted."""
        return bool(self._waiting)

    def add(self, entry: QuestionLog) -> None:
        """Let a question be noted with the next ones."""
        if len(self._waiting) < MOST_WAITING:
            self._waiting.append(entry)

    def write(self) -> None:
        """Note them unless another is changing the store."""
        self._write(_AT_ONCE)

    def finish(self) -> None:
        """Note them, and wait a little for that."""
        self._write(_AT_THE_END)

    def _write(self, patience: float) -> None:
        entries = self._waiting[:]  # another thread may add to them meanwhile
        if entries and _log_replies(self.store, entries, patience):
            del self._waiting[: len(entries)]


def _log_replies(store: Store, entries: Sequence[QuestionLog], patience: float) -> bool:
    """Note that questions were answered; gives whether there is no use in trying again."""
    try:
        store.log_questions(entries, patience=patience)
    except LockedStoreError:
        return False
    except (StoreError, sqlite3.Error) as error:
        _log.info("%d questions were not noted: %s", len(entries), error)
    return True
