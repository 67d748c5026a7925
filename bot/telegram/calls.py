"""Calls of the Bot API with parameters and results as they are.

python-telegram-bot makes objects of them, which no one looks at: a fifth of what a reply took.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.telegram.json_text import written
from bot.telegram.posting import Posting

Result = bool | dict[str, Any] | list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls methods by name, as patiently as the bot calls others."""

    bot: ExtBot[Any]
    connection: Posting

    async def call(self, method: str, parameters: Mapping[str, Any]) -> Result:
        """The result; a parameter that is None is left out. Raises TelegramError."""
        given = {name: value for name, value in parameters.items() if value is not None}
        limiter = self.bot.rate_limiter
        if limiter is None:
            return await self._post(method, given)
        return await limiter.process_request(self._post, (method, given), {}, method, given, None)

    async def _post(self, method: str, parameters: Mapping[str, Any]) -> Result:
        return await called(self.connection, f"{self.bot.base_url}/{method}", parameters)


async def called(
    connection: Posting, url: str, parameters: Mapping[str, Any], seconds: float = 0.0
) -> Result:
    """The result of one call, which may take some seconds more than usual. Raises TelegramError."""
    return await _Call(connection, written(parameters), seconds).post(url)


class _Call(BaseRequest):
    """One call; what its status means is known to python-telegram-bot."""

    parse_json_payload = staticmethod(Posting.parse_json_payload)

    def __init__(self, connection: Posting, body: bytes, seconds: float) -> None:
        self._connection = connection
        self._body = body
        self._seconds = seconds

    @property
    def read_timeout(self) -> None:
        """The connection knows it."""

    async def initialize(self) -> None:
        """Nothing needs to be opened."""

    async def shutdown(self) -> None:
        """Nothing needs to be closed."""

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """The status and the body. Raises TelegramError."""
        return await self._connection.post_json(url, self._body, self._seconds)
