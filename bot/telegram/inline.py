"""Inline mode: answers offered while someone types our name and a question in any chat."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineQueryResultsButton, Update

from bot.telegram.asked import spoken_by
from bot.telegram.cards import Cards
from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence

SECONDS_KEPT = 30  # by Telegram: the facts may change
_START = "inline"


@dataclass(frozen=True, slots=True)
class InlineMode:
    """Offers answers; nothing of what is typed is noted, as it is seldom a whole question."""

    cards: Cards
    sender: Sender

    async def on_query(self, update: Update, context: Context) -> None:
        """Offer the answer and what is beside it."""
        query = update.inline_query
        if query is None:
            return
        language = spoken_by(query.from_user)
        label = sentence(Sentence.ASK_IN_PRIVATE, language)
        button = InlineQueryResultsButton(label, start_parameter=_START)
        results = self.cards.results(query.query, language)
        await self.sender.answer_inline(query.id, results, seconds_kept=SECONDS_KEPT, button=button)
