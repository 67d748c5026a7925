"""A connection over which a reverse proxy posts to us, one request after another.

The server of aiohttp takes ten times as long for a small request.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from typing import cast

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

LONGEST_HEAD = 65_536  # bytes; a proxy passes on far less
LONGEST_BODY = 16 * 2**20  # bytes; an update has far less than one million
_LINGER = 5.0  # seconds for the other side to read why it is refused, and to close
_EXPECT = b"expect"
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_WITH_CONTINUE = "1.1"  # the version of HTTP


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
        self._size = 0  # of the body, as far as it has come
        self._unread = 0  # bytes that have come of what is not complete yet
        self._is_waiting = self._is_last = self._is_refused = False

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
        """Read on in the request, unless it is refused."""
        if self._is_refused:
            return
        self._unread += len(data)
        try:
            with suppress(HttpParserUpgrade):  # it is refused
                self._parser.feed_data(data)
        except HttpParserError:
            self._end_with(HTTPStatus.BAD_REQUEST)
        if self._unread > LONGEST_HEAD:
            self._end_with(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """Begin a request, which must wait for the answer to the one before."""
        if self._is_waiting:
            self.close()
        self._target, self._headers, self._body, self._size = b"", {}, [], 0

    def on_url(self, part: bytes) -> None:
        """Take a part of the target."""
        self._target += part

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._headers[name.lower()] = value

    def on_headers_complete(self) -> None:
        """Judge the request before its body comes."""
        self._unread = 0
        status = self._judge(Head(self._parser.get_method(), self._target, self._headers))
        if self._parser.should_upgrade():
            status = HTTPStatus.BAD_REQUEST
        if status is not HTTPStatus.OK:
            self._refuse(status)
        elif _EXPECT in self._headers and self._parser.get_http_version() == _WITH_CONTINUE:
            self._write(_CONTINUE)

    def on_body(self, part: bytes) -> None:
        """Keep a part of the body, if it is wanted and not too long."""
        self._unread = 0
        self._size += len(part)
        if self._size > LONGEST_BODY:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not self._is_refused:
            self._body.append(part)

    def on_message_complete(self) -> None:
        """Hand the body over, if it is wanted."""
        self._unread = 0
        if not self._is_refused:
            self._is_last = not self._parser.should_keep_alive()
            self._is_waiting = True
            self._take(self, b"".join(self._body))

    def _end_with(self, status: HTTPStatus) -> None:
        self._is_last = True
        if not self._is_waiting:
            self._refuse(status)

    def _refuse(self, status: HTTPStatus) -> None:
        """Answer at once and end; what still comes is dropped, else the answer is lost with it."""
        if self._is_refused or self._transport is None:
            return
        self._write(_answer(status, is_last=True))
        self._is_refused, self._body = True, []
        self._transport.write_eof()
        asyncio.get_running_loop().call_later(_LINGER, self.close)

    def _write(self, data: bytes) -> None:
        if not (self._is_refused or self._transport is None or self._transport.is_closing()):
            self._transport.write(data)


@cache
def _answer(status: HTTPStatus, is_last: bool) -> bytes:
    ends = "Connection: close\r\n" if is_last else ""
    return f"HTTP/1.1 {status} {status.phrase}\r\nContent-Length: 0\r\n{ends}\r\n".encode()
