"""A connection over which HTTP requests are answered, one after another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser
from telegram.error import NetworkError, TimedOut

from bot.telegram.http.broken import LostError, NotSentError
from bot.telegram.http.parts import Answer

_SAY_WHERE_IT_ENDS = {b"content-length", b"transfer-encoding"}


class Wire(asyncio.Protocol):
    """A connection of ours; whatever is not as it should be ends it."""

    def __init__(self, ended: Callable[[Wire], None]) -> None:
        """`ended` is called when the connection is no more."""
        self.idle_since = 0.0
        self._ended = ended
        self._loop = asyncio.get_running_loop()
        self._parser = HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[Answer] | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._heard_at = 0.0
        self._body: list[bytes] = []
        self._has_length = False
        self._ends_with_connection = False

    @property
    def is_open(self) -> bool:
        """Whether a request can be sent."""
        return self._transport is not None and not self._transport.is_closing()

    async def exchange(self, request: bytes, longest_silence: float | None) -> Answer:
        """The answer to a request. Raises NotSentError, LostError and TimedOut."""
        if self._transport is None:
            raise NotSentError("the connection was closed as soon as it was there")
        waiting: asyncio.Future[Answer] = self._loop.create_future()
        self._waiting = waiting
        self._heard_at = self._loop.time()
        self._watch(longest_silence)
        self._transport.write(request)
        try:
            return await waiting
        except BaseException:
            self.close()  # what is answered later would be taken for the answer to the next request
            raise
        finally:
            self._waiting = None
            if self._alarm is not None:
                self._alarm.cancel()

    def close(self) -> None:
        """Close the connection at once."""
        self._ends_with_connection = False
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over the connection, once it is there."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Tell who waits; some answers end with their connection."""
        if error is None and self._ends_with_connection:
            self.on_message_complete()
        self._transport = None
        self._fail(LostError(f"connection lost: {error!r}"))
        self._ended(self)

    def data_received(self, data: bytes) -> None:
        """Read on in the answer."""
        self._heard_at = self._loop.time()
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            self._fail(LostError(f"what was answered is no HTTP: {error!r}"))
            self.close()

    def on_message_begin(self) -> None:
        """Begin an answer, which must be one to a request."""
        self._body, self._has_length = [], False
        if self._waiting is None or self._waiting.done():
            self.close()

    def on_header(self, name: bytes, _: bytes) -> None:
        """Look whether the answer says where it ends."""
        if name.lower() in _SAY_WHERE_IT_ENDS:
            self._has_length = True

    def on_headers_complete(self) -> None:
        """An answer that does not say it ends with the connection."""
        self._ends_with_connection = not self._has_length

    def on_body(self, body: bytes) -> None:
        """Keep a part of the body."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """Hand the answer over; before it, there may be others that say that it will come."""
        self._ends_with_connection = False
        status = self._parser.get_status_code()
        if status < HTTPStatus.OK or self._waiting is None or self._waiting.done():
            return
        self._waiting.set_result((status, b"".join(self._body)))
        if not self._parser.should_keep_alive():
            self.close()

    def _watch(self, longest_silence: float | None) -> None:
        """End the exchange once nothing was heard for so long."""
        if longest_silence is None:
            self._alarm = None
            return
        left = self._heard_at + longest_silence - self._loop.time()
        if left > 0:
            self._alarm = self._loop.call_later(left, self._watch, longest_silence)
        else:
            self._fail(TimedOut())

    def _fail(self, error: NetworkError) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(error)
