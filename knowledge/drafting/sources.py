"""Sources as editors name them: by id, title or address."""

from __future__ import annotations

from knowledge.drafting.errors import StepError
from knowledge.drafting.links import is_address, sources_at
from knowledge.drafting.named import MOST_SUGGESTED, exactly, held_id
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.errors import RefusalKind
from knowledge.store.usual import recent_sources


def read_source(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """The source that is named, on which a fact is to rest. Raises StepError and CellError."""
    id = source_named(typed, lookups)
    if id in lookups.references.retired_sources.ids:
        raise StepError(RefusalKind.RETIRED_SOURCE, id)
    return {"source": id}


def source_named(typed: str, lookups: Lookups) -> str:
    """The id of the source that is named; of a retired one only exactly.

    Raises StepError and CellError.
    """
    if not typed.strip():
        recent = recent_sources(lookups.store, lookups.actor, limit=MOST_SUGGESTED)
        raise StepError(RefusalKind.EMPTY, suggestions=recent)
    if is_address(typed.strip()):
        return _at(typed.strip(), lookups)
    references, text = lookups.references, typed.strip()
    retired = exactly(text, references.retired_sources)
    if retired is not None and exactly(text, references.sources) is None:
        return retired
    return held_id("source", typed, references.sources)


def _at(url: str, lookups: Lookups) -> str:
    store = lookups.store
    found = sources_at(url, store.sources()) or sources_at(url, store.retired_sources())
    if len(found) != 1:
        raise StepError(RefusalKind.NOT_HELD, url, tuple(source.id for source in found))
    return found[0].id
