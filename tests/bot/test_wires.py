"""Requests over connections of our own, to servers that answer in every way."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import pytest_asyncio
from telegram.error import TelegramError, TimedOut

from bot.telegram.http import wires as kept
from bot.telegram.http.broken import LostError, NotSentError
from bot.telegram.http.parts import Seconds
from bot.telegram.http.wires import Wires

SECONDS = Seconds(5.0, 5.0, 5.0)
LOCALHOST = Path(__file__).with_name("localhost.pem")  # a key and its certificate for "localhost"
HELLO = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PAUSE, END = b"<pause>", b"<end>"


@dataclass
class Scripted:
    """A server that answers each request with the next script, whatever is asked."""

    scripts: list[list[bytes]]
    requests: list[tuple[int, bytes]] = field(default_factory=list)
    connections: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split()[0])
                self.requests.append((number, head + await reader.readexactly(length)))
                for part in self.scripts.pop(0):
                    if part is END:
                        return
                    if part is PAUSE:
                        await asyncio.sleep(0.06)
                    else:
                        writer.write(part)
                        await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, IndexError):
            pass
        finally:
            writer.close()

    def used(self) -> list[int]:
        """The number of the connection of each request."""
        return [number for number, _ in self.requests]


@dataclass
class Line:
    """Our side of it."""

    wires: Wires
    server: Scripted
    address: str

    async def post(self, body: bytes = b"{}", seconds: Seconds = SECONDS) -> tuple[int, bytes]:
        return await self.wires.post(f"{self.address}/bot1:a/getMe", body, seconds)

    async def settle(self) -> None:
        """Let pass what is under way."""
        await asyncio.sleep(0.05)


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


@pytest_asyncio.fixture
async def line() -> AsyncIterator[Line]:
    server, wires = Scripted([]), Wires(_certificates())
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    yield Line(wires, server, f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}")
    await wires.close()
    listening.close()


@pytest.mark.parametrize(
    ("script", "answer"),
    [
        ([HELLO], (200, b"hello")),
        ([bytes([byte]) for byte in HELLO], (200, b"hello")),
        ([CHUNKED, b"2\r\nhe\r\n", b"3;a=b\r\nllo\r\n0\r\n\r\n"], (200, b"hello")),
        ([CHUNKED, b"5\r\nhello\r\n0\r\nA-Trailer: 1\r\n\r\n"], (200, b"hello")),
        ([b"HTTP/1.1 200 OK\r\n\r\nhel", b"lo", END], (200, b"hello")),
        ([b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", END], (200, b"hello")),
        ([b"HTTP/1.1 100 Continue\r\n\r\n", HELLO], (200, b"hello")),
        ([b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n", PAUSE, HELLO], (200, b"hello")),
        ([b"HTTP/1.1 204 No Content\r\n\r\n"], (204, b"")),
        ([b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"], (302, b"")),
        ([b"HTTP/1.1 599 Never seen\r\ncontent-length: 2\r\n\r\nno"], (599, b"no")),
        ([b"HTTP/1.1 200 OK\r\nContent-Length: 600000\r\n\r\n", b"x" * 600_000],
         (200, b"x" * 600_000)),
    ],
)  # fmt: skip
async def test_an_answer_is_read_in_whatever_way_it_comes(
    line: Line, script: list[bytes], answer: tuple[int, bytes]
) -> None:
    line.server.scripts = [script, [HELLO]]
    assert await line.post() == answer
    assert await line.post() == (200, b"hello")


@pytest.mark.parametrize(
    "script",
    [
        [END],
        [b"HTTP/1.1 200 OK\r\nContent-Le", END],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel", END],
        [CHUNKED, b"5\r\nhello\r\n", END],
        [CHUNKED, b"xyz\r\nhello\r\n"],
        [b"HTTP/1.1 100 Continue\r\n\r\n", END],
        [
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n",
            b"!",
        ],
        [b"no HTTP at all\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"],
    ],
)
async def test_an_answer_that_is_not_whole_is_lost_and_the_next_one_is_not(
    line: Line, script: list[bytes]
) -> None:
    line.server.scripts = [script, [HELLO]]
    with pytest.raises(LostError):
        await line.post()
    assert await line.post() == (200, b"hello")
    assert line.server.used() == [1, 2]


@pytest.mark.parametrize(
    ("first", "used"),
    [
        ([HELLO], [1, 1]),
        ([HELLO, END], [1, 2]),
        ([HELLO + b"HTTP/1.1 408 Too late\r\nContent-Length: 0\r\n\r\n"], [1, 2]),
        ([HELLO, PAUSE, b"HTTP/1.1 408 Too late\r\nContent-Length: 0\r\n\r\n"], [1, 2]),
        ([b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"], [1, 2]),
        ([b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"], [1, 2]),
    ],
)
async def test_a_connection_is_used_again_as_long_as_it_is_whole(
    line: Line, first: list[bytes], used: list[int]
) -> None:
    line.server.scripts = [first, [HELLO]]
    assert await line.post() == (200, b"hello")
    await asyncio.sleep(0.15)
    assert await line.post() == (200, b"hello")
    assert line.server.used() == used


async def test_a_connection_that_was_not_used_for_long_is_not_used_any_more(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.server.scripts = [[HELLO], [HELLO]]
    await line.post()
    monkeypatch.setattr(kept, "_KEPT", 0.01)
    await asyncio.sleep(0.05)
    await line.post()
    assert line.server.used() == [1, 2]


async def test_a_hundred_requests_at_once_get_each_its_own_answer(line: Line) -> None:
    def answer(number: int) -> list[bytes]:
        return [b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n%03d" % number]

    line.server.scripts = [answer(number) for number in range(300)]
    bodies: list[tuple[int, bytes]] = []
    for _ in range(3):
        bodies += await asyncio.gather(*[line.post() for _ in range(100)])
    assert sorted(int(body) for _, body in bodies) == list(range(300))
    assert line.server.connections <= 100


async def test_an_answer_that_nobody_waits_for_is_never_taken_for_another(line: Line) -> None:
    late = [PAUSE, b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate"]
    line.server.scripts = [late, [HELLO]]
    waiting = asyncio.create_task(line.post())
    await asyncio.sleep(0.03)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert await line.post() == (200, b"hello")
    assert line.server.used() == [1, 2]


async def test_only_silence_ends_the_patience(line: Line) -> None:
    slow = [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"]
    slow += [part for byte in b"hello" for part in (PAUSE, bytes([byte]))]
    line.server.scripts = [slow, [b"HTTP/1.1 200", PAUSE, PAUSE, PAUSE], [HELLO]]
    short = Seconds(5.0, 5.0, 0.15)
    assert await line.post(seconds=short) == (200, b"hello")
    with pytest.raises(TimedOut):
        await line.post(seconds=short)
    assert await line.post() == (200, b"hello")
    assert line.server.used() == [1, 1, 2]


async def test_the_request_is_one_that_every_server_understands(line: Line) -> None:
    line.server.scripts = [[HELLO]]
    await line.post('{"text": "жыл"}'.encode())
    host = line.address.removeprefix("http://").encode()
    assert line.server.requests == [
        (
            1,
            b"POST /bot1:a/getMe HTTP/1.1\r\nHost: " + host + b"\r\n"
            b"Content-Type: application/json\r\nContent-Length: 18\r\n\r\n"
            + '{"text": "жыл"}'.encode(),
        )
    ]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://host.invalid"])
async def test_without_a_connection_nothing_is_sent(line: Line, address: str) -> None:
    with pytest.raises(NotSentError):
        await line.wires.post(address, b"{}", SECONDS)


async def test_who_waits_when_all_is_closed_waits_no_longer(line: Line) -> None:
    line.server.scripts = [[b"HTTP/1.1 200 OK\r\n\r\nhel", *[PAUSE] * 9]]
    waiting = asyncio.create_task(line.post())
    await line.settle()
    await line.wires.close()
    with pytest.raises(LostError):
        await waiting


@pytest.mark.parametrize(
    ("host", "knows_it", "error"),
    [
        ("localhost", True, None),
        ("127.0.0.1", True, NotSentError),
        ("localhost", False, NotSentError),
    ],
)
async def test_only_the_server_that_the_certificate_names_is_spoken_to(
    host: str, knows_it: bool, error: type[TelegramError] | None
) -> None:
    server, ours = Scripted([[HELLO], [HELLO]]), ssl.create_default_context()
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(LOCALHOST)
    if knows_it:
        ours.load_verify_locations(LOCALHOST)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=theirs)
    wires, port = Wires(ours), listening.sockets[0].getsockname()[1]
    if error is None:
        for _ in range(2):
            assert await wires.post(f"https://{host}:{port}/a", b"{}", SECONDS) == (200, b"hello")
    else:
        with pytest.raises(error):
            await wires.post(f"https://{host}:{port}/a", b"{}", SECONDS)
    await wires.close()
    listening.close()
    assert server.used() == ([1, 1] if error is None else [])
