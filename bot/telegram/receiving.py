"""How updates come from Telegram: they are asked for, or sent."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

from telegram.ext import ExtBot, Updater

from bot.operate.regularly import Regularly
from bot.operate.watch import Watch
from bot.telegram.readable import read_text
from bot.telegram.rivals import POLLED, Rivals
from bot.telegram.webhook import Webhook

_EVERY = timedelta(minutes=1)


class Receiving(Updater):
    """Polls, or listens with a server of our own; both look out for another bot."""

    def __init__(self, bot: ExtBot[Any], queue: asyncio.Queue[object], watch: Watch) -> None:
        super().__init__(bot, queue)
        self._watch = watch
        self._ending = AsyncExitStack()
        self._starting: asyncio.Task[Any] | None = None

    async def start_polling(self, *given: Any, **settings: Any) -> asyncio.Queue[object]:  # noqa: ANN401
        """Poll from now on. Raises TelegramError."""
        self._starting = asyncio.current_task()
        await Rivals(self.bot, POLLED, self._watch.pulse).look_before()
        await super().start_polling(*given, **settings)
        self._starting = None
        return self.update_queue

    async def start_webhook(self, *_: Any, **settings: Any) -> asyncio.Queue[object]:  # noqa: ANN401
        """Listen from now on at the socket `unix`. Raises TelegramError."""
        self._starting = asyncio.current_task()
        public, secret = settings["webhook_url"], settings["secret_token"]
        webhook = Webhook(public, secret, self._take)
        rivals = Rivals(self.bot, public, self._watch.pulse)
        looking = Regularly(rivals.look, _EVERY)
        self._running = True  # from here on, stop() is called
        await webhook.begin(settings["unix"])
        self._ending.push_async_callback(webhook.end)
        await rivals.look_before()
        await self._bootstrap(
            settings["bootstrap_retries"], public, settings["allowed_updates"], secret_token=secret
        )
        await looking.begin()
        self._ending.push_async_callback(looking.end)
        self._starting = None
        return self.update_queue

    async def stop(self) -> None:
        """Take no updates any more."""
        await self._ending.aclose()
        await super().stop()

    async def shutdown(self) -> None:
        """Close; a start in the middle of which we were told to stop comes to nothing."""
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        await super().shutdown()

    async def _take(self, body: bytes) -> None:
        update = read_text(body, self.bot)
        if update is None:
            self._watch.metrics.passed_over()
        else:
            await self.update_queue.put(update)
