"""Asks a store questions as a process of its own, and prints how long it took and what it needed.

python asking_process.py STORE QUESTIONS, a question a line; the first ones only warm up.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

TODAY = date(2026, 11, 22)
WARM_UP = 100


def main(store_path: str, questions_path: str) -> None:
    """Ask all questions, one after the other."""
    questions = Path(questions_path).read_text(encoding="utf-8").splitlines()
    began = time.perf_counter()
    times, answered = ask_all(Path(store_path), questions)
    of_processor = sorted(entry.processor for entry in times[WARM_UP:])
    measured = sorted(entry.seconds for entry in times[WARM_UP:])
    print(
        json.dumps(
            {
                "questions": len(measured),
                "answered": answered,
                "first_ms": times[0].seconds * 1000,
                "median_ms": percentile(measured, 0.5) * 1000,
                "p99_ms": percentile(measured, 0.99) * 1000,
                "median_processor_ms": percentile(of_processor, 0.5) * 1000,
                "p99_processor_ms": percentile(of_processor, 0.99) * 1000,
                "peak_mb": peak_kilobytes() / 1024,
                "seconds": time.perf_counter() - began,
            }
        )
    )


class Time(NamedTuple):
    """What one question took by the clock, and of the processor, which other programs do not slow."""

    seconds: float
    processor: float


def ask_all(path: Path, questions: Sequence[str]) -> tuple[list[Time], int]:
    """The time from each text to its rendered answer, and how many were answered."""
    from bot.render import Renderer
    from knowledge.answer.engine import Engine
    from knowledge.exchange.packaged import open_knowledge

    with open_knowledge(path) as store:
        engine, renderer = Engine(store), Renderer(store)
        times, answered = [], 0
        for text in questions:
            began, began_processor = time.perf_counter(), time.process_time()
            answer = engine.ask(text, today=TODAY)
            renderer.html(answer)
            times.append(Time(time.perf_counter() - began, time.process_time() - began_processor))
            answered += answer.status in ("answered", "partial")
    return times, answered


def peak_kilobytes() -> int:
    """The most memory that this process has held.

    On Linux getrusage() counts in the memory of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        if "VmHWM" in fields:
            return int(fields["VmHWM"].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share of the ordered values lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


if __name__ == "__main__":
    main(*sys.argv[1:3])
