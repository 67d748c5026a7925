"""Replies a second, and what a reply takes: a bot on this machine, beside a bare echo bot.

python tests/benchmarks/replies.py: prints tables in Markdown. Questions are asked in 50 chats, all
at once: 12,000 times one of 600 by chance, as most readers ask what others have asked; then, of a bot
that has just been started, each of the 600 once, and each again.
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
TIMES = 20  # that each question is asked, on average
LATENCY_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a bot answers: replies a second, and milliseconds of the processor for each."""

    per_second: float
    processor_ms: float


@dataclass(frozen=True, slots=True)
class Measured:
    """How fast questions are answered: of many readers, for the first time, and asked again."""

    many: Speed
    first: Speed
    again: Speed

    @property
    def speeds(self) -> tuple[Speed, Speed, Speed]:
        """All of them."""
        return self.many, self.first, self.again


def compare(
    store_file: Path, rounds: int = ROUNDS, kinds: Sequence[Kind] = tuple(Kind)
) -> dict[Kind, Measured]:
    """The bots by turns; of each the median of the rounds."""
    questions = _questions(store_file, WARM_UP + COUNT)
    measured: dict[Kind, list[Measured]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind, found in measured.items():
            found.append(_measured(kind, store_file, questions))
    return {
        kind: Measured(*map(_median, zip(*(one.speeds for one in found), strict=True)))
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


def _measured(kind: Kind, store_file: Path, questions: Sequence[str]) -> Measured:
    chance, rest = random.Random(1), questions[WARM_UP:]
    with running(kind, store_file) as bot:
        _ask(bot, questions[:WARM_UP])
        many = _ask(bot, chance.choices(rest, k=TIMES * len(rest)))
    with running(kind, store_file) as bot:
        _ask(bot, questions[:WARM_UP])
        return Measured(many, _ask(bot, rest), _ask(bot, chance.sample(rest, len(rest))))


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
        print("| | of many readers: replies/s | processor | first: replies/s | processor", end="")
        print(" | again: replies/s | processor |")
        print("|---|---|---|---|---|---|---|")
        for kind, found in compared.items():
            cells = [f"{one.per_second:.0f} | {one.processor_ms:.2f} ms" for one in found.speeds]
            print(f"| {kind.value} | {' | '.join(cells)} |", flush=True)
        rate = compared[Kind.POLLING].first.per_second / 2
        for kind in (Kind.ECHO, Kind.POLLING):
            shares = statistics.quantiles(latencies(store_file, kind, rate), n=100)
            print(f"\n{kind.value}, {rate:.0f} a second: median {shares[49]:.1f} ms, ", end="")
            print(f"99 % {shares[98]:.1f} ms")


if __name__ == "__main__":
    main()
