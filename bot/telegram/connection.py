"""The connection to the Bot API: aiohttp, which takes a fifth of the time that httpx takes."""

from __future__ import annotations

import json
import ssl
from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from typing import Any, TypedDict, TypeGuard
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_UPLOAD = 20.0  # seconds that writing may take, unless a call says otherwise
_JSON = {"Content-Type": "application/json"}
_NO_ANSWER = "what was answered is no answer of Telegram"
_Seconds = float | None


class _Body(TypedDict, total=False):
    """What a request carries, as aiohttp takes it."""

    data: bytes | aiohttp.FormData
    headers: dict[str, str]


class NotSentError(NetworkError):
    """There was no connection, so that nothing was sent."""


class LostError(NetworkError):
    """The connection broke after something was sent, so that its result is not known."""


class Posting(BaseRequest):
    """A connection that also posts JSON as it is."""

    @abstractmethod
    async def post_json(self, url: str, body: bytes) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises TelegramError."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What Telegram answers. Raises TelegramError if it is no such thing.

        python-telegram-bot would log it, with what readers have written.
        """
        try:
            answer: object = json.loads(payload.decode(errors="replace"))
        except (ValueError, RecursionError):
            raise TelegramError(_NO_ANSWER) from None
        if not _is_answer(answer):
            raise TelegramError(_NO_ANSWER)
        return answer


class Connection(Posting):
    """Posts to the Bot API; a proxy is taken from the environment, as other programs do.

    The environment is asked once for each address. Nobody waits for a free connection, as there
    is no limit to them: how many calls are made at once is for others to bound.
    """

    patience = 10.0
    """The seconds that a connection, and then an answer, is waited for."""

    def __init__(self, answered: Callable[[], None] = lambda: None) -> None:
        """`answered` is called whenever Telegram has done what it was asked for."""
        self._answered = answered
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """The seconds that an answer is waited for, unless a call says otherwise."""
        return self.patience

    async def initialize(self) -> None:
        """Open the session, on which connections are kept."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0, ssl=_certificates())
            self._session = aiohttp.ClientSession(connector=connector)

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
        timeout = self._timeout(connect_timeout, write_timeout, read_timeout)
        return await self._exchange(method, url, timeout, _body(request_data))

    async def post_json(self, url: str, body: bytes) -> tuple[int, bytes]:
        """The status and the body. Raises NotSentError, LostError and TimedOut."""
        usual = BaseRequest.DEFAULT_NONE
        timeout = self._timeout(usual, usual, usual)
        return await self._exchange("POST", url, timeout, {"data": body, "headers": _JSON})

    async def _exchange(
        self, method: str, url: str, timeout: aiohttp.ClientTimeout, body: _Body
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the connection is not open")
        proxy = _proxy(urlsplit(url).scheme, urlsplit(url).hostname or "")
        with _named_errors():
            async with self._session.request(
                method, url, proxy=proxy, timeout=timeout, **body
            ) as response:
                status, answer = response.status, await response.read()
        if status == HTTPStatus.OK:
            self._answered()
        return status, answer

    def _timeout(self, connect: object, write: object, read: object) -> aiohttp.ClientTimeout:
        connecting, reading = _seconds(connect, self.patience), _seconds(read, self.patience)
        parts = [connecting, _seconds(write, _UPLOAD), reading]
        bounded = [part for part in parts if part is not None]
        return aiohttp.ClientTimeout(
            # aiohttp knows no bound for writing alone
            total=sum(bounded) if len(bounded) == len(parts) else None,
            sock_connect=connecting,
            sock_read=reading,
        )


def _is_answer(raw: object) -> TypeGuard[dict[str, Any]]:
    """Whether it has the form of an answer: a result, or an error and its code."""
    if not isinstance(raw, dict):
        return False
    return "error_code" in raw or isinstance(raw.get("result"), bool | dict | list)


@contextmanager
def _named_errors() -> Iterator[None]:
    """Tell whether anything was sent before it failed."""
    try:
        yield
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise NotSentError(f"no connection: {error}") from error
    except TimeoutError as error:
        raise TimedOut from error
    except aiohttp.ClientError as error:
        raise LostError(f"connection lost: {error!r}") from error


def _seconds(given: object, usual: float) -> _Seconds:
    """What a call says, which may be None for no end, else what is usual."""
    return given if given is None or isinstance(given, float | int) else usual


def _body(data: RequestData | None) -> _Body:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": json.dumps(data.parameters).encode(), "headers": _JSON}
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime_type) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return {"data": form}


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """The proxy to that host; aiohttp would look for it, and for passwords, at every request."""
    return None if proxy_bypass(host) else getproxies().get(scheme)


@cache
def _certificates() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())  # some systems bring none that Python finds
    return context
