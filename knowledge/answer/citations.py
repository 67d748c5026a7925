"""Citations: each source once, with the places in it where the shown facts stand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from knowledge.types.answer import Citation
from knowledge.types.fact import Fact

_KEPT = 1024  # facts that were shown together lately


def cite(facts: Iterable[Fact]) -> tuple[Citation, ...]:
    """One citation a source, in the order in which the facts are shown."""
    return _cited(tuple(facts))


@lru_cache(_KEPT)
def _cited(facts: tuple[Fact, ...]) -> tuple[Citation, ...]:
    by_source: dict[str, list[Fact]] = {}
    for fact in facts:
        by_source.setdefault(fact.source.id, []).append(fact)
    return tuple(map(_citation, by_source.values()))


def _citation(facts: list[Fact]) -> Citation:
    """The citation of what was read in one source."""
    return Citation(
        facts[0].source,
        "; ".join(dict.fromkeys([fact.locator for fact in facts])),
        "; ".join(dict.fromkeys([fact.origin for fact in facts if fact.origin])),
        tuple([fact.id for fact in facts]),
    )
