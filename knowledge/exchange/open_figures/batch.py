"""What needs several figures at once: derived rows, projections, superseding values, unique ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.exchange.open_figures.convert import convert
from knowledge.exchange.open_figures.errors import DuplicateIdError, IncompleteProjectionError
from knowledge.exchange.open_figures.rows import OpenFigure, PackagedFact
from knowledge.exchange.open_figures.tables import Tables
from knowledge.types.fact import Qualifier, Rank

_BOUND = "bound"
_BOUNDS = ("median", "low", "high")
_INTERVAL = Qualifier("projection-interval", "80")
_SUPERSEDED_BY = "superseded-by"


def import_figures(figures: Iterable[OpenFigure], tables: Tables) -> tuple[PackagedFact, ...]:
    """The facts that the figures state, sorted; derived rows are left out.

    Raises what `convert` raises, IncompleteProjectionError and DuplicateIdError.
    """
    facts = [convert(figure, tables) for figure in figures if not figure.is_derived]
    plain = [fact for fact in facts if not fact.has(_BOUND)]
    projections = merge_projections([fact for fact in facts if fact.has(_BOUND)])
    linked = name_successors([*plain, *projections])
    check_ids(linked)
    return tuple(sorted(linked, key=lambda fact: (*fact.slot, fact.source, fact.id)))


def merge_projections(facts: Iterable[PackagedFact]) -> list[PackagedFact]:
    """One fact a slot: the median, with the bounds of its interval as qualifiers."""
    by_slot: dict[tuple[str, ...], dict[str, PackagedFact]] = defaultdict(dict)
    for fact in facts:
        bound = next(entry for entry in fact.qualifiers if entry.name == _BOUND)
        by_slot[fact.slot][bound.argument] = fact
    return [_merged(bounds) for bounds in by_slot.values()]


def _merged(bounds: dict[str, PackagedFact]) -> PackagedFact:
    for bound in _BOUNDS:
        if bound not in bounds:
            raise IncompleteProjectionError(next(iter(bounds.values())).id, bound)
    median = bounds["median"]
    interval = (
        _INTERVAL,
        Qualifier("low", bounds["low"].value),
        Qualifier("high", bounds["high"].value),
    )
    kept = tuple(entry for entry in median.qualifiers if entry.name != _BOUND)
    return replace(median, qualifiers=(*kept, *interval))


def name_successors(facts: Sequence[PackagedFact]) -> list[PackagedFact]:
    """The facts, each superseded one with the value that replaced it, where one stands."""
    current = {
        (fact.slot, fact.authority): fact.value for fact in facts if fact.rank is Rank.NORMAL
    }
    return [_with_successor(fact, current.get((fact.slot, fact.authority))) for fact in facts]


def _with_successor(fact: PackagedFact, value: str | None) -> PackagedFact:
    if fact.rank is not Rank.SUPERSEDED or value is None or fact.has(_SUPERSEDED_BY):
        return fact
    return replace(fact, qualifiers=(*fact.qualifiers, Qualifier(_SUPERSEDED_BY, value)))


def check_ids(facts: Iterable[PackagedFact]) -> None:
    """Raises DuplicateIdError if two of the facts have one id."""
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            raise DuplicateIdError(fact.id)
        seen.add(fact.id)
