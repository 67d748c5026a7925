"""Groups and channels: a guest there, who speaks only when spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update

from bot.telegram.asked import Address, Asked, read_asked
from bot.telegram.cooldown import Admission, Cooldown
from bot.telegram.replying import Replying
from bot.telegram.send import Context
from bot.telegram.sentences import Sentence
from knowledge.store.chat_settings import answers_mentions


@dataclass(frozen=True, slots=True)
class SharedChats:
    """Answers in chats that are not ours alone."""

    replying: Replying
    cooldown: Cooldown

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer what is meant for us; anything else gets nothing."""
        message = update.effective_message
        asked = read_asked(message, context.bot.bot) if message is not None else None
        if asked is not None and self._is_heard(asked):
            await self._answer(asked)

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
