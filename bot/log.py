"""The log of questions, which never costs a reader the reply."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.store import QuestionLog, Store, StoreError
from knowledge.store.errors import (
    FullDiskError,
    GoneStoreError,
    LockedStoreError,
    ReplacedStoreError,
)

MOST_WAITING = 10_000
_AT_ONCE = 0.0
_AT_THE_END = 5.0  # seconds
_PASSING = (LockedStoreError, FullDiskError, GoneStoreError, ReplacedStoreError)
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class QuestionNotes:
    """Answered questions that are to be noted; they wait while the store cannot be changed."""

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
        """Note them unless the store cannot be changed now."""
        self._write(_AT_ONCE)

    def finish(self) -> None:
        """Note them, and wait a little for that."""
        self._write(_AT_THE_END)
        if self._waiting:
            _log.warning("%d questions were not noted", len(self._waiting))

    def _write(self, patience: float) -> None:
        entries = self._waiting[:]  # another thread may add to them meanwhile
        if entries and _log_replies(self.store, entries, patience):
            del self._waiting[: len(entries)]


def _log_replies(store: Store, entries: Sequence[QuestionLog], patience: float) -> bool:
    """Note that questions were answered; gives whether there is no use in trying again."""
    try:
        store.log_questions(entries, patience=patience)
    except _PASSING:
        return False
    except (StoreError, sqlite3.Error) as error:
        _log.info("%d questions were not noted: %s", len(entries), error)
    return True
