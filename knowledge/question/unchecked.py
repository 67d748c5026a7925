"""What a question claims and its plan does not check, so that no answer would bear on it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.lexicon import Kind
from knowledge.question.claiming import (
    is_compared,
    is_to_be_checked,
    is_wondered,
    names_two,
    said_place,
    that_say_first,
)
from knowledge.question.facets import Facets
from knowledge.question.item import Item
from knowledge.question.movers import asks_who
from knowledge.question.plans import BALANCES, FLOWS, Plan
from knowledge.question.roles import Role, is_home
from knowledge.types.claim import AssertionKind
from knowledge.types.question import Operation

_OF_ALL_YEARS = frozenset({Operation.RUNS, Operation.EXTREME, Operation.TURN})
_COMPARING = ("more", "less", "grow", "fall", "change", "compare", "versus", "difference")
_OF_ALL_CLAIMS = frozenset({AssertionKind.HIGHEST, AssertionKind.LOWEST, AssertionKind.FIRST})


def unchecked(facets: Facets, found: Plan | None) -> tuple[str, ...]:
    """The words of what is claimed and would not be checked, as written."""
    items = (
        *_first(facets, found),
        *_ever(facets, found),
        *_changes(facets, found),
        *_multiples(facets, found),
        *_places(facets, found),
    )
    denying = () if _is_negated(found) else tuple(facets.phrase.items[i] for i in facets.denying)
    return tuple(dict.fromkeys(item.word for item in (*items, *denying)))


def _first(facets: Facets, found: Plan | None) -> Iterator[Item]:
    """That a year is the first of its kind, where that is not what is checked."""
    if found and found.assertion and found.assertion.kind is AssertionKind.FIRST:
        return
    named = that_say_first(facets.phrase.items)
    if not named or not facets.times.periods or not all(p.is_year for p in facets.times.periods):
        return
    if facets.asks("positive", "negative") or facets.claim or is_to_be_checked(facets):
        yield from named


def _ever(facets: Facets, found: Plan | None) -> Iterator[Item]:
    """That something has ever or always been so, where not every year is looked at."""
    if found is None or found.operation in _OF_ALL_YEARS:
        return
    kind = found.assertion.kind if found.assertion else None
    is_said = kind is not None or facets.claim is not None or facets.asks("more", "less")
    if is_said and kind not in _OF_ALL_CLAIMS:
        yield from facets.phrase.items.those(Kind.CLAIMING, "ever")
    if is_said and found.operation is not Operation.SERIES and not _is_yearly(found):
        yield from facets.phrase.items.those(Kind.CLAIMING, "every_year")


def _multiples(facets: Facets, found: Plan | None) -> Iterator[Item]:
    """So many times, or so many percent, of a figure: neither is a claim, nor is it computed."""
    if found is None or found.assertion is not None:
        return
    items = facets.phrase.items
    if facets.factor is not None and not facets.asks(*_COMPARING):
        yield from (items[i] for i in items.where(Kind.CLAIMING) if _is_multiple(items[i]))
        yield from items.those(Kind.OPERATION, "times")
    if found.operation is not Operation.VALUE:
        return
    is_percent = facets.claim is not None and facets.claim.is_percent
    if is_percent and found.series[0].indicator in FLOWS | BALANCES:
        numbers = (i for i, item in enumerate(items) if item.is_number)
        yield from (items[i] for i in numbers if i not in facets.times.used)


def _places(facets: Facets, found: Plan | None) -> Iterator[Item]:
    """The place among others that a country is said to have, where that is not what is checked."""
    if found is None or found.assertion is not None or said_place(facets) is None:
        return
    bare = any(not is_home(code) for code in facets.roles.of(Role.BARE))
    is_said = bare or (facets.roles.foreign and facets.times.periods)
    if is_said and not (is_wondered(facets) or asks_who(facets)):
        yield from facets.phrase.items.those(Kind.OPERATION, "rank")


def _is_multiple(item: Item) -> bool:
    """Whether the word carries a factor: doubled, вдвое."""
    return any(value.startswith("times") for value in item.values[Kind.CLAIMING])


def _changes(facets: Facets, found: Plan | None) -> Iterator[Item]:
    """In which of two years something changed more: the years are compared, not their changes."""
    is_of_changes = facets.asks("grow", "fall", "change") and is_compared(facets)
    if found is not None and is_of_changes and names_two(facets):
        yield from facets.phrase.items.those(Kind.OPERATION, "more", "less")


def _is_yearly(found: Plan) -> bool:
    """Whether what is claimed is checked for every year."""
    return found.assertion is not None and found.assertion.is_yearly


def _is_negated(found: Plan | None) -> bool:
    """Whether what is denied is checked."""
    return found is not None and found.assertion is not None and found.assertion.is_negated
