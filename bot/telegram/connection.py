"""The connection to the Bot API: aiohttp, which takes a fifth of the time that httpx takes."""

from __future__ import annotations

import ssl
from functools import cache

import aiohttp
import certifi
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

_READ_TIMEOUT, _CONNECT_TIMEOUT = 10.0, 10.0
_Seconds = float | None


class NotSentError(NetworkError):
    """There was no connection, so that nothing was sent."""


class LostError(NetworkError):
    """The connection broke after something was sent, so that its result is not known."""


class Connection(BaseRequest):
    """Posts to the Bot API; a proxy is taken from the environment, as other programs do."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """The seconds that an answer is waited for, unless a call says otherwise."""
        return _READ_TIMEOUT

    async def initialize(self) -> None:
        """Open the session, on which connections are kept."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0, ssl=_certificates())
            self._session = aiohttp.ClientSession(connector=connector, trust_env=True)

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body. Raises NotSentError, LostError and TimedOut."""
        if self._session is None:
            raise RuntimeError("the connection is not open")
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds(connect_timeout, _CONNECT_TIMEOUT),
            sock_read=_seconds(read_timeout, _READ_TIMEOUT),
        )
        body = _body(request_data)
        try:
            async with self._session.request(method, url, data=body, timeout=timeout) as response:
                return response.status, await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSentError(f"no connection: {error}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise LostError(f"connection lost: {error!r}") from error


def _seconds(given: object, usual: float) -> _Seconds:
    """What a call says, which may be None for no end, else what is usual."""
    return given if given is None or isinstance(given, float | int) else usual


def _body(data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    if data is None or not data.contains_files:
        return data.json_parameters if data is not None else None
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime_type) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return form


@cache
def _certificates() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())  # some systems bring none that Python finds
    return context
