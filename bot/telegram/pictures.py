"""Charts drawn beside the conversation, and each drawn and uploaded only once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bot.charts import Picture
from bot.telegram.memory import Bounded

_MOST_WAITING = 16  # pictures, which take a fifth of a second each
_MOST_KEPT = 64  # pictures of about 100 kB


class TooManyChartsError(Exception):
    """So many charts wait to be drawn that another one would take too long."""


def png_of(picture: Picture) -> bytes:
    """The PNG of a picture."""
    from bot.charts.draw import draw  # imports matplotlib, which most answers do without

    return draw(picture)


class Pictures:
    """Draws in a thread of its own, one picture after the other.

    `generation` tells that the facts have changed, upon which all that is kept is dropped.
    """

    def __init__(
        self, generation: Callable[[], int], draw: Callable[[Picture], bytes] = png_of
    ) -> None:
        self._generation = generation
        self._draw = draw
        self._seen = generation()
        self._thread = ThreadPoolExecutor(1, "charts")
        self._drawing: dict[str, asyncio.Task[bytes]] = {}
        self._forget()

    async def photo(self, picture: Picture) -> bytes | str:
        """The picture's file id at Telegram if it was sent before, else the PNG.

        Raises TooManyChartsError.
        """
        self._notice_changes()
        key = picture.digest
        known: bytes | str | None = self._uploaded.get(key) or self._drawn.get(key)
        return known if known is not None else await asyncio.shield(self._task(key, picture))

    def file_id(self, picture: Picture) -> str | None:
        """The id under which Telegram has the picture, None if it was not sent yet."""
        self._notice_changes()
        return self._uploaded.get(picture.digest)

    def remember(self, picture: Picture, file_id: str) -> None:
        """Keep the file id under which Telegram has the picture."""
        self._uploaded.put(picture.digest, file_id)
        self._drawn.forget(picture.digest)

    def forget(self, picture: Picture) -> None:
        """Use the file id no longer."""
        self._uploaded.forget(picture.digest)

    def _task(self, key: str, picture: Picture) -> asyncio.Task[bytes]:
        """The one drawing of this picture that is under way."""
        task = self._drawing.get(key)
        if task is None:
            if len(self._drawing) >= _MOST_WAITING:
                raise TooManyChartsError
            task = self._drawing[key] = asyncio.create_task(self._make(key, picture))
        return task

    async def _make(self, key: str, picture: Picture) -> bytes:
        loop = asyncio.get_running_loop()
        try:
            png = await loop.run_in_executor(self._thread, self._draw, picture)
        finally:
            del self._drawing[key]
        self._drawn.put(key, png)
        return png

    def _notice_changes(self) -> None:
        generation = self._generation()
        if generation != self._seen:
            self._seen = generation
            self._forget()

    def _forget(self) -> None:
        self._uploaded: Bounded[str, str] = Bounded()
        self._drawn: Bounded[str, bytes] = Bounded(_MOST_KEPT)
