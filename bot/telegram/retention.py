"""Words of readers are deleted when their time is over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.telegram.damaged import delete_set_aside
from bot.telegram.update_file import beside
from knowledge.store import Store, StoreError
from knowledge.store.retention import forget_words_before

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Retention:
    """Deletes the words of readers that are older than a number of days."""

    store: Store
    days: int
    now: Callable[[], datetime]

    async def forget(self) -> None:
        """Delete what is too old; what cannot be deleted now is tried again the next day."""
        first_kept = self.now() - timedelta(days=self.days)
        try:
            await asyncio.to_thread(self._forget_before, first_kept)
        except (StoreError, OSError) as error:
            _log.warning("old words could not be deleted: %s", error)

    def _forget_before(self, first_kept: datetime) -> None:
        delete_set_aside(beside(self.store.path), first_kept)
        number = forget_words_before(self.store, first_kept.date())
        _log.info("words of before %s deleted: %d", first_kept.date(), number)
