"""What a chat asked last; it may be lost, so it lives in memory, and is bounded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from knowledge.types.question import Question

FOLLOW_UP_TIME = timedelta(minutes=10)
_MOST = 10_000

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Bounded(Generic[_Key, _Value]):
    """A mapping that forgets what was put into it first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._entries: OrderedDict[_Key, _Value] = OrderedDict()

    def __len__(self) -> int:
        """How much is remembered."""
        return len(self._entries)

    def put(self, key: _Key, value: _Value) -> None:
        """Remember the value, as the newest."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def get(self, key: _Key) -> _Value | None:
        """The value, None if it is not remembered."""
        return self._entries.get(key)

    def forget(self, key: _Key) -> None:
        """Remember it no longer."""
        self._entries.pop(key, None)


class Memory:
    """The questions that a follow-up may lean on."""

    def __init__(self) -> None:
        self._last: Bounded[int, tuple[datetime, Question]] = Bounded()
        self._answers: Bounded[tuple[int, int], Question] = Bounded()

    def remember(self, chat: int, message: int, question: Question, now: datetime) -> None:
        """Keep the question that this message of ours answers."""
        self._last.put(chat, (now, question))
        self._answers.put((chat, message), question)

    def forget_last(self, chat: int) -> None:
        """Let the next question of the chat stand alone, unless it is a reply."""
        self._last.forget(chat)

    def previous(self, chat: int, replied_to: int | None, now: datetime) -> Question | None:
        """The question of the answer replied to, else the last one of the past ten minutes."""
        if replied_to is not None:
            answered = self._answers.get((chat, replied_to))
            if answered is not None:
                return answered
        asked, question = self._last.get(chat) or (now, None)
        return question if now - asked <= FOLLOW_UP_TIME else None
