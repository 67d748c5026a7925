"""The server to which Telegram sends updates, behind a reverse proxy.

That of python-telegram-bot refuses what it cannot read, so that Telegram sends it again and again
and holds up what comes after it; and it logs what readers have written.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from socket import socket
from urllib.parse import urlsplit

from aiohttp import hdrs, web

_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)
_LONGEST_END = 2.0  # seconds for what is being received when we are told to stop


class Webhook:
    """Takes what is posted to the public address with the secret; `take` is given the bodies."""

    def __init__(self, public: str, secret: str, take: Callable[[bytes], Awaitable[None]]) -> None:
        self._path = urlsplit(public).path.rstrip("/")
        self._secret = secret.encode()
        self._take = take
        self._runner: web.ServerRunner | None = None

    async def begin(self, taken_at: socket) -> None:
        """Take updates from now on."""
        server = web.Server(self._asked, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=_LONGEST_END)
        await self._runner.setup()
        await web.SockSite(self._runner, taken_at).start()

    async def end(self) -> None:
        """Take none any more."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _asked(self, request: web.BaseRequest) -> web.Response:
        if request.method != hdrs.METH_POST:
            return web.Response(status=HTTPStatus.METHOD_NOT_ALLOWED)
        if request.raw_path.partition("?")[0].rstrip("/") != self._path:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        said = request.headers.get(_SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(said, self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        await self._take(await request.content.read())  # however long, as it has the secret
        return web.Response()
