"""Calls of the Bot API, measured one by one, repeated ones too."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import TelegramError

from bot.operate.journal import note_call
from bot.operate.metrics import Metrics
from bot.telegram.patience import Patience, Sleep

_Result = bool | dict[str, Any] | list[dict[str, Any]]
_Callback = Callable[..., Coroutine[Any, Any, _Result]]


class MeasuredPatience(Patience):
    """Patience that tells how long each attempt took, and how it failed."""

    def __init__(self, max_rate: float, sleep: Sleep, metrics: Metrics) -> None:
        super().__init__(max_rate, sleep)
        self._metrics = metrics

    async def process_request(
        self, callback: _Callback, args: tuple[Any, ...], kwargs: dict[str, Any], endpoint: str,
        data: dict[str, Any], rate_limit_args: int | None,
    ) -> _Result:  # fmt: skip
        """The result of the call. Raises TelegramError."""

        async def measured(*call: object, **options: object) -> _Result:
            began = time.perf_counter()
            try:
                result = await callback(*call, **options)
            except TelegramError as error:
                self._metrics.failed(error)
                raise
            self._metrics.called(time.perf_counter() - began)
            note_call()
            return result

        return await super().process_request(
            measured, args, kwargs, endpoint, data, rate_limit_args
        )
