"""The server to which Telegram sends updates, behind a reverse proxy.

That of python-telegram-bot refuses what it cannot read, so that Telegram sends it again and again
and holds up what comes after it; and it logs what readers have written.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Callable, Sequence
from http import HTTPMethod, HTTPStatus
from socket import socket
from urllib.parse import urlsplit

from bot.telegram.http.served import Head, Served

_POST = HTTPMethod.POST.encode()
_SECRET = b"x-telegram-bot-api-secret-token"
_log = logging.getLogger(__name__)


class Webhook:
    """Takes what is posted to the public address with the secret.

    `take` is given the bodies, those together that have come at the same time, so that they are
    written to the disk together; they are answered once it has returned.
    """

    def __init__(self, public: str, secret: str, take: Callable[[Sequence[bytes]], None]) -> None:
        self._path = urlsplit(public).path.rstrip("/").encode()
        self._secret = secret.encode()
        self._take = take
        self._server: asyncio.Server | None = None
        self._open_ones: set[Served] = set()
        self._waiting: list[tuple[Served, bytes]] = []

    async def begin(self, taken_at: socket) -> None:
        """Take updates from now on."""
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Served(self._judged, self._on_body, self._open_ones), sock=taken_at
        )

    async def end(self) -> None:
        """Take none any more."""
        if self._server is None:
            return
        self._server.close()
        self._server = None
        self._take_all()
        for connection in self._open_ones:
            connection.close()
        await asyncio.sleep(0)  # until they are closed

    def _judged(self, head: Head) -> HTTPStatus:
        if head.method != _POST:
            return HTTPStatus.METHOD_NOT_ALLOWED
        if head.target.partition(b"?")[0].rstrip(b"/") != self._path:
            return HTTPStatus.NOT_FOUND
        if not hmac.compare_digest(head.headers.get(_SECRET, b""), self._secret):
            return HTTPStatus.FORBIDDEN
        return HTTPStatus.OK

    def _on_body(self, connection: Served, body: bytes) -> None:
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._take_all)
        self._waiting.append((connection, body))

    def _take_all(self) -> None:
        came, self._waiting = self._waiting, []
        statuses = self._taken([body for _, body in came])
        for (connection, _), status in zip(came, statuses, strict=True):
            connection.answer(status)

    def _taken(self, bodies: Sequence[bytes]) -> Sequence[HTTPStatus]:
        """The answer to each; those together with one that cannot be taken are taken alone."""
        try:
            self._take(bodies)
        except Exception:  # whatever it is: Telegram sends it again, and the next must come
            if len(bodies) > 1:
                return [status for body in bodies for status in self._taken([body])]
            _log.exception("what Telegram has sent could not be taken")
            return [HTTPStatus.INTERNAL_SERVER_ERROR] * len(bodies)
        return [HTTPStatus.OK] * len(bodies)
