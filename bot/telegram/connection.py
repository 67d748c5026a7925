"""The connection to the Bot API.

What has neither files nor a proxy on its way, as nearly all has, goes by connections of our own;
everything else by aiohttp. httpx, which python-telegram-bot uses, takes many times as long.
"""

from __future__ import annotations

import json
import ssl
from dataclasses import dataclass
from functools import cache

import certifi
from telegram.request import BaseRequest, RequestData

from bot.telegram.http.parts import Answer, Seconds
from bot.telegram.http.session import Session, form, is_plain, written
from bot.telegram.http.wires import Wires
from bot.telegram.posting import Posting

_POST = "POST"
_UPLOAD = 20.0  # seconds that writing may take, unless a call says otherwise


class Connection(Posting):
    """Posts to the Bot API; a proxy is taken from the environment, as other programs do.

    The environment is asked once for each address. Nobody waits for a free connection, as there
    is no limit to them: how many calls are made at once is for others to bound.
    """

    def __init__(self, patience: float = 10.0) -> None:
        """`patience` has the seconds that a connection, and then an answer, is waited for."""
        self._patience = patience
        self._open: _Open | None = None

    @property
    def read_timeout(self) -> float:
        """The seconds that an answer is waited for, unless a call says otherwise."""
        return self._patience

    async def initialize(self) -> None:
        """Make ready; connections are opened when they are needed."""
        if self._open is None:
            self._open = _Open(Wires(_certificates()), Session(_certificates()))

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._open is not None:
            await self._open.wires.close()
            await self._open.session.close()
            self._open = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> Answer:
        """The status and the body. Raises NotSentError, LostError and TimedOut."""
        seconds = Seconds(
            connecting=_seconds(connect_timeout, self._patience),
            writing=_seconds(write_timeout, _UPLOAD),
            reading=_seconds(read_timeout, self._patience),
        )
        if method == _POST and not (request_data is not None and request_data.contains_files):
            parameters = request_data.parameters if request_data is not None else {}
            return await self._post(url, json.dumps(parameters).encode(), seconds)
        return await self._ready.session.request(method, url, seconds, form(request_data))

    async def post_json(self, url: str, body: bytes, longer: float = 0.0) -> Answer:
        """The status and the body. Raises NotSentError, LostError and TimedOut."""
        seconds = Seconds(self._patience, _UPLOAD, self._patience + longer)
        return await self._post(url, body, seconds)

    async def _post(self, url: str, body: bytes, seconds: Seconds) -> Answer:
        if is_plain(url):
            return await self._ready.wires.post(url, body, seconds)
        return await self._ready.session.request(_POST, url, seconds, written(body))

    @property
    def _ready(self) -> _Open:
        if self._open is None:
            raise RuntimeError("the connection is not open")
        return self._open


@dataclass(frozen=True, slots=True)
class _Open:
    """Both ways to the Bot API."""

    wires: Wires
    session: Session


def _seconds(given: object, usual: float) -> float | None:
    """What a call says, which may be None for no end, else what is usual."""
    return given if given is None or isinstance(given, float | int) else usual


@cache
def _certificates() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())  # some systems bring none that Python finds
    return context
