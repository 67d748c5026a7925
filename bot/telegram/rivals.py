"""Whether another bot takes the updates of our token.

Of two that poll, Telegram tells each. Of two to which it sends updates, the one that has started
last gets all, and the other is not told.
"""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.operate.pulse import Pulse

POLLED = ""
"""What Telegram has for an address while updates are asked for."""
WHO_POLLS = "a bot that polls"
_log = logging.getLogger(__name__)


class Rivals:
    """Looks at the address that Telegram sends updates to, which should be ours."""

    def __init__(self, bot: Bot, ours: str, pulse: Pulse) -> None:
        self._bot = bot
        self._ours = ours
        self._pulse = pulse

    async def look_before(self) -> None:
        """Say from whom the updates are taken."""
        before = await self._address()
        if before not in (None, POLLED, self._ours):
            _log.warning(
                "Telegram has sent updates to %s until now: a bot that listens there gets none "
                "any more, as two cannot have one token", before,
            )  # fmt: skip

    async def look(self) -> None:
        """Say who has taken the updates from us; we do not take them back, as they would too."""
        now = await self._address()
        if now is None:
            return
        rival = None if now == self._ours else now or WHO_POLLS
        if rival is not None and rival != self._pulse.rival:
            _log.warning(
                "updates go to %s, no longer to %s: another bot has the same token; end one of "
                "the two, and start the other one anew", rival, self._ours,
            )  # fmt: skip
        self._pulse.rival = rival

    async def _address(self) -> str | None:
        try:
            return (await self._bot.get_webhook_info()).url
        except TelegramError as error:
            _log.debug("Telegram does not say where it sends updates: %s", error)
            return None
