"""How long `migbot ask` takes as a process, beside one that only imports its dependencies.

python startup.py PYTHON STORE [RUNS]: PYTHON is that of an environment with the project's
dependencies and without numpy, which rapidfuzz imports where it finds it. Processor time is
measured, which other programs disturb less than the clock's.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence

IMPORTS = ("-c", "import sqlite_utils, rapidfuzz, jinja2")
ASK = ("-m", "bot", "ask", "balance 2024")
RUNS = 15


def compare(python: str, store: str, runs: int = RUNS) -> tuple[float, float]:
    """The median seconds of asking and of importing, run in turns so that both meet the same load."""
    asking, importing = [], []
    for _ in range(runs + 1):
        asking.append(_seconds([python, *ASK, "--db", store]))
        importing.append(_seconds([python, *IMPORTS]))
    return statistics.median(asking[1:]), statistics.median(importing[1:])  # the first fills caches


def _seconds(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main(python: str, store: str, runs: str = str(RUNS)) -> None:
    """Print both medians and their ratio."""
    asking, importing = compare(python, store, int(runs))
    print(f"ask {asking:.3f} s, imports {importing:.3f} s, ratio {asking / importing:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
