"""What /about and /privacy tell of a chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.render.surroundings import Surroundings
from knowledge.store import ChatKind


@dataclass(frozen=True, slots=True)
class Scenery:
    """How long words are kept, and whether privacy mode is on."""

    bot: ExtBot[Any]
    retention_days: int

    def around(self, kind: ChatKind) -> Surroundings:
        """What is to be told in a chat of this kind."""
        if kind is not ChatKind.GROUP:
            return Surroundings(self.retention_days)
        return Surroundings(self.retention_days, bool(self.bot.can_read_all_group_messages))
