"""Guest mode: mentioned in a chat that we are not in, we may answer once, with a card."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update

from bot.telegram.asked import read_guest
from bot.telegram.cards import Cards
from bot.telegram.send import Context, Sender
from knowledge.store import ChatKind


@dataclass(frozen=True, slots=True)
class GuestMode:
    """Answers where it is no member; Telegram tells us only if the operator has allowed it."""

    cards: Cards
    sender: Sender

    async def on_message(self, update: Update, context: Context) -> None:
        """Answer the question that mentions us."""
        message = update.effective_message
        asked = read_guest(message, context.bot.bot) if message is not None else None
        if asked is None:
            return
        answer, result = self.cards.result(asked.text, asked.language)
        if await self.sender.answer_guest(asked.query, result):
            self.cards.answering.note(answer, ChatKind.GUEST)
