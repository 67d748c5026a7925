"""The log of questions, written behind the replies and many at a time.

Each write waits for the disk and makes SQLite read anew what it had at hand for the next answers.
"""

from __future__ import annotations

import asyncio

from bot.log import QuestionNotes
from knowledge.store import QuestionLog, Store

_PAUSE = 1.0  # seconds of which the notes are lost if the process is killed


class Notes:
    """Notes answered questions, about a second after they were answered."""

    def __init__(self, store: Store) -> None:
        self._notes = QuestionNotes(store)
        self._due: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None

    def add(self, entry: QuestionLog) -> None:
        """Note soon that a question was answered."""
        self._notes.add(entry)
        self._write_soon()

    async def write(self) -> None:
        """Note now what waits to be noted."""
        if self._writing is not None:
            await self._writing
        if self._due is not None:
            self._due.cancel()
            self._due = None
        await asyncio.to_thread(self._notes.finish)

    def _write_soon(self) -> None:
        if self._due is None and self._writing is None:
            self._due = asyncio.get_running_loop().call_later(_PAUSE, self._start)

    def _start(self) -> None:
        self._due = None
        self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        try:
            await asyncio.to_thread(self._notes.write)
        finally:
            self._writing = None
        if self._notes:
            self._write_soon()
