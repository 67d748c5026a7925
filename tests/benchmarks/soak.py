"""Memory over very many updates: python tests/benchmarks/soak.py [UPDATES], 200,000 if not said.

Prints the memory of the bot every 20,000 updates; hundreds of questions are asked again and again.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from load import Kind, Running, asked, running
from questions import different_questions

from knowledge.exchange.packaged import open_knowledge

UPDATES, TOLD_EVERY, AT_ONCE = 200_000, 20_000, 500
QUESTIONS, CHATS = 1500, 20_000


def soak(bot: Running, questions: list[str], updates: int) -> None:
    """Ask at random, and print the memory as it goes on."""
    chance, began = random.Random(1), time.monotonic()
    for done in range(0, updates, AT_ONCE):
        if done % TOLD_EVERY == 0:
            _tell(bot, done, time.monotonic() - began)
        numbers = range(done, min(done + AT_ONCE, updates))
        bot.ask([asked(chance.randrange(CHATS), chance.choice(questions), CHATS) for _ in numbers])
    _tell(bot, updates, time.monotonic() - began)


def _tell(bot: Running, done: int, seconds: float) -> None:
    print(f"{done:>7} updates: {bot.memory_mb():6.1f} MB, {seconds:6.0f} s", flush=True)


def main() -> None:
    """Run it for as long as it takes."""
    updates = int(sys.argv[1]) if len(sys.argv) > 1 else UPDATES
    with tempfile.TemporaryDirectory() as folder:
        store_file = Path(folder) / "store.sqlite3"
        with open_knowledge(store_file) as store:
            questions = different_questions(store, QUESTIONS)
        with running(Kind.POLLING, store_file) as bot:
            soak(bot, questions, updates)


if __name__ == "__main__":
    main()
