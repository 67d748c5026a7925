"""Files that were sent, taken from Telegram only when they are needed.

Telegram keeps them under their ids, so that a restart loses none and nothing has to be cleaned up.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Document
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError
from telegram.ext import ExtBot

MOST_BYTES = int(FileSizeLimit.FILESIZE_DOWNLOAD)
_log = logging.getLogger(__name__)


class NotDownloadedError(Exception):
    """Telegram does not hand the file over."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as Telegram has it."""

    id: str
    name: str
    size: int

    @classmethod
    def of(cls, document: Document) -> SentFile:
        """The file of a document."""
        return cls(document.file_id, document.file_name or "", document.file_size or 0)

    @property
    def suffix(self) -> str:
        """The end of the name, which tells what kind of file it is."""
        return Path(self.name).suffix.lower()


@dataclass(frozen=True, slots=True)
class Downloads:
    """Downloads files."""

    bot: ExtBot[Any]

    async def into(self, path: Path, id: str) -> Path:
        """Download the file with this id. Raises NotDownloadedError."""
        try:
            file = await self.bot.get_file(id)
            content = await file.download_as_bytearray()
        except TelegramError as error:
            _log.warning("a file could not be downloaded: %s", error)
            raise NotDownloadedError from error
        await asyncio.to_thread(path.write_bytes, content)
        return path
