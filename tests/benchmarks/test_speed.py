"""Speed: python -m pytest tests/benchmarks -m benchmark -n 0. Nothing passes or fails by it.

The figures are in the table of pytest-benchmark, and with --benchmark-json=FILE in its extra_info.
The large store takes some two minutes to make.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import asking_process
import pytest
import replies
import startup
from large_store import make_large, sentences
from load import Kind
from many_rows import write_rows
from questions import different_questions
from rapidfuzz import fuzz, process

from bot.render import Renderer
from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.store import Store

pytestmark = pytest.mark.benchmark
COUNT = 2400
ROWS = 100_000
SEARCHED = 3
_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def large_file(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a million facts."""
    path = tmp_path_factory.mktemp("large") / "large.sqlite3"
    make_large(filled_file, path)
    return path


@pytest.fixture(scope="module")
def questions(shipped: Store) -> list[str]:
    """Questions, no two alike."""
    return different_questions(shipped, COUNT)


@pytest.fixture(params=["shipped", "large"])
def asked_file(request: pytest.FixtureRequest) -> Path:
    """The shipped store, then the large one."""
    name = "filled_file" if request.param == "shipped" else "large_file"
    path: Path = request.getfixturevalue(name)
    return path


def test_from_text_to_rendered_answer(
    benchmark: Any, asked_file: Path, questions: list[str]
) -> None:
    with open_knowledge(asked_file) as store:
        engine, renderer = Engine(store), Renderer(store)

        def ask(text: str) -> str:
            return renderer.html(engine.ask(text, today=date(2026, 11, 22)))

        for text in questions[: asking_process.WARM_UP]:
            ask(text)
        rest: Iterator[str] = iter(questions[asking_process.WARM_UP :])
        benchmark.pedantic(
            ask, setup=lambda: ((next(rest),), {}), rounds=len(questions) - asking_process.WARM_UP
        )
    benchmark.extra_info["p99_ms"] = (
        asking_process.percentile(benchmark.stats.stats.sorted_data, 0.99) * 1000
    )


def test_memory_of_the_asking_process(
    benchmark: Any, asked_file: Path, questions: list[str], tmp_path: Path
) -> None:
    listed = tmp_path / "questions.txt"
    listed.write_text("\n".join(questions), encoding="utf-8")

    def ask() -> dict[str, float]:
        run = subprocess.run(
            [sys.executable, asking_process.__file__, str(asked_file), str(listed)],
            check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(_ROOT)},
        )  # fmt: skip
        return dict(json.loads(run.stdout))

    benchmark.extra_info.update(benchmark.pedantic(ask, rounds=1))


def test_rapidfuzz_over_as_many_sentences(
    benchmark: Any, large_file: Path, questions: list[str]
) -> None:
    connection = sqlite3.connect(large_file)
    told = list(sentences(connection))
    connection.close()
    rest = iter(questions)
    benchmark.pedantic(
        lambda text: process.extractOne(text, told, scorer=fuzz.WRatio),
        setup=lambda: ((next(rest),), {}),
        rounds=SEARCHED,
    )
    benchmark.extra_info["sentences"] = len(told)


def test_start_of_a_process(benchmark: Any, filled_file: Path) -> None:
    asked, imported = benchmark.pedantic(
        startup.compare, args=(sys.executable, str(filled_file)), rounds=1
    )
    benchmark.extra_info.update(ask_s=asked, imports_s=imported, ratio=asked / imported)


def test_a_hundred_thousand_rows_from_a_file(
    benchmark: Any, filled_file: Path, tmp_path: Path
) -> None:
    store_file = Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3"))
    write_rows(file := tmp_path / "many.csv", ROWS)
    command = [sys.executable, "-m", "bot", "facts", "import", file, "--yes", "--db", store_file]
    run = benchmark.pedantic(
        subprocess.run, args=(command,), rounds=1,
        kwargs={"check": True, "capture_output": True, "text": True, "cwd": _ROOT},
    )  # fmt: skip
    assert f"{ROWS:,} facts written" in run.stdout
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # of all processes so far
    benchmark.extra_info["memory_mb"] = largest / 1024


def test_replies_beside_an_echo_bot(benchmark: Any, filled_file: Path, tmp_path: Path) -> None:
    store_file = Path(shutil.copy(filled_file, tmp_path / "migbot.sqlite3"))
    compared = benchmark.pedantic(replies.compare, args=(store_file,), rounds=1)
    echo = compared[Kind.ECHO].many
    for kind in (Kind.POLLING, Kind.WEBHOOK):
        named = zip(("many", "first", "again"), compared[kind].speeds, strict=True)
        for name, ours in named:
            benchmark.extra_info[f"{kind.name.lower()}_{name}"] = {
                "replies_a_second": ours.per_second, "processor_ms": ours.processor_ms,
                "ratio": ours.per_second / echo.per_second,
            }  # fmt: skip
