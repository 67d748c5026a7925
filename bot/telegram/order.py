"""In which order updates are worked on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractContextManager, nullcontext
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.operate.journal import Entry, journal

_AT_ONCE = 64


class InOrderPerChat(BaseUpdateProcessor):
    """Updates of one chat one after another, those of different chats side by side.

    Without it one chat that Telegram makes us wait for would keep all others waiting.
    """

    def __init__(
        self,
        done: Callable[[Entry], None] = Entry.log,
        in_hand: Callable[[object], AbstractContextManager[None]] = lambda _: nullcontext(),
    ) -> None:
        """`done` is told what has become of each update, which is worked on within `in_hand`."""
        super().__init__(max_concurrent_updates=_AT_ONCE)
        self._done = done
        self._in_hand = in_hand
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Work on the update once those of its chat that came before are done."""
        lock = self._locks.setdefault(whose(update), asyncio.Lock())
        try:
            with self._in_hand(update), journal(update, self._done):
                async with lock:
                    await coroutine
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was not waited for, as we were told to stop

    async def initialize(self) -> None:
        """Nothing needs to be prepared."""

    async def shutdown(self) -> None:
        """Nothing needs to be closed."""


def whose(update: object) -> int:
    """The chat of the update; of one without a chat, such as an inline query, the user."""
    if not isinstance(update, Update):
        return 0
    origin = update.effective_chat or update.effective_user
    return origin.id if origin else 0
