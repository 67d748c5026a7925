"""Citations: each source once, with the places in it where the shown facts stand."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.types.answer import Citation
from knowledge.types.fact import Fact


def cite(facts: Iterable[Fact]) -> tuple[Citation, ...]:
    """One citation a source, in the order in which the facts are shown."""
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(fact.source.id, []).append(fact)
    return tuple(
        Citation(
            group[0].source,
            "; ".join(dict.fromkeys(fact.locator for fact in group)),
            "; ".join(dict.fromkeys(fact.origin for fact in group if fact.origin)),
            tuple(fact.id for fact in group),
        )
        for group in by_source.values()
    )
