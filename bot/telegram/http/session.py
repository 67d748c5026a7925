"""Requests that need more than a small POST: files, proxies, passwords; by aiohttp."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypedDict
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import TimedOut
from telegram.request import RequestData

from bot.telegram.http.broken import LostError, NotSentError
from bot.telegram.http.parts import Answer, Seconds

_JSON = {"Content-Type": "application/json"}


class Body(TypedDict, total=False):
    """What a request carries, as aiohttp takes it."""

    data: bytes | aiohttp.FormData
    headers: dict[str, str]


class Session:
    """An open session of aiohttp, in which nobody waits for a free connection."""

    def __init__(self, certificates: ssl.SSLContext) -> None:
        connector = aiohttp.TCPConnector(limit=0, ssl=certificates)
        self._session = aiohttp.ClientSession(connector=connector)

    async def request(self, method: str, url: str, seconds: Seconds, body: Body) -> Answer:
        """What is answered. Raises NotSentError, LostError and TimedOut."""
        parsed = urlsplit(url)
        proxy = _proxy(parsed.scheme, parsed.hostname or "")
        with _named_errors():
            async with self._session.request(
                method, url, proxy=proxy, timeout=_timeout(seconds), **body
            ) as response:
                return response.status, await response.read()

    async def close(self) -> None:
        """Close all connections."""
        await self._session.close()


def form(data: RequestData | None) -> Body:
    """Parameters and files as a form."""
    if data is None:
        return {}
    fields = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime_type) in (data.multipart_data or {}).items():
        fields.add_field(name, content, filename=filename, content_type=mime_type)
    return {"data": fields}


def written(body: bytes) -> Body:
    """JSON as it is."""
    return {"data": body, "headers": _JSON}


@cache
def is_plain(url: str) -> bool:
    """Whether neither a proxy nor a password is needed to get there."""
    parsed = urlsplit(url)
    return parsed.username is None and _proxy(parsed.scheme, parsed.hostname or "") is None


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """The proxy to that host; aiohttp would look for it, and for passwords, at every request."""
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _timeout(seconds: Seconds) -> aiohttp.ClientTimeout:
    parts = [seconds.connecting, seconds.writing, seconds.reading]
    bounded = [part for part in parts if part is not None]
    return aiohttp.ClientTimeout(
        total=sum(bounded) if len(bounded) == len(parts) else None,  # it bounds no writing alone
        sock_connect=seconds.connecting,
        sock_read=seconds.reading,
    )


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
