"""The log of the running bot, in which neither a token nor the words of a reader stand."""

from __future__ import annotations

import json
import logging
import sqlite3
import sys
import traceback
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import TracebackType

from telegram.error import TelegramError

from bot.settings import LogFormat
from knowledge.store import StoreError

Fields = Mapping[str, str | int | float | None]

_FIELDS = "fields"
_JSON = json.JSONEncoder(ensure_ascii=False)
_SECRET = "<secret>"  # noqa: S105
_TOLD = (StoreError, sqlite3.Error, TelegramError, OSError)
"""Errors whose words never come from a reader; of others only the kind and the place are told."""

_ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class _WithoutWords(logging.Formatter):
    """Tells errors without what they say, where that may be what a reader has written."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(filter(None, secrets))

    def formatException(self, ei: _ErrorInfo | tuple[None, None, None]) -> str:
        """The error, what it came from, and where each was raised."""
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""

    def redacted(self, line: str) -> str:
        """The line without secrets."""
        for secret in self._secrets:
            line = line.replace(secret, _SECRET)
        return line


class TextLines(_WithoutWords):
    """Lines to be read in a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines, of the record."""
        fields = "".join(f" {name}={value}" for name, value in _fields(record).items())
        first, *others = super().format(record).split("\n")
        return self.redacted("\n".join((f"{first}{fields}", *others)))


class JsonLines(_WithoutWords):
    """An object a line, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of the record."""
        line: dict[str, str | int | float] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return self.redacted(_JSON.encode(line))


def with_fields(fields: Fields) -> dict[str, Fields]:
    """What a line of the log says besides its message, as `extra` of a logging call."""
    return {_FIELDS: fields}


def log_without(*secrets: str, form: LogFormat | None = None) -> None:
    """Write the log to standard error, without the secrets."""
    handler = logging.StreamHandler()
    shown = form or (LogFormat.TEXT if sys.stderr.isatty() else LogFormat.JSON)
    lines = TextLines if shown is LogFormat.TEXT else JsonLines
    handler.setFormatter(lines(*secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # it logs an error with each time that Telegram asks to wait, which patience.py does
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)


def _fields(record: logging.LogRecord) -> dict[str, str | int | float]:
    fields: Fields = getattr(record, _FIELDS, {})
    return {name: value for name, value in fields.items() if value is not None}


def _told(error: BaseException) -> Iterator[str]:
    while True:
        said = f": {error}" if isinstance(error, _TOLD) else ""
        yield f"{type(error).__name__}{said}"
        yield from (frame.rstrip() for frame in traceback.format_tb(error.__traceback__))
        came_from = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if came_from is None:
            return
        error = came_from
        yield "which came from"
