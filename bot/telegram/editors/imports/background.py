"""What goes on after an update is handled, so that the chat is answered meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from telegram.error import TelegramError

from bot.render.imports import said
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.voice import Voice

PATIENCE = 5.0  # seconds at the end of the process
_log = logging.getLogger(__name__)


class Background:
    """One long work at a time for each editor."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def is_busy(self, user: int) -> bool:
        """Whether something is being done for the user."""
        return user in self._tasks

    def start(self, editor: Editor, work: Coroutine[Any, Any, None]) -> None:
        """Begin something for an editor who is not busy."""
        task = self._tasks[editor.user] = asyncio.create_task(self._told(editor, work))
        task.add_done_callback(lambda done: self._end(editor.user, done))

    async def end(self) -> None:
        """Wait until all is done, but not long; what is not done by then has changed nothing."""
        tasks = tuple(self._tasks.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _told(self, editor: Editor, work: Coroutine[Any, Any, None]) -> None:
        """Do the work; whoever waits for it is told if it fails unexpectedly."""
        try:
            await work
        except Exception:
            with suppress(TelegramError):
                await self._voice.tell(editor, said("failed", editor.language))
            raise

    def _end(self, user: int, task: asyncio.Task[None]) -> None:
        del self._tasks[user]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("work for %d failed", user, exc_info=error)
