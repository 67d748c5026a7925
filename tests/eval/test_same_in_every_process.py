"""What is answered does not hang on the order in which a process happens to keep its words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from asked import SETS
from judge import read_items
from slips import mistyped

SEED = 20
_ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_mistyped_questions_have_one_answer_in_every_process(store_file: Path) -> None:
    lines = "\n".join(item.text for item in mistyped(read_items(SETS["dev"]), SEED))
    answers = {_answers(lines, store_file, seed) for seed in ("1", "2", "3")}
    assert len(answers) == 1


def _answers(lines: str, store: Path, seed: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-m", "bot", "ask", "--json", "--db", str(store)]
    run = subprocess.run(
        command, input=lines, capture_output=True, text=True, check=True, env=environment
    )
    return run.stdout
