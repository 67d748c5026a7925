"""Asking Telegram for updates, again and again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.operate.watch import Watch
from bot.telegram.calls import called
from bot.telegram.json_text import written
from bot.telegram.patience import Sleep, seconds_to_wait
from bot.telegram.posting import Posting
from bot.telegram.readable import number_of, read
from bot.telegram.update_queue import Incoming

PATIENCE = 4.0
"""The seconds that a poll is waited for beyond what it takes; the last one when we are to stop."""

_LONG_POLL = 10  # seconds
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 15.0
_log = logging.getLogger(__name__)


class Polling:
    """Takes what Telegram answers, and pauses while it is down."""

    def __init__(
        self,
        bot: Bot,
        connection: Posting,
        take: Callable[[Sequence[Incoming]], None],
        watch: Watch,
        allowed: Sequence[str],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """What was taken is confirmed to Telegram. Of updates only the `allowed` kinds come."""
        self._bot = bot
        self._connection = connection
        self._take = take
        self._watch = watch
        self._allowed = list(allowed)
        self._sleep = sleep
        self._next = 0
        self._pause = 0.0

    async def go_on(self, failed: Callable[[TelegramError], None]) -> NoReturn:
        """Poll until cancelled; `failed` is told of each error."""
        while True:
            try:
                await self._poll()
                self._pause = 0.0
            except TelegramError as error:
                failed(error)
                await self._wait_after(error)
            except Exception as error:  # whatever it is: the next poll must come
                _log.exception("what Telegram has answered could not be taken")
                await self._wait_after(error)

    async def confirm(self) -> None:
        """Tell Telegram what was taken last."""
        try:
            await self._asked(0)
        except TelegramError as error:  # it comes again, and is known by its number
            _log.warning("what was taken last could not be confirmed to Telegram: %s", error)

    async def _poll(self) -> None:
        updates = await self._asked(_LONG_POLL)
        self._watch.pulse.polled()
        if updates:
            self._take(list(filter(None, map(self._read, updates))))
            self._next = updates[-1]["update_id"] + 1

    async def _asked(self, seconds: int) -> list[dict[str, Any]]:
        asked = {"offset": self._next, "timeout": seconds, "allowed_updates": self._allowed}
        url = f"{self._bot.base_url}/getUpdates"
        return _updates(await called(self._connection, url, asked, seconds))

    def _read(self, raw: dict[str, Any]) -> Incoming | None:
        update = read(raw, self._bot)
        if update is None:
            self._watch.metrics.passed_over()
            return None
        return Incoming(update, written(raw).decode())

    async def _wait_after(self, error: Exception) -> None:
        self._pause = min(2 * self._pause or _FIRST_PAUSE, _LONGEST_PAUSE)
        asked = seconds_to_wait(error) if isinstance(error, RetryAfter) else 0.0
        await self._sleep(max(self._pause, asked))


def _updates(result: object) -> list[dict[str, Any]]:
    """The updates of an answer. Raises TelegramError if it has anything else in their place."""
    if isinstance(result, list) and all(number_of(one) is not None for one in result):
        return result
    raise TelegramError("Telegram has answered with what is no list of updates")
