"""What chats are told without being asked: news of what they follow, answers that have come."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

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
from knowledge.store import ChatKind, Store, StoreError
from knowledge.store.chats import stop_telling
from knowledge.store.subscriptions import Subscription, note_told, subscriptions
from knowledge.store.wishes import Wish, fulfil_wish, wishes
from knowledge.types.answer import Answer, Figure, Status

EVERY = timedelta(minutes=1)
"""How often to look: corrections made meanwhile come together in one message."""

_PACE = 0.05  # seconds between two messages, so that replies go on
_MOST_CHANGES = 10
_ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL})
_log = logging.getLogger(__name__)


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

        What cannot be told now is told the next time.
        """
        try:
            generation = self._store.generation()
            if generation != self._seen:
                await self._tell_subscribers()
                await self._tell_wishers()
                self._seen = generation
        except (StoreError, TelegramError) as error:
            _log.warning("news could not be told, and are tried again: %s", error)

    async def _tell_subscribers(self) -> None:
        held = subscriptions(self._store)
        if not held:
            return
        up_to, first = latest_revision(self._store), min(entry.told for entry in held)
        series = {entry.series for entry in held}
        revised = await asyncio.to_thread(revised_since, self._store, series, first, up_to)
        for entry in held:
            changes = changes_for(entry, revised, self._store)
            if changes and await self._send(entry, changes):
                await asyncio.to_thread(note_told, self._store, [entry.id], up_to)
        await asyncio.to_thread(note_told, self._store, [entry.id for entry in held], up_to)

    async def _send(self, entry: Subscription, changes: Sequence[FactChange]) -> bool:
        subscriber = entry.subscriber
        html = self.answering.renderer.page(
            "news.html", subscriber.language,
            changes=[_figures(change) for change in changes[:_MOST_CHANGES]],
            rest=max(0, len(changes) - _MOST_CHANGES),
        )  # fmt: skip
        return await self._reaches(Target(subscriber.chat, subscriber.topic), html)

    async def _tell_wishers(self) -> None:
        for wish in wishes(self._store):
            answer = self._answered(wish)
            if answer is not None:
                await self._fulfil(wish, answer)

    async def _fulfil(self, wish: Wish, answer: Answer) -> None:
        reply = self.answering.reply(answer, Place(ChatKind.PRIVATE, wish.chat))
        html = f"{sentence(Sentence.WISH_FULFILLED, answer.language)}\n\n{reply.html}"
        if await self._reaches(Target(wish.chat), html, reply.keyboard):
            await asyncio.to_thread(fulfil_wish, self._store, wish.id)

    def _answered(self, wish: Wish) -> Answer | None:
        """The answer, None as long as there is none."""
        try:
            answer = self.answering.answer_again(read_question(wish.question), wish.language)
        except UnknownButtonError:
            return None
        return answer if answer.status in _ANSWERED else None

    async def _reaches(
        self, target: Target, html: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Send it; a chat that cannot be told is told nothing any more."""
        await self.sleep(_PACE)
        quiet = replace(target, is_silent=target.chat < 0)  # as groups and channels are
        sent = await self.sender.send_text(quiet, html, keyboard)
        if sent is None:
            _log.info("chat %d cannot be told, and follows nothing any more", target.chat)
            await asyncio.to_thread(stop_telling, self._store, target.chat)
        return sent is not None

    @property
    def _store(self) -> Store:
        return self.answering.store


def _figures(change: FactChange) -> tuple[Figure | None, Figure | None]:
    before, after = change.before, change.after
    return (Figure.of(before) if before else None, Figure.of(after) if after else None)
