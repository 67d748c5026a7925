"""The queue of updates, which outlives the process.

An update is kept before it is confirmed to Telegram, as polling goes on, and a webhook is answered,
once `take` has returned. It is let go once it was worked on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Bot, Update

from bot.telegram.order import whose
from bot.telegram.readable import read
from bot.telegram.update_file import Received, UpdateFile

LONGEST_STOP = (
    4.0  # seconds for what is in hand when we are told to stop; the rest waits for a start
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update, and as the JSON that came."""

    update: Update
    payload: str

    @property
    def received(self) -> Received:
        """What is kept of it."""
        return Received(self.update.update_id, whose(self.update), self.payload)


class UpdateQueue(asyncio.Queue[object]):
    """Hands each update out once, first those that the process before has left."""

    def __init__(self, file: UpdateFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file = file
        self._now = now
        self._working: set[asyncio.Task[Any]] = set()
        self._open: set[int] = set()
        self._is_over = False

    @property
    def count(self) -> int:
        """How many updates wait or are worked on."""
        return len(self._open)

    def resume(self, bot: Bot) -> None:
        """Hand out anew what was left."""
        left = self._file.left(bot.id)
        if left:
            _log.info("%d updates were left by the process before", len(left))
        for payload in left:
            raw = json.loads(payload)
            update = read(raw, bot)
            if update is None:  # another version of us has received it
                self._let_go(raw["update_id"])
                continue
            self._open.add(update.update_id)
            self.put_nowait(update)

    def take(self, updates: Sequence[Incoming]) -> None:
        """Keep updates that have come, and hand out those that were not received before."""
        for one, is_new in zip(updates, self._keep(updates), strict=True):
            if is_new:
                self._open.add(one.update.update_id)
                self.put_nowait(one.update)

    async def join(self) -> None:
        """Wait for what is in hand, but not for longer than LONGEST_STOP."""
        try:
            await asyncio.wait_for(super().join(), LONGEST_STOP)
        except TimeoutError:
            _log.warning("%d updates are left for the next start", self.count)
            self._is_over = True
            for task in self._working:
                task.cancel()

    @contextmanager
    def in_hand(self, update: object) -> Iterator[None]:
        """Work on the update within the block. Raises CancelledError if there is no time left."""
        task = asyncio.current_task()
        if self._is_over or task is None:
            raise asyncio.CancelledError
        self._working.add(task)
        try:
            yield
        finally:
            self._working.discard(task)
        if isinstance(update, Update):
            self._open.discard(update.update_id)
            self._let_go(update.update_id)

    def forget(self, chat: int) -> None:
        """Keep nothing of the updates of a chat, which are worked on nevertheless."""
        self._file.forget(chat)

    def _keep(self, updates: Sequence[Incoming]) -> Sequence[bool]:
        """Whether each was not received before."""
        received, now = [one.received for one in updates], self._now()
        try:
            return self._file.add_all(received, now)
        except (sqlite3.Error, OverflowError):
            return [self._kept_alone(one, now) for one in received]

    def _kept_alone(self, one: Received, now: datetime) -> bool:
        try:
            return self._file.add(one, now)
        except (sqlite3.Error, OverflowError) as error:  # better answered than kept
            _log.error("update %d would be lost with this process: %s", one.id, error)
            return True

    def _let_go(self, id: int) -> None:
        try:
            self._file.done(id)
        except (sqlite3.Error, OverflowError) as error:
            _log.error("update %d will be worked on again after a restart: %s", id, error)
