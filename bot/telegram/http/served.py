"""A connection over which a reverse proxy posts to us, one request after another.

The server of aiohttp takes ten times as long for a small request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

LONGEST_HEAD = 65_536  # bytes; a proxy passes on far less
_EXPECT = b"expect"
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the body of a request; the names of headers are in small letters."""

    method: bytes
    target: bytes
    headers: Mapping[bytes, bytes]


class Served(asyncio.Protocol):
    """A connection of theirs; whatever is no HTTP ends it."""

    def __init__(
        self,
        judge: Callable[[Head], HTTPStatus],
        take: Callable[[Served, bytes], None],
        open_ones: set[Served],
    ) -> None:
        """`take` is given each body whose head was judged to be OK, and has it answered."""
        self._judge = judge
        self._take = take
        self._open_ones = open_ones
        self._parser = HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._target = b""
        self._headers: dict[bytes, bytes] = {}
        self._body: list[bytes] = []
        self._status = HTTPStatus.OK
        self._unread = 0  # bytes that have come of what is not complete yet
        self._is_waiting = self._is_last = False

    def answer(self, status: HTTPStatus) -> None:
        """Answer the request that has come."""
        self._is_waiting = False
        self._write(_answer(status, self._is_last))
        if self._is_last:
            self.close()

    def close(self) -> None:
        """Close the connection, once what was answered is sent."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over the connection."""
        self._transport = cast(asyncio.Transport, transport)
        self._open_ones.add(self)

    def connection_lost(self, _: Exception | None) -> None:
        """Let go of the connection; nobody hears what is answered now."""
        self._transport = None
        self._open_ones.discard(self)

    def data_received(self, data: bytes) -> None:
        """Read on in the request."""
        self._unread += len(data)
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            self.close()  # it was refused
        except HttpParserError:
            self._end_with(HTTPStatus.BAD_REQUEST)
        if self._unread > LONGEST_HEAD:
            self._end_with(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """Begin a request, which must wait for the answer to the one before."""
        if self._is_waiting:
            self.close()
        self._target, self._headers, self._body = b"", {}, []

    def on_url(self, part: bytes) -> None:
        """Take a part of the target."""
        self._target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        """Judge the request before its body comes."""
        self._unread = 0
        self._status = self._judge(Head(self._parser.get_method(), self._target, self._headers))
        if self._parser.should_upgrade():
            self._status = HTTPStatus.BAD_REQUEST
        if _EXPECT in self._headers:
            self._write(_CONTINUE)

    def on_body(self, part: bytes) -> None:
        """Keep a part of the body, if it is wanted."""
        self._unread = 0
        if self._status is HTTPStatus.OK:
            self._body.append(part)

    def on_message_complete(self) -> None:
        """Hand the body over, or answer that it is not wanted."""
        self._unread = 0
        self._is_last = self._parser.should_upgrade() or not self._parser.should_keep_alive()
        if self._status is HTTPStatus.OK:
            self._is_waiting = True
            self._take(self, b"".join(self._body))
        else:
            self.answer(self._status)

    def _end_with(self, status: HTTPStatus) -> None:
        self._is_last = True
        if not self._is_waiting:
            self.answer(status)

    def _write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)


@cache
def _answer(status: HTTPStatus, is_last: bool) -> bytes:
    ends = "Connection: close\r\n" if is_last else ""
    return f"HTTP/1.1 {status} {status.phrase}\r\nContent-Length: 0\r\n{ends}\r\n".encode()
