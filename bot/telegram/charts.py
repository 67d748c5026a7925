"""Charts as messages."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest

from bot.charts import Chart, Picture, picture_of
from bot.charts.caption import caption
from bot.render import Renderer
from bot.telegram.pictures import Pictures
from bot.telegram.send import Sender
from bot.telegram.target import Target


@dataclass(frozen=True, slots=True)
class Charts:
    """Draws charts and sends them with their sources."""

    sender: Sender
    renderer: Renderer
    pictures: Pictures

    async def send(
        self, chart: Chart, target: Target, keyboard: InlineKeyboardMarkup | None = None
    ) -> Message | None:
        """The message with the chart, None where no picture may be sent.

        Raises TooManyChartsError.
        """
        await self.sender.show_action(target, ChatAction.UPLOAD_PHOTO)
        picture, words = picture_of(chart, self.renderer), caption(chart, self.renderer)
        try:
            return await self._upload(picture, words, target, keyboard)
        except BadRequest as error:
            if "file identifier" not in error.message.lower():
                raise
            self.pictures.forget(picture)
            return await self._upload(picture, words, target, keyboard)

    async def _upload(
        self, picture: Picture, words: str, target: Target, keyboard: InlineKeyboardMarkup | None
    ) -> Message | None:
        photo = await self.pictures.photo(picture)
        sent = await self.sender.send_photo(target, photo, words, keyboard)
        if sent is not None and sent.photo:
            self.pictures.remember(picture, sent.photo[-1].file_id)
        return sent
