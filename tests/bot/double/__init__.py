"""A Bot API of our own, which refuses what Telegram refuses; `python tests/bot/double` talks to it."""

from __future__ import annotations

from double.faults import Failure, Fault, Instead
from double.played import BOT, Call, Telegram
from double.refused import MistakeError, RefusedError

__all__ = ["BOT", "Call", "Failure", "Fault", "Instead", "MistakeError", "RefusedError", "Telegram"]
