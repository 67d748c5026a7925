"""/stats: how the bot is used, and what is missing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from bot.telegram.answering import Answering
from bot.telegram.editors.commands import Order
from bot.telegram.editors.voice import Voice
from knowledge.store import statistics

_DAYS = 7
_MOST_ASKED = 5
_MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Statistics:
    """Tells editors what is asked, and what there is to do."""

    answering: Answering
    voice: Voice

    async def show(self, order: Order) -> None:
        """Show the last days."""
        html = await asyncio.to_thread(self._page, order)
        await self.voice.tell(order.editor, html)

    def _page(self, order: Order) -> str:
        store, today = self.answering.store, self.answering.today()
        since = today - timedelta(days=_DAYS - 1)
        return self.answering.renderer.page(
            "stats.html", order.editor.language,
            days=statistics.days(store, since),
            outcomes=statistics.outcomes(store, since),
            most_asked=statistics.most_asked(store, since, _MOST_ASKED),
            untranslated=statistics.untranslated(store),
            due=statistics.due(store, today),
            most=_MOST_LISTED,
        )  # fmt: skip
