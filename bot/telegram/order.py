"""In which order updates are worked on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_AT_ONCE = 64


class InOrderPerChat(BaseUpdateProcessor):
    """Updates of one chat one after another, those of different chats side by side.

    Without it one chat that Telegram makes us wait for would keep all others waiting.
    """

    def __init__(self) -> None:
        super().__init__(max_concurrent_updates=_AT_ONCE)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Work on the update once those of its chat that came before are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id if chat else 0, asyncio.Lock())
        async with lock:
            await coroutine

    async def initialize(self) -> None:
        """Nothing needs to be prepared."""

    async def shutdown(self) -> None:
        """Nothing needs to be closed."""
