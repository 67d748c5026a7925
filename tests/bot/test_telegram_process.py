"""The real process, polling a Bot API of our own over HTTP on this machine."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import pytest
from bot_api import BOT, TOKEN, message

pytestmark = pytest.mark.slow

PATIENCE = 60


class Handler(BaseHTTPRequestHandler):
    """Answers one call of a method."""

    updates: ClassVar[queue.Queue[dict[str, Any]]]
    sent: ClassVar[queue.Queue[dict[str, str]]]
    knows_token: ClassVar[bool]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        _, token, method = self.path.split("/")
        if token != f"bot{TOKEN}" or not self.knows_token:
            self._answer(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        else:
            self._answer(200, {"ok": True, "result": self._result(method, dict(parse_qsl(body)))})

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _result(self, method: str, parameters: dict[str, str]) -> object:
        if method == "getMe":
            return BOT
        if method == "getUpdates":
            return self._updates()
        if method == "sendMessage":
            self.sent.put(parameters)
            chat = {"id": int(parameters["chat_id"]), "type": "private"}
            return {"message_id": 1, "date": 0, "chat": chat, "from": BOT}
        return True

    def _updates(self) -> list[dict[str, Any]]:
        try:
            return [self.updates.get(timeout=0.2)]
        except queue.Empty:
            return []

    def _answer(self, code: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def bot_api_server(*, knows_token: bool = True) -> Iterator[tuple[str, type[Handler]]]:
    """A Bot API on a free port of this machine."""

    class Played(Handler):
        updates: ClassVar[queue.Queue[dict[str, Any]]] = queue.Queue()
        sent: ClassVar[queue.Queue[dict[str, str]]] = queue.Queue()

    Played.knows_token = knows_token
    server = ThreadingHTTPServer(("127.0.0.1", 0), Played)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", Played
    finally:
        server.shutdown()
        server.server_close()


def started(folder: Path, **settings: str) -> subprocess.Popen[str]:
    """`migbot run` in a folder of its own; a token that this machine has is not seen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MIGBOT_")}
    # without an installation, the packages are found where this process has found them
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder, env={**kept, "NO_PROXY": "127.0.0.1", **settings},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> str:
    """What the process wrote, once it has ended."""
    try:
        return process.communicate(timeout=PATIENCE)[0]
    finally:
        process.kill()


def test_the_process_answers_and_its_log_is_without_the_token(
    tmp_path: Path, store_file: Path
) -> None:
    with bot_api_server() as (address, played):
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=address, MIGBOT_DB=str(store_file)
        )
        try:
            played.updates.put(message("/balance 2024"))
            reply = played.sent.get(timeout=PATIENCE)
        finally:
            process.terminate()
            log = ended(process)
    assert "+16,550" in reply["text"], log
    assert reply["chat_id"] == "77"
    assert TOKEN not in log
    assert TOKEN.split(":")[1] not in log
    assert "Traceback" not in log
    assert process.returncode == 0


def test_without_a_token_it_says_how_to_get_one(tmp_path: Path) -> None:
    process = started(tmp_path)
    said = ended(process)
    assert process.returncode == 2
    assert said.count("\n") == 1
    for words in ("MIGBOT_TOKEN", "@BotFather", "`migbot chat` needs no token"):
        assert words in said


@pytest.mark.parametrize("name", ["MIGBOT_API_URL"])
def test_a_setting_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    process = started(tmp_path, MIGBOT_TOKEN=TOKEN, **{name: "no address"})
    said = ended(process)
    assert process.returncode == 2
    assert name in said
    assert TOKEN not in said
    assert "Traceback" not in said


def test_a_token_that_telegram_does_not_know_ends_the_process(
    tmp_path: Path, store_file: Path
) -> None:
    with bot_api_server(knows_token=False) as (address, _):
        process = started(
            tmp_path, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=address, MIGBOT_DB=str(store_file)
        )
        log = ended(process)
    assert process.returncode == 2
    assert "@BotFather" in log
    assert TOKEN not in log
