"""Who moves: those of a country, of an ethnicity, of a profession, which "who" leaves open."""

from __future__ import annotations

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.plans import FLOWS, Plan
from knowledge.types.fact import Language

_PEOPLE = frozenset(
    {Kind.MODIFIER, Kind.FEATURE, Kind.BREAKDOWN, Kind.AMBIGUOUS, Kind.CITIZENS, Kind.ETHNICITY}
)
_TOLD = ("where", "whence", "when", "rank", "why")
_ALONE = frozenset({"mover", "most", "who"})


def asks_who(facets: Facets) -> bool:
    """Whether "who" asks; after a word for people it only goes on: "people who left"."""
    items = facets.phrase.items
    asking = items.where(Kind.OPERATION, "mover")
    return any([index == 0 or not items[index - 1].has_any(_PEOPLE) for index in asking])


def asks_who_moves(facets: Facets, basic: Plan) -> bool:
    """Whether those who move are asked for, or the most numerous of them: "who leaves most"."""
    if not asks_who(facets):
        return False
    is_flow = len(basic.series) == 1 and basic.series[0].indicator in FLOWS
    told = facets.breakdowns or facets.dimensions or facets.asks(*_TOLD)
    wondered = facets.asks("most") or (facets.operations <= _ALONE and _begins(facets))
    return is_flow and wondered and not told


def _begins(facets: Facets) -> bool:
    """Whether "who" is the first word that tells anything; in Kazakh it stands before the verb."""
    if facets.phrase.language is Language.KAZAKH:
        return True
    first = next(iter(facets.phrase.items.content), None)
    return first is not None and first.has(Kind.OPERATION, "mover")
