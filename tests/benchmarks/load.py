"""A Telegram that only counts, and bots that run against it on this machine."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "bot")]

from bot_api import TOKEN, message  # noqa: E402
from double import BOT, Call, Telegram  # noqa: E402
from double.server import Server  # noqa: E402

PATIENCE = 300.0  # seconds
CHATS = 50
_AT_ONCE = 40  # requests of a webhook, as many as Telegram makes unless told otherwise
_PUBLIC = "https://bot.example.org/updates"


class Kind(Enum):
    """Which bot runs, and how updates come to it."""

    ECHO = "echo bot, polling"
    POLLING = "ours, polling"
    WEBHOOK = "ours, webhook"


class Counting(Telegram):
    """Takes messages without checking or keeping them, so that the bot is what is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = 0
        self.sent_at: dict[int, float] = {}  # the last message to each chat

    def tell(self, update: dict[str, Any]) -> None:
        self.waiting.append(update)

    def answer(self, call: Call) -> tuple[int, dict[str, Any]]:
        if call.method != "sendMessage":
            return super().answer(call)
        said = call.parameters
        self.sent += 1
        self.sent_at[said["chat_id"]] = time.perf_counter()
        sent = {
            "message_id": self.sent, "date": 1, "from": BOT, "text": said["text"],
            "chat": {"id": said["chat_id"], "type": "private"},
        }  # fmt: skip
        if "reply_markup" in said:
            sent["reply_markup"] = said["reply_markup"]
        return 200, {"ok": True, "result": sent}


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that runs, and the Telegram that it talks with."""

    telegram: Counting
    server: Server
    process: int
    socket: Path | None  # to which updates are posted, None if the bot polls

    def ask(self, updates: Sequence[dict[str, Any]]) -> None:
        """Hand all updates over at once, and wait until as many messages were sent."""
        until, count = time.monotonic() + PATIENCE, self.telegram.sent + len(updates)
        self.hand_over(updates)
        while self.telegram.sent < count:
            if time.monotonic() > until:
                raise TimeoutError(f"{count - self.telegram.sent} of {len(updates)} not answered")
            time.sleep(0.002)

    def hand_over(self, updates: Sequence[dict[str, Any]]) -> None:
        """Have the updates fetched, or post them."""
        if self.socket is None:
            self.server.tell(*updates)
        else:
            requests = _requests(self.telegram.methods.secret_token or "", updates)
            asyncio.run(_posted(self.socket, iter(requests)))

    def processor_seconds(self) -> float:
        """What the process has used of the processor so far (Linux)."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """The memory that the process holds (Linux)."""
        lines = Path(f"/proc/{self.process}/status").read_text().splitlines()
        (held,) = (line.split()[1] for line in lines if line.startswith("VmRSS:"))
        return int(held) / 1024


@contextmanager
def running(kind: Kind, store_file: Path) -> Iterator[Running]:
    """The bot, from its start to its end."""
    telegram = Counting()
    with Server(telegram, TOKEN) as server, tempfile.TemporaryDirectory() as folder:
        socket = Path(folder) / "updates.sock" if kind is Kind.WEBHOOK else None
        process = _started(kind, store_file, server.address, socket)
        try:
            if socket is not None:
                server.wait_for("setWebhook")
            yield Running(telegram, server, process.pid, socket)
        finally:
            process.terminate()
            process.wait()


def asked(number: int, text: str, chats: int = CHATS) -> dict[str, Any]:
    """A question of a reader in one of so many private chats."""
    chat = {"id": 1 + number % chats, "type": "private", "first_name": "Aigul"}
    return message(text, chat=chat, user={**chat, "is_bot": False, "language_code": "en"})


def _started(
    kind: Kind, store_file: Path, address: str, socket: Path | None
) -> subprocess.Popen[bytes]:
    settings = {
        "MIGBOT_TOKEN": TOKEN, "MIGBOT_API_URL": address, "MIGBOT_DB": str(store_file),
        "MIGBOT_MAX_RATE": "0", "PYTHONPATH": str(_ROOT), "NO_PROXY": "127.0.0.1",
    }  # fmt: skip
    if socket is not None:
        settings |= {
            "MIGBOT_WEBHOOK": "1", "MIGBOT_WEBHOOK_URL": _PUBLIC,
            "MIGBOT_WEBHOOK_LISTEN": f"unix:{socket}",
        }  # fmt: skip
    ours = [sys.executable, "-m", "bot", "run"]
    echo = [sys.executable, str(_HERE / "echo_bot.py"), address, TOKEN]
    return subprocess.Popen(
        echo if kind is Kind.ECHO else ours,
        env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


class _Posting(asyncio.Protocol):
    """A connection of a reverse proxy: it posts one request after the other, until none is left."""

    def __init__(self, requests: Iterator[bytes]) -> None:
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests = requests
        self._answered = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._post()

    def data_received(self, data: bytes) -> None:
        self._answered += data
        if not self._answered.endswith(b"\r\n\r\n"):  # the answer has no body
            return
        if self._answered.startswith(b"HTTP/1.1 200 "):
            self._answered = b""
            self._post()
        else:
            self._transport.close()

    def connection_lost(self, _: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_exception(ConnectionError(self._answered.decode()))

    def _post(self) -> None:
        request = next(self._requests, None)
        if request is not None:
            self._transport.write(request)
        else:
            self.ended.set_result(None)
            self._transport.close()


async def _posted(socket: Path, requests: Iterator[bytes]) -> None:
    """Post as a reverse proxy does, at a cost that hardly counts beside that of the bot."""
    loop = asyncio.get_running_loop()
    opened = (
        loop.create_unix_connection(lambda: _Posting(requests), str(socket))
        for _ in range(_AT_ONCE)
    )
    await asyncio.gather(*(posting.ended for _, posting in [await one for one in opened]))


def _requests(secret: str, updates: Sequence[dict[str, Any]]) -> list[bytes]:
    """What Telegram posts, made before the clock runs."""
    head = (
        f"POST {urlsplit(_PUBLIC).path} HTTP/1.1\r\nHost: {urlsplit(_PUBLIC).netloc}\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Type: application/json\r\n"
    )
    bodies = (json.dumps(update) for update in updates)  # ASCII
    return [f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode() for body in bodies]
