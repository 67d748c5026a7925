"""Questions that were edited: the reply that they have is edited too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from telegram import Update

from bot.telegram.asked import Asked, read_asked
from bot.telegram.cooldown import Admission, Cooldown
from bot.telegram.memory import Replied
from bot.telegram.replying import Replying
from bot.telegram.send import Context
from knowledge.store import ChatKind

RECENT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Edits:
    """Keeps replies in step with their questions.

    Telegram also sends edits that no one has made, such as a preview that was added to a text.
    """

    replying: Replying
    cooldown: Cooldown

    async def on_edit(self, update: Update, context: Context) -> None:
        """Answer again if a question that we have replied to lately has another text."""
        message = update.effective_message
        asked = read_asked(message, context.bot.bot) if message is not None else None
        if asked is None:
            return
        replied = self.replying.answering.memory.reply_to(asked.place.chat, asked.message)
        if replied is not None and self._is_asked_anew(asked, replied) and self._is_admitted(asked):
            await self.replying.reply_again(asked, replied)

    def _is_asked_anew(self, asked: Asked, replied: Replied) -> bool:
        is_recent = self.replying.answering.now() - replied.at <= RECENT
        return is_recent and asked.text != replied.text

    def _is_admitted(self, asked: Asked) -> bool:
        if asked.place.kind is ChatKind.PRIVATE:
            return True
        now = self.replying.answering.now()
        return self.cooldown.admit(asked.place.chat, now) is Admission.ANSWER
