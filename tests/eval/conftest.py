"""The engine that is asked, and all questions of the eval sets with its answers."""

from __future__ import annotations

import pytest
from asked import SETS, Asked, ask_all
from judge import read_items

from knowledge.answer.engine import Engine
from knowledge.store import Store


@pytest.fixture(scope="module")
def engine(shipped: Store) -> Engine:
    """Answers out of the shipped data."""
    return Engine(shipped)


@pytest.fixture(scope="module")
def asked_sets(engine: Engine) -> dict[str, tuple[Asked, ...]]:
    """The answers to all questions, by the name of the set."""
    return {name: ask_all(engine, read_items(path)) for name, path in SETS.items()}
