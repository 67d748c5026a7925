"""/export: all facts as a file."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from telegram.constants import FileSizeLimit

from bot.render.imports import said
from bot.telegram.editors.commands import Order
from bot.telegram.editors.imports.background import Background
from bot.telegram.editors.imports.beside import LostWorkError, Progress, beside
from bot.telegram.editors.imports.jobs import export
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.voice import Voice
from bot.telegram.target import Target
from knowledge.store import Store

FORMATS = ("csv", "yaml", "sqlite3")
MOST_BYTES = int(FileSizeLimit.FILESIZE_UPLOAD)


@dataclass(frozen=True, slots=True)
class Exports:
    """Sends all facts to an editor."""

    store: Store
    voice: Voice
    background: Background

    async def order(self, order: Order) -> None:
        """Send the facts in a format: `/export csv`."""
        format = order.argument.strip().casefold().lstrip(".")
        if format not in FORMATS:
            await self._say(order.editor, "how_to_export")
        elif self.background.is_busy(order.editor.user):
            await self._say(order.editor, "busy")
        else:
            self.background.start(order.editor, self._send(order.editor, format))

    async def _send(self, editor: Editor, format: str) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"facts.{format}"
            try:
                count = await beside(
                    partial(export, store_file=self.store.path, file=file), _say_nothing
                )
            except LostWorkError:
                await self._say(editor, "lost")
                return
            if file.stat().st_size > MOST_BYTES:
                await self._say(editor, "too_large_to_send", most=MOST_BYTES // 1_000_000)
                return
            content = await asyncio.to_thread(file.read_bytes)
        caption = said("exported", editor.language, count=count)
        await self.voice.sender.send_document(
            Target(editor.user), content, f"facts.{format}", caption
        )

    async def _say(self, editor: Editor, name: str, **values: str | int) -> None:
        await self.voice.tell(editor, said(name, editor.language, **values))


async def _say_nothing(progress: Progress) -> None:
    """An export is short enough to be waited for."""
