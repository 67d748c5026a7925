"""Which terms a question asks to have explained: one, or several whose difference is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.evidence import speaks_of_migration
from knowledge.question.facets import Facets
from knowledge.question.features import without_implied
from knowledge.question.item import Item, is_conjunction
from knowledge.question.roles import HOME
from knowledge.question.signatures import defined_by, indicator_of
from knowledge.types.fact import Direction, Series
from knowledge.types.question import Operation, Question

_PERSONS = frozenset({"migrant", "refugee", "asylum", "stateless", "in_need", "qandas"})
_MOVING, _COUNTED = "migration", ("emigration", "immigration")
_SIDES = (Direction.NONE, Direction.IN, Direction.OUT)
_OF_FIGURES = ("most", "least", "share", "percent", "how_many", "when", "grow", "fall", "change")


def definition(facets: Facets) -> Question | None:
    """The question as one for definitions, None if it asks for anything else."""
    if not _asks_definition(facets):
        return None
    terms = [_term(part) for part in _parts(facets.phrase.items)]
    if terms == [_MOVING] and _asks_method(facets):
        terms = [*_COUNTED]  # moving as such nobody counts
    series = tuple(Series(term, HOME) for term in dict.fromkeys(terms) if term)
    if None in terms or not series:
        return None
    return replace(
        Question(facets.phrase.text, facets.phrase.language, Operation.DEFINITION, series),
        confidence=1.0,
    )


def _asks_definition(facets: Facets) -> bool:
    """Whether nothing but the meaning of words is asked: no place, no time, no number."""
    is_asked = facets.asks("define") or _asks_method(facets)
    if not is_asked and not (facets.asks("who") and facets.features & _PERSONS):
        return False
    items = facets.phrase.items
    terms = {items[index].word for index in items.where(Kind.TERM)}
    is_of_a_figure = (
        items.say(Kind.TIME)
        or facets.times.periods
        or facets.claim
        or _names_place_of_figures(facets)
        or facets.dimensions
        or facets.asks(*_OF_FIGURES)
        or (any(item.word == "the" for item in items) and not facets.asks("differ"))
    )
    if is_of_a_figure or set(facets.unexplained) - terms:
        return False
    return bool(terms) or speaks_of_migration(facets)


def _names_place_of_figures(facets: Facets) -> bool:
    """Whether a place is named; who counts here, and how, is told of Kazakhstan all the same."""
    is_method = _asks_method(facets)
    return any(not is_method or mention.code != HOME for mention in facets.roles.mentions)


def _asks_method(facets: Facets) -> bool:
    """Whether it is asked who counts, or how it is counted."""
    return facets.asks("method") or {"how", "counted"} <= facets.operations


def _parts(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """The words of each term: "emigration" and "immigration" in "emigration and immigration"."""
    part: list[Item] = []
    for item in items:
        if _joins(item) and any(map(_names, part)):
            yield tuple(part)
            part = []
        part.append(item)
    if any(map(_names, part)):
        yield tuple(part)


def _joins(item: Item) -> bool:
    marks = item.has(Kind.MARKER, "from", "with", "between")
    return marks or is_conjunction(item) or item.has(Kind.OPERATION, "differ")


def _names(item: Item) -> bool:
    return item.has(Kind.FEATURE) or item.has(Kind.TERM)


def _term(part: Iterable[Item]) -> str | None:
    """The indicator, or the entry of the glossary, that the words of a part name."""
    items = tuple(part)
    entry = next((value for item in items if (value := item.value(Kind.TERM))), None)
    if entry is not None:
        return entry
    features = frozenset(c.value for item in items for c in item.concepts if c.kind is Kind.FEATURE)
    named = defined_by(features)
    if named is not None:
        return named
    found = (indicator_of(without_implied(features), side) for side in _SIDES)
    return next((indicator for indicator in found if indicator), None)
