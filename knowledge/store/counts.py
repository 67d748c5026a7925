"""How much a store holds, read through a connection of its own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from knowledge.store.connection import connect_reader, schema_version
from knowledge.store.errors import naming

FACTS = "SELECT count(*) FROM fact WHERE lifecycle = 'published'"
UNANSWERED = """
    SELECT count(*) FROM question_log WHERE status IN ('clarify', 'no_data', 'not_understood')"""


@dataclass(frozen=True, slots=True)
class Counts:
    """The published facts, and the questions that were put and not answered."""

    facts: int
    unanswered: int


def count(path: Path) -> Counts:
    """What the store at the path holds now. Raises StoreError."""
    with closing(connect_reader(path)) as connection, naming(path):
        schema_version(connection, path)
        (facts,) = connection.execute(FACTS).fetchone()
        (unanswered,) = connection.execute(UNANSWERED).fetchone()
        return Counts(facts, unanswered)
