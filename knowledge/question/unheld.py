"""What is understood and never held: a place in the world, moves between villages and towns.

Nor are numbers of two offices shown as one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.lexicon import Kind
from knowledge.normalise.kazakh import Case, case_of
from knowledge.question.facets import Facets
from knowledge.question.item import Item
from knowledge.question.plans import Plan
from knowledge.question.roles import HOME, Role
from knowledge.types.fact import Language, Series
from knowledge.types.note import NoteKind
from knowledge.types.question import NotHeld

_BALANCE = "net_migration"
_SETTLEMENTS = ("settlement:rural", "settlement:urban")
_LIGHT = frozenset({Kind.MARKER, Kind.FILLER})
_FLOWS = (Series("emigration", HOME), Series("immigration", HOME))
_NEAREST = tuple(Series("net_migration_all_flows", HOME, None, name) for name in _SETTLEMENTS)


def never_held(facets: Facets) -> NotHeld | None:
    """What is asked, if it is of a kind of which no figure is held."""
    words = _between_settlements(facets)
    series = _NEAREST if words else ()
    words = words or _place_in_the_world(facets) or _one_of_the_settlements(facets)
    if not words and _asks_average_age(facets):
        words, series = _average_age(facets), _FLOWS
    if not words:
        return None
    phrase = facets.phrase
    return NotHeld(phrase.text, phrase.language, series, facets.times.periods, words)


def _asks_average_age(facets: Facets) -> bool:
    return "average" in facets.features and "age" in facets.dimensions


def _average_age(facets: Facets) -> tuple[str, ...]:
    """The words for the average age of those who move."""
    items = facets.phrase.items
    told = sorted({*items.where(Kind.FEATURE, "average"), *items.where(Kind.DIMENSION, "age")})
    return tuple(items[index].word for index in told)


def of_two_offices(facets: Facets, found: Plan) -> NotHeld | None:
    """Numbers of two offices side by side, which each count in their own way."""
    offices = facets.phrase.items.first_values(Kind.AUTHORITY)
    if set(offices) <= {facets.authority}:
        return None
    modelled = (one for one in found.series if one.indicator.startswith(f"{_BALANCE}_un_"))
    registered = tuple(replace(one, indicator=_BALANCE) for one in modelled)
    return NotHeld(
        facets.phrase.text,
        facets.phrase.language,
        (*found.series, *registered),
        found.periods,
        remark=NoteKind.ONE_OFFICE,
    )


def _between_settlements(facets: Facets) -> tuple[str, ...]:
    """The words for villages and towns, where people move from the one to the other."""
    if not facets.breakdowns:
        return ()
    items = facets.phrase.items
    named = items.where(Kind.BREAKDOWN, *_SETTLEMENTS)
    if len(named) != len(_SETTLEMENTS) or facets.asks("compare", "versus", "difference"):
        return ()
    route = items[named[0] : named[1] + 1]
    if not _is_route(items, named, facets.phrase.language):
        return ()
    return (" ".join(token.word for item in route for token in item.tokens),)


def _is_route(items: Sequence[Item], named: Sequence[int], language: Language) -> bool:
    """Whether a word, or in Kazakh the case, says of one of the two that people go there."""
    if language is Language.KAZAKH:
        cases = {case_of(items[index].tokens[-1].word, "") for index in named}
        return {Case.ABLATIVE, Case.DATIVE} <= cases
    return sum(_is_end(items, index) for index in named) == 1


def _is_end(items: Sequence[Item], index: int) -> bool:
    before = [item for item in items[:index] if not item.is_filler][-1:]
    return any(item.has(Kind.MARKER, "to", "to_or_in") for item in before)


def _one_of_the_settlements(facets: Facets) -> tuple[str, ...]:
    """The town or the village that is asked for: only all of them together are counted."""
    if not facets.asks("which"):
        return ()
    pairs = pairwise(item for item in facets.phrase.items if not item.has_only(_LIGHT))
    return tuple(
        item.word
        for before, item in pairs
        if before.has(Kind.OPERATION, "which") and item.has(Kind.BREAKDOWN, *_SETTLEMENTS)
    )


def _place_in_the_world(facets: Facets) -> tuple[str, ...]:
    """The word for the world, in which the country is to be placed."""
    unnamed = not facets.features and facets.asks("most", "least")
    if not ((unnamed or facets.asks("rank")) and facets.roles.name_home):
        return ()
    items, mentions = facets.phrase.items, facets.roles.mentions
    world = tuple(items[m.index].word for m in mentions if m.code == "WORLD")
    return world or _country_in_place(facets)


def _country_in_place(facets: Facets) -> tuple[str, ...]:
    """The place among all countries that Kazakhstan itself is said or asked to have."""
    items, mentions = facets.phrase.items, facets.roles.mentions
    is_subject = [m.code for m in mentions] == [HOME] and mentions[0].role is Role.BARE
    if not is_subject or facets.dimensions or facets.asks("which", "where", "whence", "when"):
        return ()
    return tuple(item.word for item in items if item.has(Kind.OPERATION, "rank"))
