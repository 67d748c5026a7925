"""All that is stored of a chat of readers; what editors have begun stands in the drafts."""

from __future__ import annotations

from knowledge.store.chat_settings import forget_chat_settings, move_chat_settings
from knowledge.store.store import Store
from knowledge.store.subscriptions import forget_subscriptions, move_subscriptions
from knowledge.store.wishes import forget_wishes


def move_chat(store: Store, old: int, new: int) -> None:
    """Let what is stored of a group hold under the id that it has as a supergroup."""
    with store.change():
        move_chat_settings(store, old, new)
        move_subscriptions(store, old, new)


def stop_telling(store: Store, chat: int) -> bool:
    """Forget what the chat wishes to be told of; gives whether there was anything."""
    with store.change():
        forgotten = (forget_subscriptions(store, chat), forget_wishes(store, chat))
    return any(forgotten)


def forget_chat(store: Store, chat: int) -> bool:
    """Remove all that belongs to the chat; gives whether there was anything."""
    with store.change():
        forgotten = (forget_chat_settings(store, chat), stop_telling(store, chat))
    return any(forgotten)
