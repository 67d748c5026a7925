"""What was said lately; it may be lost, so it lives in memory, and is bounded."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
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

    def __contains__(self, key: object) -> bool:
        """Whether something is remembered under the key."""
        return key in self._entries

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

    def rename(self, renamed: Callable[[_Key], _Key | None]) -> None:
        """Keep every value under its new key; where that is None, forget it."""
        entries = ((renamed(key), value) for key, value in self._entries.items())
        self._entries = OrderedDict((key, value) for key, value in entries if key is not None)


@dataclass(frozen=True, slots=True)
class Talk:
    """One side of a conversation: in a group everyone has their own."""

    chat: int
    asker: int | None = None


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply of ours: to which text, leaning on what, with which message, and when.

    Telegram makes a text a picture, but no picture a text.
    """

    text: str
    previous: Question | None
    message: int
    at: datetime
    is_picture: bool = False


class Memory:
    """The questions that a follow-up may lean on, and the replies that an edit may change."""

    def __init__(self) -> None:
        self._replies: Bounded[tuple[int, int], Replied] = Bounded()
        self._last: Bounded[Talk, tuple[datetime, Question]] = Bounded()
        self._answers: Bounded[tuple[int, int], Question] = Bounded()

    def remember(self, talk: Talk, message: int, question: Question | None, now: datetime) -> None:
        """Keep the question that this message of ours leaves to lean on; None forgets the last."""
        if question is None:
            self._last.forget(talk)
            return
        self._last.put(talk, (now, question))
        self._answers.put((talk.chat, message), question)

    def previous(self, talk: Talk, replied_to: int | None, now: datetime) -> Question | None:
        """The question of the answer replied to, else the last one of the past ten minutes."""
        if replied_to is not None:
            answered = self.answered(talk.chat, replied_to)
            if answered is not None:
                return answered
        asked, question = self._last.get(talk) or (now, None)
        return question if abs(now - asked) <= FOLLOW_UP_TIME else None

    def answered(self, chat: int, message: int) -> Question | None:
        """The question that a message of ours answers, None if that is not remembered."""
        return self._answers.get((chat, message))

    def remember_reply(self, chat: int, asked: int, reply: Replied) -> None:
        """Keep how the message `asked` was replied to."""
        self._replies.put((chat, asked), reply)

    def reply_to(self, chat: int, asked: int) -> Replied | None:
        """How a message was replied to, None if it was not, or long ago."""
        return self._replies.get((chat, asked))

    def forget_chat(self, chat: int) -> None:
        """Remember nothing of the chat any longer."""
        self._last.rename(lambda talk: None if talk.chat == chat else talk)
        self._answers.rename(lambda answer: None if answer[0] == chat else answer)
        self._replies.rename(lambda asked: None if asked[0] == chat else asked)

    def move_chat(self, old: int, new: int) -> None:
        """Go on under the new id of a chat, in which messages have other numbers."""
        self._last.rename(lambda talk: replace(talk, chat=new) if talk.chat == old else talk)
        self._answers.rename(lambda answer: None if answer[0] == old else answer)
        self._replies.rename(lambda asked: None if asked[0] == old else asked)
