"""Groups and channels: a guest there, who speaks only when spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update, User

from bot.telegram.asked import Address, Asked, read_asked
from bot.telegram.cooldown import Admission, Cooldown
from bot.telegram.editors.desk import Desk
from bot.telegram.replying import Replying
from bot.telegram.send import Context
from bot.telegram.sentences import Sentence
from knowledge.store.chat_settings import answers_mentions


@dataclass(frozen=True, slots=True)
class SharedChats:
    """Answers in chats that are not ours alone."""

    replying: Replying
    cooldown: Cooldown
    desk: Desk

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer what is meant for us; anything else gets nothing."""
        message = update.effective_message
        if message is None or await self._refer(message, context.bot.bot):
            return
        asked = read_asked(message, context.bot.bot)
        if asked is not None and self._is_heard(asked):
            await self._answer(asked)

    async def _refer(self, message: Message, me: User) -> bool:
        """Answer a command of editors with a link to where they give it; whether it was one."""
        if not self.desk.is_elsewhere(message, me):
            return False
        now = self.replying.answering.now()
        if self.cooldown.admit(message.chat.id, now) is Admission.ANSWER:
            await self.desk.refer(message, me)
        return True

    def _is_heard(self, asked: Asked) -> bool:
        """Whether the chat lets us answer when we are only mentioned."""
        store = self.replying.answering.store
        return asked.address is not Address.MENTION or answers_mentions(store, asked.place.chat)

    async def _answer(self, asked: Asked) -> None:
        match self.cooldown.admit(asked.place.chat, self.replying.answering.now()):
            case Admission.ANSWER:
                await self.replying.reply(asked)
            case Admission.NOTICE:
                await self.replying.say(
                    Sentence.COOLDOWN, asked.place, asked.message, asked.language
                )
