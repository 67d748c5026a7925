"""The log of questions, which never costs a reader the reply."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence

from knowledge.store import QuestionLog, Store, StoreError

_log = logging.getLogger(__name__)


def log_replies(store: Store, entries: Sequence[QuestionLog]) -> None:
    """Note that questions were answered; a store that cannot be written is no failure."""
    try:
        store.log_questions(entries)
    except (StoreError, sqlite3.Error) as error:
        _log.info("%d questions were not noted: %s", len(entries), error)
