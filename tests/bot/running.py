"""The real process, which polls a Telegram that is played over HTTP on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
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
    process: subprocess.Popen[str]
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
