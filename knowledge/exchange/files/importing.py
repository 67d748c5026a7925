"""A difference taken over: one batch, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from uuid import uuid4

from knowledge.exchange.files.difference import Difference
from knowledge.revise import Change
from knowledge.revise.batches import MOST_SHOWN, Counts, ProposedImport
from knowledge.revise.proposals import make_all
from knowledge.store import Store


def new_batch() -> str:
    """A name under which the changes of one import are undone together."""
    return f"import-{uuid4().hex[:8]}"


def proposed_import(difference: Difference, name: str, reason: str) -> ProposedImport:
    """The difference as it waits for a review, under the name of its file."""
    new, changed, refused = map(len, (difference.new, difference.changed, difference.refused))
    first = tuple(islice(difference.changes(), MOST_SHOWN))
    return ProposedImport(name, Counts(new, changed, difference.unchanged, refused), first, reason)


def take_over(
    store: Store,
    difference: Difference,
    change: Change,
    progress: Callable[[int], object] = lambda count: None,
) -> int:
    """Write what is new or changed in one transaction; gives the number of facts written.

    `progress` is told every fact. Raises ConflictError if somebody has changed one meanwhile.
    """
    make_all(store, difference.changes(), change, progress)
    return len(difference.proposed)
