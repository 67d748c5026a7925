"""Updates that cannot be read, such as one with a chat that is none, do not hold up the others.

python-telegram-bot reads all updates of a poll or none, and would ask for the same ones for ever;
one that is sent to us it refuses, and Telegram sends it again.
"""

from __future__ import annotations

import json
import logging

from telegram import Bot, Update

_log = logging.getLogger(__name__)


class UnreadableError(ValueError):
    """It is no update, or one without a number."""


def read(raw: object, bot: Bot | None = None) -> Update | None:
    """The update; None if it cannot be read, of which only the number is logged."""
    try:
        if number_of(raw) is None:
            raise UnreadableError
        return Update.de_json(raw, bot)  # type: ignore[arg-type]
    except Exception as error:  # whatever the library makes of what it does not expect
        # the rest may be a reader's words
        _log.error(
            "update %s cannot be read and is passed over: %s", number_of(raw), type(error).__name__
        )
    return None


def read_text(text: bytes | str, bot: Bot) -> Update | None:
    """The update in a text that should be JSON; None if it cannot be read."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raw = None
    return read(raw, bot)


def number_of(raw: object) -> int | None:
    """The number of what should be an update, None if it has none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int else None  # a bool is no number
