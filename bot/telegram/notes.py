"""The log of questions, written behind the replies and many at a time.

Each write waits for the disk and makes SQLite read anew what it had at hand for the next answers.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.log import log_replies
from knowledge.store import QuestionLog, Store

_PAUSE = 1.0  # seconds of which the notes are lost if the process is killed


@dataclass(slots=True)
class Notes:
    """Notes answered questions, about a second after they were answered."""

    store: Store
    _waiting: list[QuestionLog] = field(default_factory=list)
    _due: asyncio.TimerHandle | None = None
    _writing: asyncio.Task[None] | None = None

    def add(self, entry: QuestionLog) -> None:
        """Note soon that a question was answered."""
        self._waiting.append(entry)
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(_PAUSE, self._start)

    async def write(self) -> None:
        """Note now what waits to be noted."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        entries, self._waiting = self._waiting, []
        if entries:
            await asyncio.to_thread(log_replies, self.store, entries)

    def _start(self) -> None:
        self._writing = asyncio.create_task(self.write())
