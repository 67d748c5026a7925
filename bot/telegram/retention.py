"""Words of readers are deleted when their time is over: at the start, and then daily."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NoReturn

from knowledge.store import Store, StoreError
from knowledge.store.retention import forget_words_before

_DAY = 24 * 60 * 60.0
_log = logging.getLogger(__name__)


class Retention:
    """Deletes the words of readers that are older than a number of days."""

    def __init__(self, store: Store, days: int, now: Callable[[], datetime]) -> None:
        self._store = store
        self._days = timedelta(days=days)
        self._now = now
        self._task: asyncio.Task[NoReturn] | None = None

    def begin(self) -> None:
        """Delete what is too old now, and then every day."""
        self._task = asyncio.create_task(self._keep())

    async def end(self) -> None:
        """Do it no longer."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def forget(self) -> None:
        """Delete what is too old; a store that cannot be written is tried again the next day."""
        first_kept = self._now().date() - self._days
        try:
            number = await asyncio.to_thread(forget_words_before, self._store, first_kept)
        except StoreError as error:
            _log.warning("old words could not be deleted: %s", error)
        else:
            _log.info("words of before %s deleted: %d", first_kept, number)

    async def _keep(self) -> NoReturn:
        while True:
            await self.forget()
            await asyncio.sleep(_DAY)
