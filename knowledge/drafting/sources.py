"""Sources as editors name them: by id, title or address."""

from __future__ import annotations

from knowledge.drafting.errors import StepError
from knowledge.drafting.links import is_address, sources_at
from knowledge.drafting.named import MOST_SUGGESTED, held_id
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.errors import RefusalKind
from knowledge.store.usual import recent_sources


def read_source(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """The source that is named. Raises StepError and CellError."""
    return {"source": source_named(typed, lookups)}


def source_named(typed: str, lookups: Lookups) -> str:
    """The id of the source that is named. Raises StepError and CellError."""
    if not typed.strip():
        recent = recent_sources(lookups.store, lookups.actor, limit=MOST_SUGGESTED)
        raise StepError(RefusalKind.EMPTY, suggestions=recent)
    if is_address(typed.strip()):
        return _at(typed.strip(), lookups)
    return held_id("source", typed, lookups.references.sources)


def _at(url: str, lookups: Lookups) -> str:
    found = tuple(source.id for source in sources_at(url, lookups))
    if len(found) != 1:
        raise StepError(RefusalKind.NOT_HELD, url, found)
    return found[0]
