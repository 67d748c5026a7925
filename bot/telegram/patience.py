"""How fast calls of the Bot API follow one another, and for how long they are tried."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import AIORateLimiter

from bot.telegram.http.broken import LostError, NotSentError

Sleep = Callable[[float], Awaitable[None]]

LONGEST_WAIT = 300.0  # seconds that a call is waited with in all, twice what an outage may last
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 15.0
_GROUP_RATE = 20.0  # messages a minute

_Result = bool | dict[str, Any] | list[dict[str, Any]]
_Call = Callable[[], Coroutine[Any, Any, _Result]]
_log = logging.getLogger(__name__)


class Patience(AIORateLimiter):
    """Keeps to the rates of Telegram, and repeats what did not get through.

    What Telegram has not taken (it told us to wait, it is down, there was no connection) is
    repeated with growing pauses, while other calls go on. After a time-out or a lost answer no one
    knows whether it was taken: it is repeated once, as soon as Telegram answers again.
    """

    def __init__(self, max_rate: float, sleep: Sleep = asyncio.sleep) -> None:
        """At most `max_rate` messages a second; 0 stands for any number, in groups too."""
        super().__init__(overall_max_rate=max_rate, group_max_rate=_GROUP_RATE if max_rate else 0)
        self._sleep = sleep

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Result]],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Result:
        """The result of the call. Raises TelegramError, after LONGEST_WAIT if need be."""
        call = partial(
            super().process_request, callback, args, kwargs, endpoint, data, rate_limit_args
        )
        pauses = _Pauses(self._sleep)
        try:
            return await _until_taken(call, pauses)
        except TelegramError as error:
            if not _may_be_taken(error):
                raise
            _log.warning("%s may have got lost, and is sent again: %s", endpoint, error)
        await _until_answered(partial(callback, "getMe", {}, **kwargs), pauses)
        return await _until_taken(call, pauses)


class _Pauses:
    """The pauses of one call, which grow until they are too long together."""

    def __init__(self, sleep: Sleep) -> None:
        self._sleep = sleep
        self._left = LONGEST_WAIT
        self._next = _FIRST_PAUSE

    async def after(self, error: TelegramError) -> None:
        """Wait before the next attempt. Raises the error if that would take too long."""
        asked = seconds_to_wait(error) if isinstance(error, RetryAfter) else 0.0
        pause = max(asked, self._next)
        if pause > self._left:
            raise error
        _log.info("waiting for %.0f seconds: %s", pause, error)
        self._left -= pause
        self._next = min(2 * self._next, _LONGEST_PAUSE)
        await self._sleep(pause)


def seconds_to_wait(error: RetryAfter) -> float:
    """How long Telegram makes us wait."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else asked


async def _until_taken(call: _Call, pauses: _Pauses) -> _Result:
    while True:
        try:
            return await call()
        except TelegramError as error:
            if not _is_not_taken(error):
                raise
            await pauses.after(error)


async def _until_answered(probe: _Call, pauses: _Pauses) -> None:
    while True:
        try:
            await _until_taken(probe, pauses)
            return
        except TelegramError as error:
            if not _may_be_taken(error):
                raise
            await pauses.after(error)


def _is_not_taken(error: TelegramError) -> bool:
    """Whether Telegram has certainly done nothing yet, and may do it later."""
    # a status from 500 on is told as a NetworkError of no special kind
    return isinstance(error, RetryAfter | NotSentError) or type(error) is NetworkError


def _may_be_taken(error: TelegramError) -> bool:
    """Whether the call was sent, and its result is not known."""
    # an answer that is no JSON is told as a TelegramError of no special kind
    return isinstance(error, TimedOut | LostError) or type(error) is TelegramError
