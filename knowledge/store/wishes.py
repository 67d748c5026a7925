"""Questions of which readers wish to be told once there is an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.store.store import Store
from knowledge.types.fact import Language

MOST_OF_A_CHAT = 20

ALL = "SELECT id, chat, language, question FROM wish ORDER BY id"
ADD = """
    INSERT INTO wish (chat, language, day, question)
    SELECT ?, ?, ?, ? WHERE (SELECT count(*) FROM wish WHERE chat = ?) < ?
    ON CONFLICT DO NOTHING"""
REMOVE = "DELETE FROM wish WHERE id = ?"
FORGET = "DELETE FROM wish WHERE chat = ?"
FORGET_BEFORE = "DELETE FROM wish WHERE day < ?"


@dataclass(frozen=True, slots=True)
class Wish:
    """A private chat that waits for the answer to a question, in the form in which buttons hold it.

    `id` is 0 before it is kept.
    """

    chat: int
    language: Language
    question: str
    id: int = 0


def keep_wish(store: Store, wish: Wish, day: date) -> bool:
    """Keep the wish; False if it is kept already, or the chat has as many as a chat may have."""
    row = (wish.chat, wish.language.value, day.isoformat(), wish.question)
    with store.change() as database:
        added = database.conn.execute(ADD, (*row, wish.chat, MOST_OF_A_CHAT))
        return bool(added.rowcount)


def wishes(store: Store) -> tuple[Wish, ...]:
    """All of them, the oldest first."""
    return tuple(
        Wish(chat, Language(language), question, id)
        for id, chat, language, question in store.reader.rows(ALL)
    )


def fulfil_wish(store: Store, id: int) -> bool:
    """Forget the wish, as the reader was told; gives whether it was there."""
    with store.change() as database:
        return bool(database.conn.execute(REMOVE, (id,)).rowcount)


def forget_wishes(store: Store, chat: int) -> bool:
    """Forget all wishes of the chat; gives whether there was any."""
    with store.change() as database:
        return bool(database.conn.execute(FORGET, (chat,)).rowcount)
