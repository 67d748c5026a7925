"""The server of the webhook, and all that can come over a connection to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

import pytest
import pytest_asyncio

from bot.operate.address import SocketFile, bound
from bot.telegram.http import served
from bot.telegram.http.served import LONGEST_BODY, LONGEST_HEAD
from bot.telegram.webhook import Webhook

SECRET = b"X-Telegram-Bot-Api-Secret-Token: known-to-telegram-only\r\n"
POST = b"POST /updates HTTP/1.1\r\nHost: bot\r\n" + SECRET
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
LAST_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
BAD = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n"
)
FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
NO_SUCH_METHOD = (
    b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)
TOO_LARGE = b"HTTP/1.1 413 %b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % (
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE.phrase.encode()  # its words depend on the version of Python
)
EXPECT = b"Expect: 100-continue\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


def posted(body: bytes, head: bytes = POST) -> bytes:
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


@dataclass
class Taking:
    """A webhook, and what it has taken."""

    path: Path
    taken: list[Sequence[bytes]] = field(default_factory=list)
    error: Exception | None = None
    bad: bytes | None = None  # the only one that cannot be taken; if none is named, none can

    def __post_init__(self) -> None:
        public, secret = "https://bot.example.org/updates", "known-to-telegram-only"
        self.webhook = Webhook(public, secret, self.take)

    def take(self, bodies: Sequence[bytes]) -> None:
        if self.error is not None and (self.bad is None or self.bad in bodies):
            raise self.error
        self.taken.append(bodies)

    @property
    def bodies(self) -> list[bytes]:
        return [body for together in self.taken for body in together]

    async def open(self) -> Connection:
        return Connection(*await asyncio.open_unix_connection(str(self.path)))


@dataclass
class Connection:
    """A connection of a proxy."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, *parts: bytes) -> None:
        for part in parts:
            self.writer.write(part)
            await asyncio.sleep(0)

    async def hear(self, count: int) -> bytes:
        return await asyncio.wait_for(self.reader.readexactly(count), 5)

    async def all_of_it(self) -> bytes:
        """All that is answered until the connection is closed from there."""
        return await asyncio.wait_for(self.reader.read(), 5)


@pytest_asyncio.fixture
async def taking(tmp_path: Path) -> AsyncIterator[Taking]:
    taking = Taking(tmp_path / "updates.sock")
    await taking.webhook.begin(bound(SocketFile(taking.path)))
    yield taking
    await taking.webhook.end()


ENDLESS = POST + b"Transfer-Encoding: chunked\r\n\r\n"
CHUNKED = ENDLESS + b"3\r\none\r\n4\r\n two\r\n0\r\n\r\n"
LONG = POST.replace(SECRET, b"") + b"Content-Length: 3000000\r\n"  # a body that does not come


