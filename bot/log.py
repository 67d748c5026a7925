"""The log of questions, which never costs a reader the reply."""

from __future__ import annotations

import logging
import sqlite3
from datetime import date

from knowledge.store import ChatKind, QuestionLog, Store, StoreError
from knowledge.types.answer import Answer

_log = logging.getLogger(__name__)


def log_reply(store: Store, answer: Answer, chat_kind: ChatKind, day: date) -> None:
    """Note that a question was answered; a store that cannot be written is no failure."""
    try:
        store.log_question(QuestionLog.of(answer, chat_kind, day))
    except (StoreError, sqlite3.Error) as error:
        _log.info("a question was not noted: %s", error)
