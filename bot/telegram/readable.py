"""Updates that cannot be read, such as one with a chat that is none, do not hold up the others.

python-telegram-bot would read all updates of a poll or none, and ask for the same ones for ever;
one that is sent to us it would refuse, and Telegram would send it again.
"""

from __future__ import annotations

import logging

from telegram import Bot, Update

from bot.telegram import json_text
from bot.telegram.plain import is_plain, read_plain

_log = logging.getLogger(__name__)


class UnreadableError(ValueError):
    """It is no update, or one without a number."""


def read(raw: object, bot: Bot | None = None) -> Update | None:
    """The update; None if it cannot be read, of which only the number is logged."""
    try:
        if not isinstance(raw, dict) or number_of(raw) is None:
            raise UnreadableError
        return read_plain(raw, bot) if is_plain(raw) else Update.de_json(raw, bot)
    except Exception as error:  # whatever the library makes of what it does not expect
        # the rest may be a reader's words
        _log.error(
            "update %s cannot be read and is passed over: %s", number_of(raw), type(error).__name__
        )
    return None


def read_text(text: bytes, bot: Bot) -> Update | None:
    """The update in a text that should be JSON; None if it cannot be read."""
    try:
        raw = json_text.read(text)
    except (ValueError, RecursionError):
        raw = None
    return read(raw, bot)


def number_of(raw: object) -> int | None:
    """The number of what should be an update, None if it has none."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int else None  # a bool is no number
