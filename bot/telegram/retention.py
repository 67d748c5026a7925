"""Words of readers are deleted when their time is over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

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
        """Delete what is too old; a store that cannot be written is tried again the next day."""
        first_kept = self.now().date() - timedelta(days=self.days)
        try:
            number = await asyncio.to_thread(forget_words_before, self.store, first_kept)
        except StoreError as error:
            _log.warning("old words could not be deleted: %s", error)
        else:
            _log.info("words of before %s deleted: %d", first_kept, number)
