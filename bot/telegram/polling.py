"""The connection by which Telegram is asked for updates."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram import Update
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData

from bot.telegram.connection import Connection
from bot.telegram.readable import number_of, read

_Raw = dict[str, Any]
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 15.0
_NOTHING = b'{"ok": true, "result": []}'
_log = logging.getLogger(__name__)


class Polling(Connection):
    """A connection to poll by, which pauses while Telegram is down.

    python-telegram-bot would pause too, but would not stop until the pause is over.
    """

    patience = 4.0  # beyond what a poll takes; the last one is waited for when we are to stop

    def __init__(
        self,
        answered: Callable[[], None],
        failed: Callable[[Exception], None] = lambda _: None,
        passed_over: Callable[[], None] = lambda: None,
    ) -> None:
        """`failed` is told of errors, which python-telegram-bot is not.

        `passed_over` is called whenever an update cannot be read.
        """
        super().__init__(answered)
        self._failed = failed
        self._passed_over = passed_over
        self._pause = 0.0
        self._asked_from: object = None
        self._handed_over_from: object = None
        self._received: dict[int, _Raw] = {}

    def parse_json_payload(self, payload: bytes) -> dict[str, Any]:  # type: ignore[override]
        """What Telegram answers. Raises TelegramError if it is no such thing."""
        answer = super().parse_json_payload(payload)
        if "result" in answer:
            answer["result"] = self._readable(_updates(answer["result"]))
            self._received = {one["update_id"]: one for one in answer["result"]}
        return answer

    def _readable(self, updates: list[_Raw]) -> list[_Raw]:
        """The updates; if they are asked for again, they could not be read, and are looked at.

        Looking at each one each time would cost a tenth of a reply.
        """
        if not updates:
            return updates
        is_repeated = self._asked_from == self._handed_over_from
        self._handed_over_from = self._asked_from
        return [self._kept(update) for update in updates] if is_repeated else updates

    def _kept(self, update: _Raw) -> _Raw:
        """The update; of one that cannot be read its number, so that it is confirmed."""
        if read(update) is not None:
            return update
        self._passed_over()
        return {"update_id": update["update_id"]}

    def written(self, update: Update) -> str:
        """The update as JSON; as it was received, if it was polled just now."""
        received = self._received.get(update.update_id)
        return update.to_json() if received is None else json.dumps(received)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """The status and the body. Raises TimedOut, after which one polls again at once."""
        data: RequestData | None = kwargs.get("request_data")
        self._asked_from = data.parameters.get("offset") if data is not None else None
        try:
            status, body = await super().do_request(*args, **kwargs)
            if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise NetworkError(f"status {status}")
        except NetworkError as error:
            self._failed(error)
            if _is_last(data):
                _log.warning("what was taken last could not be confirmed to Telegram: %s", error)
                return HTTPStatus.OK, _NOTHING  # it comes again, and is known by its number
            await self._wait_after(error)
            raise TimedOut from error
        self._pause = 0.0
        return status, body

    async def _wait_after(self, error: NetworkError) -> None:
        _log.warning("Telegram could not be asked for updates: %s", error)
        self._pause = min(2 * self._pause or _FIRST_PAUSE, _LONGEST_PAUSE)
        await asyncio.sleep(self._pause)


def _is_last(data: RequestData | None) -> bool:
    """Whether Telegram is only to be told, before we stop, what has been taken."""
    return data is not None and not data.parameters.get("timeout")


def _updates(result: object) -> list[_Raw]:
    """The updates of an answer. Raises TelegramError if it has anything else in their place."""
    if isinstance(result, list) and all(number_of(one) is not None for one in result):
        return result
    raise TelegramError("Telegram has answered with what is no list of updates")
