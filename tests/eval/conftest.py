"""All questions of the eval sets with their answers."""

from __future__ import annotations

import pytest
from asked import SETS, Asked, ask_all
from judge import read_items

from knowledge.answer.engine import Engine


@pytest.fixture(scope="session")
def asked_sets(engine: Engine) -> dict[str, tuple[Asked, ...]]:
    """The answers to all questions, by the name of the set."""
    return {name: ask_all(engine, read_items(path)) for name, path in SETS.items()}
