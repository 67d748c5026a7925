"""How updates come from Telegram: they are asked for, or sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot, Updater

from bot.operate.regularly import Regularly
from bot.operate.watch import Watch
from bot.telegram.polling import Polling
from bot.telegram.readable import read_text
from bot.telegram.rivals import POLLED, Rivals
from bot.telegram.update_queue import Incoming, UpdateQueue
from bot.telegram.webhook import Webhook

_EVERY = timedelta(minutes=1)
_PAUSE = 5.0  # seconds before Telegram is told anew how updates are taken
_log = logging.getLogger(__name__)


class Receiving(Updater):
    """Polls, or listens with a server of our own; both look out for another bot."""

    def __init__(
        self, bot: ExtBot[Any], queue: UpdateQueue, polling: Polling, watch: Watch
    ) -> None:
        super().__init__(bot, queue)
        self._queue = queue
        self._polling = polling
        self._watch = watch
        self._ending = AsyncExitStack()
        self._starting: asyncio.Task[Any] | None = None
        self._is_begun = False

    @property
    def running(self) -> bool:
        """Whether it was started and not stopped yet."""
        return self._is_begun

    async def start_polling(self, *_: Any, **settings: Any) -> asyncio.Queue[object]:  # noqa: ANN401
        """Poll from now on; `error_callback` is told of errors. Raises InvalidToken."""
        self._begin()
        await Rivals(self.bot, POLLED, self._watch.pulse).look_before()
        await _persistently(self.bot.delete_webhook)
        task = asyncio.create_task(self._polling.go_on(settings["error_callback"]))
        self._ending.push_async_callback(self._end_polling, task)
        return self._begun()

    async def start_webhook(self, *_: Any, **settings: Any) -> asyncio.Queue[object]:  # noqa: ANN401
        """Listen from now on at the socket `unix`. Raises InvalidToken."""
        self._begin()
        public, secret = settings["webhook_url"], settings["secret_token"]
        webhook, rivals = (
            Webhook(public, secret, self._take),
            Rivals(self.bot, public, self._watch.pulse),
        )
        looking = Regularly(rivals.look, _EVERY)
        await webhook.begin(settings["unix"])
        self._ending.push_async_callback(webhook.end)
        await rivals.look_before()
        await _persistently(
            lambda: self.bot.set_webhook(
                public, allowed_updates=settings["allowed_updates"], secret_token=secret
            )
        )
        await looking.begin()
        self._ending.push_async_callback(looking.end)
        return self._begun()

    async def stop(self) -> None:
        """Take no updates any more; a start that has not come to its end comes to nothing."""
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
            self._starting = None
        await self._ending.aclose()
        self._is_begun = False

    def _begin(self) -> None:
        self._starting = asyncio.current_task()
        self._is_begun = True  # from here on, stop() is called

    def _begun(self) -> asyncio.Queue[object]:
        self._starting = None
        return self.update_queue

    async def _end_polling(self, task: asyncio.Task[Any]) -> None:
        task.cancel()
        await asyncio.wait([task])
        await self._polling.confirm()

    def _take(self, bodies: Sequence[bytes]) -> None:
        self._queue.take(list(filter(None, map(self._read, bodies))))

    def _read(self, body: bytes) -> Incoming | None:
        update = read_text(body, self.bot)
        if update is None:
            self._watch.metrics.passed_over()
            return None
        return Incoming(update, body.decode(errors="replace"))


async def _persistently(call: Callable[[], Awaitable[object]]) -> None:
    """Call until Telegram has done it. Raises InvalidToken."""
    while True:
        try:
            await call()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            _log.warning("Telegram could not be told how updates are to come: %s", error)
            await asyncio.sleep(_PAUSE)
