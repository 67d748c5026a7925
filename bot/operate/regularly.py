"""Work that is done again and again beside the conversation."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import NoReturn

_log = logging.getLogger(__name__)


class Regularly:
    """Does something at the start, and then after each pause, also after it has failed."""

    def __init__(self, work: Callable[[], Awaitable[None]], pause: timedelta) -> None:
        self._work = work
        self._pause = pause.total_seconds()
        self._task: asyncio.Task[NoReturn] | None = None

    async def begin(self) -> None:
        """Do it from now on."""
        self._task = asyncio.create_task(self._go_on())

    async def end(self) -> None:
        """Do it no longer."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _go_on(self) -> NoReturn:
        while True:
            try:
                await self._work()
            except Exception:  # whatever it is: the next time must come
                _log.exception("what is done regularly has failed")
            await asyncio.sleep(self._pause)
