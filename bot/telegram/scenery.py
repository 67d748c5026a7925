"""What /about, /privacy and /help tell of a chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot

from bot.render.surroundings import Surroundings
from bot.telegram.asked import Place
from bot.telegram.editors.commands import commands_of
from bot.telegram.editors.rights import Rights
from knowledge.store import ChatKind


@dataclass(frozen=True, slots=True)
class Scenery:
    """How long words are kept, whether privacy mode is on, and what an editor may do."""

    bot: ExtBot[Any]
    retention_days: int
    rights: Rights

    def around(self, place: Place) -> Surroundings:
        """What is to be told in this chat; a private one has the id of its user."""
        if place.kind is not ChatKind.GROUP:
            role = self.rights.role_at(place, place.chat)
            return Surroundings(self.retention_days, editor_commands=commands_of(role))
        return Surroundings(self.retention_days, bool(self.bot.can_read_all_group_messages))
