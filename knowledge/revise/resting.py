"""Facts rest on their sources: on one that is retired none does but retired ones."""

from __future__ import annotations

from knowledge.revise.errors import RetiredSourceError, SourceInUseError
from knowledge.store.states import Entity, Rows, State
from knowledge.types.fact import Lifecycle

IS_RETIRED = "SELECT 1 FROM source WHERE id = ? AND lifecycle = 'retired'"
RESTING = {
    lifecycle: f"SELECT count(*) FROM fact WHERE source = ? AND lifecycle = '{lifecycle}'"  # noqa: S608
    for lifecycle in (Lifecycle.PUBLISHED, Lifecycle.DRAFT)  # an index for each
}


def check_resting(rows: Rows, entity: Entity, state: State) -> None:
    """Raise RetiredSourceError for a fact, or SourceInUseError for a source, that cannot be so."""
    if entity is Entity.FACT and state["lifecycle"] != Lifecycle.RETIRED:
        if rows(IS_RETIRED, (state["source"],)):
            raise RetiredSourceError(state["id"], state["source"])
    elif entity is Entity.SOURCE and state["lifecycle"] == Lifecycle.RETIRED:
        count = sum(rows(sql, (state["id"],))[0][0] for sql in RESTING.values())
        if count:
            raise SourceInUseError(state["id"], count)
