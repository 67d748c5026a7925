"""Charts as messages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest

from bot.charts import Chart, Picture, picture_of
from bot.charts.caption import caption
from bot.render import Renderer
from bot.telegram.pictures import Pictures
from bot.telegram.send import Sender
from bot.telegram.target import Posted, Target

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """A picture that Telegram has, with its caption as HTML."""

    file_id: str
    caption: str


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

        async def upload(photo: bytes | str) -> Message | None:
            sent = await self.sender.send_photo(target, photo, words, keyboard)
            if sent is not None and sent.photo:
                self.pictures.remember(picture, sent.photo[-1].file_id)
            return sent

        return await self._with_photo(picture, upload)

    async def put(
        self, chart: Chart, posted: Posted, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Put the chart in place of what a message shows; whether that can be.

        Raises TooManyChartsError.
        """
        picture, words = picture_of(chart, self.renderer), caption(chart, self.renderer)
        return await self._with_photo(
            picture, lambda photo: self.sender.edit_photo(posted, photo, words, keyboard)
        )

    def known(self, chart: Chart) -> KnownPhoto | None:
        """The chart as Telegram has it already, None if it was not sent yet."""
        file_id = self.pictures.file_id(picture_of(chart, self.renderer))
        return None if file_id is None else KnownPhoto(file_id, caption(chart, self.renderer))

    async def _with_photo(
        self, picture: Picture, use: Callable[[bytes | str], Awaitable[_Result]]
    ) -> _Result:
        """What becomes of the picture; drawn anew if Telegram no longer knows its file id."""
        try:
            return await use(await self.pictures.photo(picture))
        except BadRequest as error:
            if "file identifier" not in error.message.lower():
                raise
            self.pictures.forget(picture)
            return await use(await self.pictures.photo(picture))
