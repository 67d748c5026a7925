"""All questions of the eval sets with their answers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from asked import FOLLOW_UPS, SETS, Asked, ask_all, ask_in_turn, read_dialogues
from judge import read_items

from knowledge.answer.engine import Engine

# how answers are read stands beside the tests of the knowledge
sys.path.insert(0, str(Path(__file__).parents[1] / "knowledge"))


@pytest.fixture(scope="session")
def asked_sets(engine: Engine) -> dict[str, tuple[Asked, ...]]:
    """The answers to all questions, by the name of the set; "follow-ups" are the conversations."""
    alone = {name: ask_all(engine, read_items(path)) for name, path in SETS.items()}
    dialogues = read_dialogues(FOLLOW_UPS)
    turns = (asked for each in dialogues for asked in ask_in_turn(engine, each.turns))
    return alone | {"follow-ups": tuple(turns)}
