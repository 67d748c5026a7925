"""Who else reports on a figure that an answer shows without them, such as one year of many."""

from __future__ import annotations

from knowledge.answer.shelf import shelf_of
from knowledge.store import Store
from knowledge.types.answer import Alternative, Cause
from knowledge.types.figure import Figure


def alternatives_of(figure: Figure, store: Store) -> tuple[Alternative, ...]:
    """The other numbers of the figure's slot that were not revised later.

    None if the figure itself is one of them.
    """
    reading = shelf_of(store).reading(figure.series, figure.period)
    if reading is None or reading.lead.value != figure.value:
        return ()
    return tuple(entry for entry in reading.alternatives if entry.cause is not Cause.SUPERSEDED)
