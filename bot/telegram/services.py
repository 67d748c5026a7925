"""What /lang, /forget and /feedback do, besides being answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.telegram.lately import is_lately
from bot.telegram.memory import Bounded, Memory
from bot.telegram.sentences import Sentence
from knowledge.store import Store
from knowledge.store.chat_settings import set_chat_language
from knowledge.store.chats import forget_chat
from knowledge.store.feedback import Feedback, record_feedback
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import Question
from knowledge.types.service import Service

MOST_REPORTS = 5
_WHILE = timedelta(hours=1)
_CHANGING = frozenset({Service.FORGET, Service.SUBSCRIBE, Service.UNSUBSCRIBE})


class Reports:
    """How often each chat has reported lately; it may be lost, so it lives in memory."""

    def __init__(self) -> None:
        self._times: Bounded[int, tuple[datetime, ...]] = Bounded()

    def admit(self, chat: int, now: datetime) -> bool:
        """Whether the chat may report once more within the hour."""
        recent = tuple(at for at in self._times.get(chat) or () if is_lately(at, now, _WHILE))
        if len(recent) >= MOST_REPORTS:
            return False
        self._times.put(chat, (*recent, now))
        return True


@dataclass(frozen=True, slots=True)
class Services:
    """Does what is commanded; whether the asker may is for the caller to judge.

    `forget_updates` lets go of what is kept of a chat's updates until they are done with.
    """

    store: Store
    memory: Memory
    now: Callable[[], datetime]
    forget_updates: Callable[[int], None]
    reports: Reports = field(default_factory=Reports)

    async def perform(
        self, answer: Answer, chat: int, about: Question | None = None
    ) -> Sentence | None:
        """Do what the answer's command asks for, if it asks for anything.

        `about` is the question whose answer is reported. Gives what to say instead of the answer,
        None if the answer is to be shown. Raises StoreError.
        """
        match answer.service:
            case Service.LANGUAGE if answer.argument:
                chosen = Language(answer.argument)
                await asyncio.to_thread(set_chat_language, self.store, chat, chosen)
            case Service.FORGET:
                return await self._forget(chat)
            case Service.FEEDBACK:
                return await self._report(answer, chat, about)
        return None

    async def _forget(self, chat: int) -> Sentence:
        self.memory.forget_chat(chat)
        self.forget_updates(chat)
        was_stored = await asyncio.to_thread(forget_chat, self.store, chat)
        return Sentence.FORGOTTEN if was_stored else Sentence.NOTHING_STORED

    async def _report(self, answer: Answer, chat: int, about: Question | None) -> Sentence:
        now = self.now()
        if not self.reports.admit(chat, now):
            return Sentence.REPORTED_OFTEN
        feedback = Feedback(now.date(), answer.language, answer.argument, about)
        await asyncio.to_thread(record_feedback, self.store, feedback)
        return Sentence.REPORTED


def changes_chat(answer: Answer) -> bool:
    """Whether the command changes what the chat has set, which in groups is for its admins."""
    chooses = answer.service is Service.LANGUAGE and bool(answer.argument)
    return chooses or answer.service in _CHANGING


def acts(answer: Answer) -> bool:
    """Whether performing the command changes anything: then it is never done from an edit."""
    return changes_chat(answer) or answer.service is Service.FEEDBACK
