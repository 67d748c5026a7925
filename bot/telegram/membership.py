"""Chats that we come into, and groups that get another id."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from telegram import ChatMember, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.telegram.answering import Answering
from bot.telegram.asked import spoken_by
from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Target
from knowledge.store.chats import move_chat, stop_telling

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_IN = frozenset({ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


@dataclass(frozen=True, slots=True)
class Membership:
    """Says how to ask where it is added, and moves with a group."""

    answering: Answering
    sender: Sender

    async def on_change(self, update: Update, context: Context) -> None:
        """Greet a group that we were added to; forget what was said where we were removed."""
        change = update.my_chat_member
        if change is None:
            return
        was_in, is_in = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        if was_in and not is_in:
            self.answering.memory.forget_chat(change.chat.id)
            await asyncio.to_thread(stop_telling, self.answering.store, change.chat.id)
        elif is_in and not was_in and change.chat.type in _GROUPS:
            language = self.answering.language(change.chat.id, spoken_by(change.from_user))
            sees_all = bool(context.bot.can_read_all_group_messages)
            name = Sentence.ADDED_SEEING_ALL if sees_all else Sentence.ADDED
            text = sentence(name, language, bot=context.bot.username)
            await self.sender.send_text(Target(change.chat.id, is_silent=True), text)

    async def on_migration(self, update: Update, context: Context) -> None:
        """Let what a group has set hold in the supergroup that it has become.

        Telegram tells it twice, in the old chat and in the new one; either is enough.
        """
        message = update.effective_message
        if message is None:
            return
        old = message.migrate_from_chat_id or message.chat.id
        new = message.migrate_to_chat_id or message.chat.id
        await asyncio.to_thread(move_chat, self.answering.store, old, new)
        self.answering.memory.move_chat(old, new)


def _is_in(member: ChatMember) -> bool:
    """Whether we are in the chat; who is restricted may still be a member."""
    return member.status in _IN or bool(getattr(member, "is_member", False))
