"""Jobs with files that were sent: one at a time, with words on how far it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from telegram.error import TelegramError

from bot.render.imports import said
from bot.telegram.editors.imports.beside import LostWorkError, Phase, Progress, Tell, beside
from bot.telegram.editors.imports.downloads import Downloads, NotDownloadedError
from bot.telegram.editors.imports.jobs import Sent, Trouble
from bot.telegram.editors.imports.waiting import Waiting
from bot.telegram.editors.rights import Editor
from bot.telegram.send import Sender
from bot.telegram.target import Posted, Target
from knowledge.store import Store

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")
Job = Callable[[Sent], Callable[[Tell], _Result]]


@dataclass(frozen=True, slots=True)
class Working:
    """Does jobs with files, which are on the disk only meanwhile."""

    store: Store
    sender: Sender
    downloads: Downloads
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def begin(self, editor: Editor, waiting: Waiting) -> Posted | None:
        """Say that the file is read; gives the message, which is to tell how far it is."""
        html = _progress(editor, waiting.name, Progress(Phase.READING, 0))
        return await self.sender.send_text(Target(editor.user), html)

    async def done(
        self, editor: Editor, waiting: Waiting, posted: Posted | None, job: Job[_Result]
    ) -> _Result | Trouble:
        """What comes of a job with a file that was sent."""
        try:
            async with self.turn:
                with TemporaryDirectory() as folder:
                    sent = await self._sent(editor, waiting, Path(folder))
                    return await self._beside(editor, waiting.name, posted, job(sent))
        except NotDownloadedError:
            return Trouble(said("not_downloaded", editor.language))

    async def written(
        self, editor: Editor, posted: Posted, job: Callable[[Tell], _Result]
    ) -> _Result | Trouble:
        """What comes of a job that needs no file."""
        async with self.turn:
            return await self._beside(editor, "", posted, job)

    async def _beside(
        self, editor: Editor, name: str, posted: Posted | None, job: Callable[[Tell], _Result]
    ) -> _Result | Trouble:
        async def watch(progress: Progress) -> None:
            if posted is None:
                return
            try:
                await self.sender.edit_text(posted, _progress(editor, name, progress))
            except TelegramError as error:
                _log.warning("%d is not told how far the work is: %s", editor.user, error)

        try:
            return await beside(job, watch)
        except LostWorkError:
            return Trouble(said("lost", editor.language))

    async def _sent(self, editor: Editor, waiting: Waiting, folder: Path) -> Sent:
        file = await self.downloads.into(folder / f"data{waiting.suffix}", waiting.file)
        mapping = None
        if waiting.mapping:
            mapping = await self.downloads.into(folder / "mapping.yaml", waiting.mapping)
        return Sent(self.store.path, file, mapping, editor.language)


def _progress(editor: Editor, name: str, progress: Progress) -> str:
    if progress.phase is Phase.READING:
        return said("reading", editor.language, file=name, count=progress.count)
    return said("writing", editor.language, count=progress.count, total=progress.total)
