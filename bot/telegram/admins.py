"""Who is an admin of a chat, asked of Telegram each time, so that it is never out of date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.telegram.asked import Asked
from knowledge.store import ChatKind

_ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Admins:
    """The admins of chats; being one lets set what a chat has set for itself, and nothing else."""

    bot: ExtBot[Any]

    async def include(self, chat: int, user: int) -> bool:
        """Whether the user is an admin of the chat; not if Telegram does not tell us."""
        try:
            member = await self.bot.get_chat_member(chat, user)
        except (BadRequest, Forbidden):
            return False
        return member.status in _ADMINS

    async def include_asker(self, asked: Asked) -> bool:
        """Whether an admin has asked; in a private chat the reader is their own.

        Only admins can write as the group itself, and only they write in channels.
        """
        if asked.place.kind is not ChatKind.GROUP or asked.speaks_for_chat:
            return True
        return asked.asker is not None and await self.include(asked.place.chat, asked.asker)
