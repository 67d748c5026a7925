"""Replies a second, and what a reply takes of the processor: a bot that polls on this machine.

python tests/benchmarks/replies.py: prints a table in Markdown, our bot beside a bare echo bot.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
sys.path[:0] = [str(_ROOT), str(_ROOT / "tests" / "bot")]

from bot_api import TOKEN, message  # noqa: E402
from double import Telegram  # noqa: E402
from double.server import Server  # noqa: E402
from questions import different_questions  # noqa: E402

from knowledge.exchange.packaged import open_knowledge  # noqa: E402

COUNT, ROUNDS, WARM_UP = 600, 3, 100
CHATS = 50
ECHO = [sys.executable, str(_HERE / "echo_bot.py")]
OURS = [sys.executable, "-m", "bot", "run"]


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a bot answers: replies a second, and milliseconds of the processor for each."""

    per_second: float
    processor_ms: float


def compare(store_file: Path, rounds: int = ROUNDS) -> dict[str, Speed]:
    """Our bot and the echo bot, by turns; of each the median of the rounds."""
    with open_knowledge(store_file) as store:
        questions = different_questions(store, WARM_UP + COUNT)
    measured: dict[str, list[Speed]] = {"ours": [], "echo": []}
    for _ in range(rounds):
        for name, speeds in measured.items():
            speeds.append(_measure(name, store_file, questions))
    return {name: _median(speeds) for name, speeds in measured.items()}


def _measure(name: str, store_file: Path, questions: Sequence[str]) -> Speed:
    with Server(Telegram(), TOKEN) as server:
        process = _started(name, store_file, server.address)
        try:
            _answered(server, questions[:WARM_UP])
            processor, began = _processor_seconds(process.pid), time.perf_counter()
            _answered(server, questions[WARM_UP:])
            seconds = time.perf_counter() - began
            processor = _processor_seconds(process.pid) - processor
        finally:
            process.terminate()
            process.wait()
    count = len(questions) - WARM_UP
    return Speed(count / seconds, processor / count * 1000)


def _answered(server: Server, questions: Sequence[str]) -> None:
    """Ask all at once, in many chats, and wait until all are answered."""
    before = sum(call.method == "sendMessage" for call in server.telegram.calls)
    server.tell(*(_asked(number, text) for number, text in enumerate(questions)))
    server.wait_for("sendMessage", before + len(questions), 120)


def _asked(number: int, text: str) -> dict[str, object]:
    chat = {"id": 1 + number % CHATS, "type": "private", "first_name": "Aigul"}
    return message(text, chat=chat, user={**chat, "is_bot": False, "language_code": "en"})


def _started(name: str, store_file: Path, address: str) -> subprocess.Popen[bytes]:
    settings = {
        "MIGBOT_TOKEN": TOKEN, "MIGBOT_API_URL": address, "MIGBOT_DB": str(store_file),
        "MIGBOT_MAX_RATE": "0", "PYTHONPATH": str(_ROOT), "NO_PROXY": "127.0.0.1",
    }  # fmt: skip
    command = OURS if name == "ours" else [*ECHO, address, TOKEN]
    return subprocess.Popen(
        command, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _processor_seconds(process: int) -> float:
    """What a process has used of the processor so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _median(speeds: Sequence[Speed]) -> Speed:
    return Speed(
        statistics.median(speed.per_second for speed in speeds),
        statistics.median(speed.processor_ms for speed in speeds),
    )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        compared = compare(Path(folder) / "store.sqlite3")
    print("| | replies a second | processor for a reply |\n|---|---|---|")
    for name, speed in compared.items():
        print(f"| {name} | {speed.per_second:.0f} | {speed.processor_ms:.2f} ms |")


if __name__ == "__main__":
    main()
