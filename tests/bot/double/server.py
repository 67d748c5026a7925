"""The Bot API over HTTP on this machine."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl

from double.faults import AnyFault, Failure, Fault, Instead
from double.played import Call, Telegram, decoded

_HOST = "127.0.0.1"
_LONGEST_POLL = 50.0
_NOT_FOUND = Failure(404, "Not Found")
_WEBHOOK_IS_SET = Failure(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first",
)
_DISPOSITION = re.compile(rb'name="([^"]*)"(?:; filename="([^"]*)")?')


class Server:
    """Plays Telegram for one token on a port, in a thread of its own.

    Stopped, it refuses connections; started again, it is on the same port, and nothing is lost.
    """

    def __init__(self, telegram: Telegram, token: str, port: int = 0) -> None:
        self.telegram = telegram
        self._token = token
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._called = threading.Condition()
        self._arrived = asyncio.Event()
        self._writers: set[asyncio.StreamWriter] = set()
        self._listening: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self._port}"

    def start(self) -> None:
        """Listen from now on."""
        self._run(self._start())

    def stop(self) -> None:
        """Cut all connections, and refuse new ones."""
        self._run(self._stop())

    def tell(self, *updates: dict[str, Any]) -> None:
        """Have updates fetched by the bot."""
        self._run(self._tell(updates))

    def wait_for(self, method: str, count: int = 1, timeout: float = 60.0) -> list[Call]:
        """The calls of a method, once there are so many. Raises TimeoutError."""

        def made() -> list[Call]:
            return [call for call in list(self.telegram.calls) if call.method == method]

        with self._called:
            if not self._called.wait_for(lambda: len(made()) >= count, timeout):
                raise TimeoutError(f"{len(made())} of {count} calls of {method}")
        return made()

    def _run(self, work: Awaitable[None]) -> None:
        async def run() -> None:
            await work

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(10)

    async def _start(self) -> None:
        self._listening = await asyncio.start_server(self._serve, _HOST, self._port)
        self._port = self._listening.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        if self._listening is not None:
            self._listening.close()
        for writer in self._writers:
            writer.transport.abort()

    async def _end(self) -> None:
        """Wait for nobody any longer, such as for those who poll."""
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _tell(self, updates: tuple[dict[str, Any], ...]) -> None:
        for update in updates:
            self.telegram.tell(update)
        self._arrived.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
                while await self._exchange(reader, writer):
                    pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False if the connection is to end with it."""
        head = await reader.readuntil(b"\r\n\r\n")
        path, headers = _head(head)
        content = await reader.readexactly(int(headers.get(b"content-length", 0)))
        token, _, method = path.removeprefix("/bot").rpartition("/")
        call = Call(method, *_parameters(headers.get(b"content-type", b""), content))
        fault = self.telegram.faults.next(method)
        if token != self._token:
            fault = _NOT_FOUND
        return await self._answer(call, fault, writer)

    async def _answer(
        self, call: Call, fault: AnyFault | None, writer: asyncio.StreamWriter
    ) -> bool:
        if fault is Fault.REFUSED:
            writer.transport.abort()
            return False
        if isinstance(fault, Failure):
            self.telegram.calls.append(call)
            self._notify()
            await self._write(writer, fault.code, json.dumps(fault.body).encode())
            return True
        status, body = await self._worked(call)
        self._notify()
        content = fault.body if isinstance(fault, Instead) else json.dumps(body).encode()
        if fault is Fault.RESET:
            writer.transport.abort()
            return False
        if fault is Fault.SILENCE:
            await asyncio.sleep(3600)
        is_cut = fault is Fault.TRUNCATED
        await self._write(writer, status, content[: len(content) // 2] if is_cut else content)
        return True

    def _notify(self) -> None:
        with self._called:
            self._called.notify_all()

    async def _worked(self, call: Call) -> tuple[int, dict[str, Any]]:
        if call.method == "getUpdates" and self.telegram.methods.webhook["url"]:
            return _WEBHOOK_IS_SET.code, _WEBHOOK_IS_SET.body
        if call.method == "getUpdates":
            return 200, {"ok": True, "result": await self._updates(call.parameters)}
        return self.telegram.answer(call)

    async def _updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """The updates that wait, or the next ones that come within the time asked for."""
        patience = min(float(parameters.get("timeout") or 0), _LONGEST_POLL)
        updates = self.telegram.updates(parameters)
        if not updates and patience:
            self._arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), patience)
            updates = self.telegram.updates(parameters)
        return updates

    async def _write(self, writer: asyncio.StreamWriter, status: int, content: bytes) -> None:
        head = (
            f"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        writer.write(head.encode() + content)
        await writer.drain()


def _head(head: bytes) -> tuple[str, dict[bytes, bytes]]:
    """The path and the headers of a request."""
    first, *lines = head.rstrip().split(b"\r\n")
    headers = (line.partition(b":") for line in lines)
    return first.split(b" ")[1].decode(), {name.lower(): text.strip() for name, _, text in headers}


def _parameters(kind: bytes, content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The parameters and the files of a call."""
    if kind == b"application/json":
        return json.loads(content), {}
    if not kind.startswith(b"multipart/"):
        return decoded(dict(parse_qsl(content.decode(), keep_blank_values=True))), {}
    boundary = b"--" + kind.partition(b"boundary=")[2].strip(b'"')
    texts: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in content.split(boundary)[1:-1]:
        head, _, body = part[2:-2].partition(b"\r\n\r\n")
        match = _DISPOSITION.search(head)
        assert match is not None
        if match[2] is None:
            texts[match[1].decode()] = body.decode()
        else:
            files[match[1].decode()] = body
    return decoded(texts), files
