"""Connections to servers, which are kept for the next requests.

aiohttp, which does the same for everything else, takes three times as long for a small request.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import lru_cache
from ssl import SSLContext

from yarl import URL

from bot.telegram.http.broken import NotSentError
from bot.telegram.http.parts import Answer, Seconds
from bot.telegram.http.wire import Wire

_KEPT = 15.0  # seconds without a request; servers close what is idle, after a minute or so
_NEXT_ADDRESS_AFTER = 0.25  # seconds after which another address of the host is tried as well

_Host = tuple[str, int, bool]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a request goes; the host by name, port and whether it is spoken to by TLS."""

    host: _Host
    head: bytes

    def request(self, body: bytes) -> bytes:
        """The request that posts a body of JSON."""
        return b"%b%d\r\n\r\n%b" % (self.head, len(body), body)


class Wires:
    """Posts JSON; there is no limit to how many requests are under way."""

    def __init__(self, certificates: SSLContext) -> None:
        self._certificates = certificates
        self._open: set[Wire] = set()
        self._idle: dict[_Host, list[Wire]] = {}  # the last one was used last

    async def post(self, url: str, body: bytes, seconds: Seconds) -> Answer:
        """What is answered to JSON. Raises NotSentError, LostError and TimedOut."""
        place = _place(url)
        wire = self._kept(place.host) or await self._opened(place.host, seconds.connecting)
        answer = await wire.exchange(place.request(body), seconds.reading)
        if wire.is_open:
            self._keep(place.host, wire)
        return answer

    async def close(self) -> None:
        """Close all connections; who waits for an answer waits no longer."""
        for wire in self._open:
            wire.close()
        self._idle.clear()
        await asyncio.sleep(0)  # until they are closed

    def _kept(self, host: _Host) -> Wire | None:
        idle, now = self._idle.get(host, []), asyncio.get_running_loop().time()
        while idle:
            wire = idle.pop()
            if wire.is_open and now - wire.idle_since <= _KEPT:
                return wire
            wire.close()
        return None

    def _keep(self, host: _Host, wire: Wire) -> None:
        wire.idle_since = asyncio.get_running_loop().time()
        idle = self._idle.setdefault(host, [])
        idle.append(wire)
        while wire.idle_since - idle[0].idle_since > _KEPT:
            idle.pop(0).close()

    async def _opened(self, host: _Host, patience: float | None) -> Wire:
        name, port, is_secure = host
        certificates = self._certificates if is_secure else None
        try:
            async with asyncio.timeout(patience):
                _, wire = await asyncio.get_running_loop().create_connection(
                    lambda: Wire(self._open.discard), name, port,
                    ssl=certificates, happy_eyeballs_delay=_NEXT_ADDRESS_AFTER,
                )  # fmt: skip
        except OSError as error:
            raise NotSentError(f"no connection: {error}") from error
        self._open.add(wire)
        return wire


@lru_cache(maxsize=256)  # a method has a URL, and there are fewer methods
def _place(url: str) -> _Place:
    parsed = URL(url)
    name, port = parsed.raw_host or "", parsed.port or 0
    is_secure = parsed.scheme == "https"
    head = (
        f"POST {parsed.raw_path_qs} HTTP/1.1\r\nHost: {parsed.host_port_subcomponent}\r\n"
        "Content-Type: application/json\r\nContent-Length: "
    )
    return _Place((name, port, is_secure), head.encode())