@pytest.mark.parametrize(
    ("request_", "answer", "bodies"),
    [
        (posted(b"one"), OK, [b"one"]),
        (posted(b""), OK, [b""]),
        (posted(b"one", POST.replace(b"X-Telegram", b"x-tELEGRAM")), OK, [b"one"]),
        (CHUNKED, OK, [b"one two"]),
        (posted(b"one", POST + b"Connection: close\r\n"), LAST_OK, [b"one"]),
        (posted(b"one", POST.replace(b"HTTP/1.1", b"HTTP/1.0")), LAST_OK, [b"one"]),
        (posted(b"one", POST + EXPECT), CONTINUE + OK, [b"one"]),
        (posted(b"one", POST.replace(b"HTTP/1.1", b"HTTP/1.0") + EXPECT), LAST_OK, [b"one"]),
        (posted(b"x" * 3_000_000), OK, [b"x" * 3_000_000]),
        (posted(b"one", POST.replace(SECRET, b"")), FORBIDDEN, []),
        (posted(b"x" * LONGEST_BODY), OK, [b"x" * LONGEST_BODY]),
        (posted(b"x" * (LONGEST_BODY + 1)), TOO_LARGE, []),
        (ENDLESS + b"8000\r\n%b\r\n" % (b"x" * 0x8000) * 513, TOO_LARGE, []),
        (posted(b"x" * 3_000_000, POST.replace(SECRET, b"")), FORBIDDEN, []),
        (LONG + b"\r\n", FORBIDDEN, []),
        (LONG + EXPECT + b"\r\n", FORBIDDEN, []),
        (LONG.replace(b"/updates", b"/") + EXPECT + b"\r\n", NOT_FOUND, []),
        (LONG.replace(b"POST", b"PUT") + EXPECT + b"\r\n", NO_SUCH_METHOD, []),
        (b"rubbish\r\n\r\n", BAD, []),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", BAD, []),
        (POST + b"Content-Length: x\r\n\r\n", BAD, []),
        (POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", BAD, []),
        (POST + b"Connection: upgrade\r\nUpgrade: websocket\r\n\r\n", BAD, []),
        (POST + b"X: " + b"x" * (LONGEST_HEAD + 1), TOO_LONG, []),
        (POST + b"X: y\r\n" * (LONGEST_HEAD // 6), TOO_LONG, []),
        (b"POST /" + b"x" * (LONGEST_HEAD + 1), TOO_LONG, []),
    ],
    ids=lambda value: bytes(value[:40]) if isinstance(value, bytes) else "",
)
async def test_what_comes_is_answered_as_http_has_it(
    taking: Taking, request_: bytes, answer: bytes, bodies: list[bytes]
) -> None:
    connection = await taking.open()
    await connection.send(request_)
    assert await connection.hear(len(answer)) == answer
    if b"Connection: close" in answer:
        assert await connection.all_of_it() == b""
    else:
        await connection.send(posted(b"the next"))
        assert await connection.hear(len(OK)) == OK
        bodies = [*bodies, b"the next"]
    assert taking.bodies == bodies


@pytest.mark.parametrize("size", [1, 7, 100])
async def test_a_request_may_come_in_pieces(taking: Taking, size: int) -> None:
    connection, request_ = await taking.open(), CHUNKED + posted(b"three")
    answers = [len(CHUNKED), len(request_)]
    for first, last in zip((0, *answers), answers, strict=False):
        one = request_[first:last]
        await connection.send(*(one[at : at + size] for at in range(0, len(one), size)))
        assert await connection.hear(len(OK)) == OK
    assert taking.bodies == [b"one two", b"three"]


async def test_half_a_request_is_nothing(taking: Taking) -> None:
    connection = await taking.open()
    await connection.send(posted(b"one")[:-1])
    connection.writer.close()
    other = await taking.open()
    await other.send(posted(b"two"))
    assert await other.hear(len(OK)) == OK
    assert taking.bodies == [b"two"]


async def test_updates_that_come_together_are_taken_together(taking: Taking) -> None:
    connections = [await taking.open() for _ in range(5)]
    while len(taking.webhook._open_ones) < len(connections):
        await asyncio.sleep(0)
    for number, connection in enumerate(connections):
        connection.writer.write(posted(b"%d" % number))
    assert [await connection.hear(len(OK)) for connection in connections] == [OK] * 5
    assert [sorted(together) for together in taking.taken] == [[b"0", b"1", b"2", b"3", b"4"]]


async def test_what_comes_together_with_a_bad_update_is_taken_nevertheless(
    taking: Taking, caplog: pytest.LogCaptureFixture
) -> None:
    connections = [await taking.open() for _ in range(3)]
    while len(taking.webhook._open_ones) < len(connections):
        await asyncio.sleep(0)
    taking.error, taking.bad = ValueError("unheard of"), b"1"
    for number, connection in enumerate(connections):
        connection.writer.write(posted(b"%d" % number))
    answers = [(await connection.hear(len(OK)))[:12] for connection in connections]
    assert answers == [b"HTTP/1.1 200", b"HTTP/1.1 500", b"HTTP/1.1 200"]
    assert sorted(taking.taken) == [[b"0"], [b"2"]]
    assert caplog.text.count("could not be taken") == 1


async def test_nothing_is_taken_after_a_refusal(taking: Taking) -> None:
    connection = await taking.open()
    await connection.send(posted(b"one", POST.replace(SECRET, b"")) + posted(b"two", POST + EXPECT))
    assert await connection.all_of_it() == FORBIDDEN
    await connection.send(posted(b"three"))
    await taking.webhook.end()
    assert taking.bodies == []


async def test_who_reads_no_refusal_is_left_after_a_while(
    taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served, "_LINGER", 0.01)
    connection = await taking.open()
    await connection.send(LONG + b"\r\n")
    assert await connection.all_of_it() == FORBIDDEN
    while taking.webhook._open_ones:
        await asyncio.sleep(0.01)
    with pytest.raises(ConnectionError):
        for _ in range(3):
            connection.writer.write(b"x")
            await connection.writer.drain()


async def test_rubbish_after_the_last_request_takes_nothing_from_its_answer(taking: Taking) -> None:
    connection = await taking.open()
    await connection.send(posted(b"one", POST + b"Connection: close\r\n") + b"rubbish\r\n\r\n")
    assert await connection.all_of_it() == LAST_OK
    assert taking.bodies == [b"one"]


async def test_who_does_not_wait_for_an_answer_gets_none(taking: Taking) -> None:
    connection = await taking.open()
    await connection.send(posted(b"one") + posted(b"two", POST.replace(SECRET, b"")))
    assert await connection.all_of_it() == b""
    assert taking.bodies == [b"one"]


async def test_what_could_not_be_taken_is_sent_again(
    taking: Taking, caplog: pytest.LogCaptureFixture
) -> None:
    connection, taking.error = await taking.open(), OSError("the disk is gone")
    await connection.send(posted(b"my words"))
    assert (await connection.hear(12)) == b"HTTP/1.1 500"
    assert "could not be taken" in caplog.text
    assert "my words" not in caplog.text
    await connection.reader.readuntil(b"\r\n\r\n")
    taking.error = None
    await connection.send(posted(b"my words"))
    assert await connection.hear(len(OK)) == OK


async def test_what_has_come_before_the_end_is_taken_and_answered(taking: Taking) -> None:
    connection = await taking.open()
    connection.writer.write(posted(b"one"))
    while not taking.webhook._waiting:
        await asyncio.sleep(0)
    await taking.webhook.end()
    assert await connection.all_of_it() == OK
    assert taking.bodies == [b"one"]
    with pytest.raises(ConnectionRefusedError):
        await taking.open()
