"""A difference taken over: one batch, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from knowledge.exchange.files.difference import Difference
from knowledge.revise import Change, revise
from knowledge.store import Store
from knowledge.store.keywords import Indexer
from knowledge.store.states import Entity


def new_batch() -> str:
    """A name under which the changes of one import are undone together."""
    return f"import-{uuid4().hex[:8]}"


def take_over(
    store: Store,
    difference: Difference,
    change: Change,
    progress: Callable[[int], object] = lambda count: None,
) -> int:
    """Write what is new or changed in one transaction; gives the number of facts written.

    `progress` is told every fact. Raises ConflictError if somebody has changed one meanwhile.
    """
    dated = change.dated()
    with store.change() as database:
        indexer = Indexer(database.conn)
        for entry in difference.proposed:
            revise(
                database.conn, Entity.FACT, entry.record.state(), dated,
                expect=entry.version, indexer=indexer,
            )  # fmt: skip
            progress(1)
    return len(difference.proposed)
