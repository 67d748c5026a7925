"""Updates that cannot be read, such as one with a chat that is none, do not hold up the others.

python-telegram-bot reads all updates of a poll or none, and would ask for the same ones for ever.
"""

from __future__ import annotations

import logging
from typing import Any

from telegram import Update

_log = logging.getLogger(__name__)


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """The update; of one that cannot be read nothing but its number, so that it is confirmed."""
    try:
        Update.de_json(update)
    except Exception as error:  # whatever the library makes of what it does not expect
        number, kind = update["update_id"], type(error).__name__  # the rest may be a reader's words
        _log.error("update %s cannot be read and is passed over: %s", number, kind)
        return {"update_id": number}
    return update
