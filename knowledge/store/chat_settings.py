"""What a chat has set for itself; it outlives a restart."""

from __future__ import annotations

from knowledge.store.store import Store
from knowledge.types.fact import Language

LANGUAGE = "SELECT language FROM chat_settings WHERE chat = ?"
SET_LANGUAGE = """
    INSERT INTO chat_settings (chat, language) VALUES (?, ?)
    ON CONFLICT (chat) DO UPDATE SET language = excluded.language"""

MENTIONS = "SELECT answers_mentions FROM chat_settings WHERE chat = ?"
SET_MENTIONS = """
    INSERT INTO chat_settings (chat, answers_mentions) VALUES (?, ?)
    ON CONFLICT (chat) DO UPDATE SET answers_mentions = excluded.answers_mentions"""

MOVE = "UPDATE OR REPLACE chat_settings SET chat = ? WHERE chat = ?"

FORGET = "DELETE FROM chat_settings WHERE chat = ?"


def chat_language(store: Store, chat: int) -> Language | None:
    """The language that the chat has chosen, None if it has not."""
    found = store.reader.row(LANGUAGE, (chat,))
    return Language(found[0]) if found and found[0] else None


def set_chat_language(store: Store, chat: int, language: Language) -> None:
    """Keep the language that the chat has chosen."""
    with store.change() as database:
        database.conn.execute(SET_LANGUAGE, (chat, language.value))


def answers_mentions(store: Store, chat: int) -> bool:
    """Whether mentions are answered in the chat, as they are until its admins say otherwise."""
    found = store.reader.row(MENTIONS, (chat,))
    return found is None or bool(found[0])


def set_answers_mentions(store: Store, chat: int, answers: bool) -> None:
    """Keep whether mentions are answered in the chat."""
    with store.change() as database:
        database.conn.execute(SET_MENTIONS, (chat, int(answers)))


def move_chat_settings(store: Store, old: int, new: int) -> None:
    """Let what a chat has set for itself hold under its new id."""
    with store.change() as database:
        database.conn.execute(MOVE, (new, old))


def forget_chat_settings(store: Store, chat: int) -> bool:
    """Remove all that the chat has set; gives whether there was anything."""
    with store.change() as database:
        return bool(database.conn.execute(FORGET, (chat,)).rowcount)
