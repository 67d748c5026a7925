"""Questions that were edited: the reply that they have is edited too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from telegram import Update

from bot.telegram.asked import Asked, read_asked
from bot.telegram.cooldown import Admission, Cooldown
from bot.telegram.lately import is_lately
from bot.telegram.memory import Replied
from bot.telegram.pictures import TooManyChartsError
from bot.telegram.replying import Replying, is_for_chart
from bot.telegram.send import Context
from bot.telegram.services import acts
from bot.telegram.target import Posted
from knowledge.store import ChatKind
from knowledge.types.answer import Answer

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
            await self._reply_again(asked, replied)

    async def _reply_again(self, asked: Asked, replied: Replied) -> None:
        """Change the reply to a question that was put otherwise meanwhile."""
        answer = self.replying.answering.answer(asked, replied.previous)
        if acts(answer):
            return
        if is_for_chart(asked) and await self._put_chart(asked, answer, replied):
            self._keep(asked, answer, replace(replied, is_picture=True))
        elif replied.is_picture:
            await self._replace_picture(asked, answer, replied)
        elif await self._put_text(asked, answer, replied):
            self._keep(asked, answer, replied)

    async def _put_text(self, asked: Asked, answer: Answer, replied: Replied) -> bool:
        reply = self.replying.worded(asked, answer)
        posted = Posted(asked.place.chat, replied.message)
        return await self.replying.sender.edit_text(posted, reply.html, reply.keyboard)

    async def _put_chart(self, asked: Asked, answer: Answer, replied: Replied) -> bool:
        """Show the chart in place of the reply; False where there is none."""
        answering, posted = self.replying.answering, Posted(asked.place.chat, replied.message)
        chart = answering.chart(answer)
        if chart is None:
            return False
        keyboard = answering.below_chart(answer, asked.place)
        try:
            return await self.replying.charts.put(chart, posted, keyboard)
        except TooManyChartsError:
            return False

    async def _replace_picture(self, asked: Asked, answer: Answer, replied: Replied) -> None:
        """Answer in words anew, as no picture becomes a text."""
        await self.replying.sender.delete(Posted(asked.place.chat, replied.message))
        await self.replying.send_text(asked, answer, replied.previous)
        self.replying.answering.note(answer, asked.place.kind)

    def _keep(self, asked: Asked, answer: Answer, replied: Replied) -> None:
        """Keep what the reply is now, for what follows."""
        kept = replace(replied, text=asked.text, at=self.replying.now)
        self.replying.remember_question(asked.talk, replied.message, answer)
        self.replying.remember_reply(asked, kept)
        self.replying.answering.note(answer, asked.place.kind)

    def _is_asked_anew(self, asked: Asked, replied: Replied) -> bool:
        is_recent = is_lately(replied.at, self.replying.now, RECENT)
        return is_recent and asked.text != replied.text

    def _is_admitted(self, asked: Asked) -> bool:
        if asked.place.kind is ChatKind.PRIVATE:
            return True
        now = self.replying.answering.now()
        return self.cooldown.admit(asked.place.chat, now) is Admission.ANSWER
