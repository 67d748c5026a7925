"""Which chats are told when a fact of a series is published or changed."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.store.store import Store
from knowledge.types.fact import Language, Series

MOST_OF_A_CHAT = 20

_COLUMNS = "id, chat, topic, language, told, indicator, place, counterpart, breakdown"
ALL = f"SELECT {_COLUMNS} FROM subscription ORDER BY id"  # noqa: S608
OF_CHAT = f"SELECT {_COLUMNS} FROM subscription WHERE chat = ? ORDER BY id"  # noqa: S608
ADD = """
    INSERT INTO subscription (chat, topic, language, told, indicator, place, counterpart, breakdown)
    VALUES (?, ?, ?, (SELECT coalesce(max(number), 0) FROM revision), ?, ?, ?, ?)
    ON CONFLICT DO NOTHING"""
COUNT = "SELECT count(*) FROM subscription WHERE chat = ?"
REMOVE = "DELETE FROM subscription WHERE id = ? AND chat = ?"
FORGET = "DELETE FROM subscription WHERE chat = ?"
MOVE = "UPDATE OR REPLACE subscription SET chat = ? WHERE chat = ?"
TOLD = "UPDATE subscription SET told = ? WHERE id = ? AND told < ?"


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat, maybe a topic in it, and the language in which it is told."""

    chat: int
    topic: int | None
    language: Language


@dataclass(frozen=True, slots=True)
class Subscription:
    """`told` is the number of the last revision that the subscriber need not be told of."""

    id: int
    subscriber: Subscriber
    series: Series
    told: int


class TooManySubscriptionsError(Exception):
    """The chat has as many subscriptions as a chat may have."""


def subscribe(store: Store, subscriber: Subscriber, series: Series) -> bool:
    """Tell the subscriber of what changes from now on; False if that is done already.

    Raises TooManySubscriptionsError.
    """
    row = (
        subscriber.chat, subscriber.topic, subscriber.language.value,
        series.indicator, series.place, series.counterpart, series.breakdown,
    )  # fmt: skip
    with store.change() as database:
        is_new = bool(database.conn.execute(ADD, row).rowcount)
        ((count,),) = database.conn.execute(COUNT, (subscriber.chat,)).fetchall()
        if is_new and count > MOST_OF_A_CHAT:
            raise TooManySubscriptionsError
    return is_new


def unsubscribe(store: Store, chat: int, id: int) -> bool:
    """End a subscription of the chat; gives whether it had this one."""
    with store.change() as database:
        return bool(database.conn.execute(REMOVE, (id, chat)).rowcount)


def subscriptions(store: Store) -> tuple[Subscription, ...]:
    """All of them, the oldest first."""
    return tuple(_subscription(*row) for row in store.reader.rows(ALL))


def subscriptions_of(store: Store, chat: int) -> tuple[Subscription, ...]:
    """Those of a chat, in whichever topic, the oldest first."""
    return tuple(_subscription(*row) for row in store.reader.rows(OF_CHAT, (chat,)))


def note_told(store: Store, ids: list[int], number: int) -> None:
    """Keep that these subscribers were told of all revisions up to a number."""
    with store.change() as database:
        database.conn.executemany(TOLD, [(number, id, number) for id in ids])


def move_subscriptions(store: Store, old: int, new: int) -> None:
    """Let a chat's subscriptions hold under its new id."""
    with store.change() as database:
        database.conn.execute(MOVE, (new, old))


def forget_subscriptions(store: Store, chat: int) -> bool:
    """End all subscriptions of the chat; gives whether there was any."""
    with store.change() as database:
        return bool(database.conn.execute(FORGET, (chat,)).rowcount)


def _subscription(
    id: int, chat: int, topic: int | None, language: str, told: int, *series: str
) -> Subscription:
    return Subscription(id, Subscriber(chat, topic, Language(language)), Series(*series), told)
