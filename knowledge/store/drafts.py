"""What an editor has begun and not yet confirmed; it outlives a restart and a week's pause."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from knowledge.store.store import Store

OPEN = """
    SELECT number, user, chat, kind, step, payload, updated_at FROM draft
    WHERE user = ? AND chat = ?"""
SAVE = """
    INSERT OR REPLACE INTO draft (user, chat, kind, step, payload, updated_at)
    VALUES (?, ?, ?, ?, ?, ?)"""
CLOSE = "DELETE FROM draft WHERE number = ?"


@dataclass(frozen=True, slots=True)
class Draft:
    """The open draft of a user in a chat: what kind of work it is, at which step, with what.

    `payload` is JSON of a form that its kind knows. Every saving gives another `number`, so that
    the buttons of an earlier step are known to be old; it is 0 before the first.
    """

    user: int
    chat: int
    kind: str
    step: str
    payload: dict[str, Any]
    updated_at: str
    number: int = 0


def open_draft(store: Store, user: int, chat: int) -> Draft | None:
    """The draft that the user has open in the chat."""
    found = store.reader.row(OPEN, (user, chat))
    if found is None:
        return None
    number, user, chat, kind, step, payload, updated_at = found
    return Draft(user, chat, kind, step, json.loads(payload), updated_at, number)


def save_draft(store: Store, draft: Draft) -> int:
    """Keep the draft as the one that its user has open in its chat; gives its number."""
    payload = json.dumps(draft.payload, ensure_ascii=False)
    row = (draft.user, draft.chat, draft.kind, draft.step, payload, draft.updated_at)
    with store.change() as database:
        return int(database.conn.execute(SAVE, row).lastrowid or 0)


def close_draft(store: Store, number: int) -> bool:
    """End the draft with this number; gives whether it was open.

    Within a change it decides which of two confirmations of one draft is taken.
    """
    with store.change() as database:
        return bool(database.conn.execute(CLOSE, (number,)).rowcount)
