"""Replies a second, and what a reply takes: a bot on this machine, beside a bare echo bot.

python tests/benchmarks/replies.py: prints tables in Markdown. The same questions are asked twice:
in 50 chats all at once, and then in another order, as most readers ask what others have asked.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from load import Kind, Running, asked, running
from questions import different_questions

from knowledge.exchange.packaged import open_knowledge

COUNT, ROUNDS, WARM_UP = 600, 3, 100
LATENCY_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a bot answers: replies a second, and milliseconds of the processor for each."""

    per_second: float
    processor_ms: float


@dataclass(frozen=True, slots=True)
class Measured:
    """How fast questions are answered for the first time, and when they are asked again."""

    first: Speed
    again: Speed


def compare(
    store_file: Path, rounds: int = ROUNDS, kinds: Sequence[Kind] = tuple(Kind)
) -> dict[Kind, Measured]:
    """The bots by turns; of each the median of the rounds."""
    questions = _questions(store_file, WARM_UP + COUNT)
    measured: dict[Kind, list[Measured]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind, found in measured.items():
            with running(kind, store_file) as bot:
                found.append(_measured(bot, questions))
    return {
        kind: Measured(_median([m.first for m in found]), _median([m.again for m in found]))
        for kind, found in measured.items()
    }


def latencies(store_file: Path, kind: Kind, per_second: float) -> list[float]:
    """Milliseconds from handing a question over to its answer, at a steady rate, sorted."""
    questions = _questions(store_file, WARM_UP + COUNT)
    chance = random.Random(1)
    count = round(per_second * LATENCY_SECONDS)
    with running(kind, store_file) as bot:
        _ask(bot, questions[:WARM_UP])
        told: dict[int, float] = {}
        began = time.perf_counter()
        for number in range(count):
            time.sleep(max(0.0, began + number / per_second - time.perf_counter()))
            update = asked(1000 + number, chance.choice(questions), 10**9)
            told[update["message"]["chat"]["id"]] = time.perf_counter()
            bot.hand_over([update])
        while bot.telegram.sent < WARM_UP + count:
            time.sleep(0.01)
    return sorted((bot.telegram.sent_at[chat] - at) * 1000 for chat, at in told.items())


def _questions(store_file: Path, count: int) -> list[str]:
    with open_knowledge(store_file) as store:
        return different_questions(store, count)


def _measured(bot: Running, questions: Sequence[str]) -> Measured:
    _ask(bot, questions[:WARM_UP])
    asked_first = questions[WARM_UP:]
    asked_again = random.Random(1).sample(asked_first, len(asked_first))
    return Measured(_ask(bot, asked_first), _ask(bot, asked_again))


def _ask(bot: Running, texts: Sequence[str]) -> Speed:
    """Ask all at once, in many chats, and wait until all are answered."""
    updates = [asked(number, text) for number, text in enumerate(texts)]
    processor, began = bot.processor_seconds(), time.perf_counter()
    bot.ask(updates)
    seconds, processor = time.perf_counter() - began, bot.processor_seconds() - processor
    return Speed(len(texts) / seconds, processor / len(texts) * 1000)


def _median(speeds: Sequence[Speed]) -> Speed:
    return Speed(
        statistics.median(speed.per_second for speed in speeds),
        statistics.median(speed.processor_ms for speed in speeds),
    )


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        store_file = Path(folder) / "store.sqlite3"
        compared = compare(store_file)
        print("| | replies/s | processor | asked again: replies/s | processor |")
        print("|---|---|---|---|---|")
        for kind, found in compared.items():
            cells = [
                f"{speed.per_second:.0f} | {speed.processor_ms:.2f} ms"
                for speed in (found.first, found.again)
            ]
            print(f"| {kind.value} | {' | '.join(cells)} |", flush=True)
        rate = compared[Kind.POLLING].first.per_second / 2
        found_ms = latencies(store_file, Kind.POLLING, rate)
        shares = statistics.quantiles(found_ms, n=100)
        print(f"\nat {rate:.0f} a second: median {shares[49]:.1f} ms, 99 % {shares[98]:.1f} ms")


if __name__ == "__main__":
    main()
