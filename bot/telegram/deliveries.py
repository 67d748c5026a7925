"""What chats are told without being asked: news of what they follow, answers that have come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto

from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.telegram.answering import Answering
from bot.telegram.asked import Place
from bot.telegram.callback_data import UnknownButtonError, read_question
from bot.telegram.patience import Sleep
from bot.telegram.send import Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Target
from knowledge.revise.news import FactChange, changes_for, latest_revision, revised_since
from knowledge.store import ChatKind, Store
from knowledge.store.subscriptions import (
    Subscription,
    note_told,
    subscriptions,
    unsubscribe,
)
from knowledge.store.wishes import Wish, fulfil_wish, wishes
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.figure import Figure

EVERY = timedelta(minutes=1)
"""How often to look: corrections made meanwhile come together in one message."""

_PACE = 0.05  # seconds between two messages, so that replies go on
_MOST_CHANGES = 10
_ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL})
_log = logging.getLogger(__name__)


class _Outcome(Enum):
    SENT = auto()
    REFUSED = auto()  # blocked, removed, or the topic is closed: it is not told any more
    FAILED = auto()  # it is tried again


@dataclass(slots=True)
class Deliveries:
    """Tells of changes of the facts whoever wishes to know.

    What was told is noted after each message, so that a restart goes on where it was.
    """

    answering: Answering
    sender: Sender
    sleep: Sleep
    _seen: int | None = None

    async def deliver(self) -> None:
        """Tell all that is to be told, if the facts have changed since the last time.

        Whom it cannot be told now is told the next time.
        """
        generation = self._store.generation()
        if generation == self._seen:
            return
        are_told = [await self._tell_subscribers(), await self._tell_wishers()]
        self._seen = generation if all(are_told) else None

    async def _tell_subscribers(self) -> bool:
        """Tell each of what has changed for them; whether all could be told."""
        held = subscriptions(self._store)
        if not held:
            return True
        up_to, first = latest_revision(self._store), min(entry.told for entry in held)
        series = {entry.series for entry in held}
        revised = await asyncio.to_thread(revised_since, self._store, series, first, up_to)
        quiet, waiting = [], 0
        for entry in held:
            changes = changes_for(entry, revised.get(entry.series, ()), self._store)
            if not changes:
                quiet.append(entry.id)
            elif await self._tell_subscriber(entry, changes):
                await asyncio.to_thread(note_told, self._store, [entry.id], up_to)
            else:
                waiting += 1
        await asyncio.to_thread(note_told, self._store, quiet, up_to)
        return not waiting

    async def _tell_subscriber(self, entry: Subscription, changes: Sequence[FactChange]) -> bool:
        subscriber = entry.subscriber
        html = self.answering.renderer.page(
            "news.html", self._language(subscriber.chat, subscriber.language),
            changes=[_figures(change) for change in changes[:_MOST_CHANGES]],
            rest=max(0, len(changes) - _MOST_CHANGES),
        )  # fmt: skip
        outcome = await self._send(Target(subscriber.chat, subscriber.topic), html)
        if outcome is _Outcome.REFUSED:
            await asyncio.to_thread(unsubscribe, self._store, subscriber.chat, entry.id)
        return outcome is not _Outcome.FAILED

    async def _tell_wishers(self) -> bool:
        """Tell each whose answer has come; whether all could be told."""
        outcomes = [await self._tell_wisher(wish) for wish in wishes(self._store)]
        return _Outcome.FAILED not in outcomes

    async def _tell_wisher(self, wish: Wish) -> _Outcome | None:
        """Tell the answer, if it has come."""
        await asyncio.sleep(0)  # questions of readers go first
        answer = self._answered(wish)
        if answer is None:
            return None
        reply = self.answering.reply(answer, Place(ChatKind.PRIVATE, wish.chat))
        html = f"{sentence(Sentence.WISH_FULFILLED, answer.language)}\n\n{reply.html}"
        outcome = await self._send(Target(wish.chat), html, reply.keyboard)
        if outcome is not _Outcome.FAILED:
            await asyncio.to_thread(fulfil_wish, self._store, wish.id)
        return outcome

    def _answered(self, wish: Wish) -> Answer | None:
        """The answer, None as long as there is none."""
        try:
            question = read_question(wish.question)
        except UnknownButtonError:
            return None
        language = self._language(wish.chat, wish.language)
        answer = self.answering.answer_again(question, language)
        return answer if answer.status in _ANSWERED else None

    async def _send(
        self, target: Target, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> _Outcome:
        await self.sleep(_PACE)
        quiet = replace(target, is_silent=target.chat < 0)  # as groups and channels are
        try:
            sent = await self.sender.send_text(quiet, html, keyboard)
        except TelegramError as error:
            _log.warning("chat %d is told again later: %s", target.chat, error)
            return _Outcome.FAILED
        return _Outcome.REFUSED if sent is None else _Outcome.SENT

    def _language(self, chat: int, chosen: Language) -> Language:
        """The language of the chat now, else that in which it has asked to be told."""
        return self.answering.language(chat, chosen) or chosen

    @property
    def _store(self) -> Store:
        return self.answering.store


def _figures(change: FactChange) -> tuple[Figure | None, Figure | None]:
    before, after = change.before, change.after
    return (Figure.of(before) if before else None, Figure.of(after) if after else None)
