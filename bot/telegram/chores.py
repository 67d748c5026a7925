"""What goes on beside the conversation: old words deleted, backups made, the status told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.operate.backups import Backups
from bot.operate.pulse import health
from bot.operate.regularly import Regularly
from bot.operate.status import Status
from bot.operate.watch import Watch
from bot.settings import Settings
from bot.telegram.retention import Retention
from knowledge.store import Store, StoreError

_DAY, _HOUR, _SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)
_log = logging.getLogger(__name__)


class Chore(Protocol):
    """Something that begins and ends with the bot."""

    async def begin(self) -> None:
        """Do it from now on."""

    async def end(self) -> None:
        """Do it no longer; also called where it has not begun."""


class Chores:
    """All chores of a bot."""

    def __init__(self, chores: Sequence[Chore]) -> None:
        self._chores = chores

    async def begin(self) -> None:
        """Begin all."""
        for chore in self._chores:
            await chore.begin()

    async def end(self) -> None:
        """End all, also those that come after one that fails."""
        async with AsyncExitStack() as ending:
            for chore in self._chores:
                ending.push_async_callback(chore.end)


def chores_of(
    settings: Settings, store: Store, watch: Watch, now: Callable[[], datetime]
) -> Iterator[Chore]:
    """The chores that the settings ask for."""
    if settings.status is not None:
        look = partial(health, watch.pulse, store, is_polling=not settings.webhook)
        yield Status(settings.status, watch.metrics, look)
    yield Regularly(partial(_look_at, store), _SECOND)
    yield Regularly(Retention(store, settings.retention_days, now).forget, _DAY)
    if settings.backup_dir is not None:
        every = timedelta(hours=settings.backup_hours)
        backups = Backups(store.path, settings.backup_dir, every, settings.backup_keep, now)
        watch.metrics.backups(backups.last)
        yield Regularly(backups.make_if_due, min(every, _HOUR))


async def _look_at(store: Store) -> None:
    """Notice that the store was replaced before anything else opens the file by its name."""
    try:
        store.generation()
    except StoreError as error:
        _log.debug("the store cannot be read, as the next question will tell: %s", error)
