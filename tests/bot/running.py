"""The real process, which polls a Telegram that is played over HTTP on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot_api import TOKEN
from double import Call, Telegram
from double.server import Server

PATIENCE = 60


@dataclass
class Running:
    """A bot that runs, the server that it polls, and once it has ended what it wrote."""

    server: Server
    process: Process
    log: str = ""

    def answers(
        self, *updates: dict[str, Any], method: str = "sendMessage", count: int = 1
    ) -> list[Call]:
        """The calls of a method that updates lead to, once there are so many."""
        before = len([call for call in self.server.telegram.calls if call.method == method])
        self.server.tell(*updates)
        return self.server.wait_for(method, before + count, PATIENCE)[before:]


@contextmanager
def running(folder: Path, store_file: Path, **settings: str) -> Iterator[Running]:
    """The bot, from its first poll on; it has ended well when it is left."""
    with Server(Telegram(), TOKEN) as server:
        process = started(
            folder, MIGBOT_TOKEN=TOKEN, MIGBOT_API_URL=server.address, MIGBOT_DB=str(store_file),
            **settings,
        )  # fmt: skip
        bot = Running(server, process)
        try:
            yield bot
        finally:
            process.terminate()
            bot.log = ended(process)


class Process(subprocess.Popen[str]):
    """`migbot run`; what it writes goes into a file, as a pipe that no one reads would stop it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._written = tempfile.TemporaryFile("w+")  # noqa: SIM115 (as long as the process)
        super().__init__(
            [sys.executable, "-m", "bot", "run"],
            cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, stdout=self._written, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def log(self) -> str:
        """What it has written so far."""
        self._written.seek(0)
        return self._written.read()


def started(folder: Path, **settings: str) -> Process:
    """`migbot run` in a folder of its own; a token that this machine has is not seen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MIGBOT_")}
    # without an installation, the packages are found where this process has found them
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    return Process(folder, {**kept, "NO_PROXY": "127.0.0.1", **settings})


def ended(process: Process) -> str:
    """What the process wrote, once it has ended."""
    try:
        process.wait(PATIENCE)
        return process.log()
    finally:
        process.kill()
