"""Who is an admin of a chat, asked of Telegram each time, so that it is never out of date."""

from __future__ import annotations

from typing import Any

from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

_ADMINS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


async def is_admin(bot: ExtBot[Any], chat: int, user: int) -> bool:
    """Whether the user is an admin of the chat; not if Telegram does not tell us."""
    try:
        member = await bot.get_chat_member(chat, user)
    except (BadRequest, Forbidden):
        return False
    return member.status in _ADMINS
