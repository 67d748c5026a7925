"""What a question says and its plan has no place for, so that an answer would pass over it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.lexicon import Kind
from knowledge.question.facets import BREAKDOWN_DIMENSIONS, Facets
from knowledge.question.plans import Plan
from knowledge.question.roles import ABROAD, HOME, PlaceMention, is_home
from knowledge.types.question import Axis, Operation

_UNITS = ("day", "month", "quarter", "half", "season")

_Meaning = tuple[Kind, str]


def passed_over(facets: Facets, found: Plan) -> tuple[str, ...]:
    """The words that the answer would pass over, as written; empty if there are none."""
    lost = {*_dimensions(facets, found), *_averages(facets, found)}
    items = facets.phrase.items
    words = [item.word for item in items if any(item.has(*meaning) for meaning in lost)]
    return tuple(dict.fromkeys((*words, *_places(facets, found))))


def _dimensions(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """The groups, or the regions, that are asked for."""
    covered = {b.partition(":")[0] for b in facets.breakdowns} | {found.dimension}
    for dimension in BREAKDOWN_DIMENSIONS.intersection(facets.dimensions) - covered:
        yield Kind.DIMENSION, dimension
    is_whole = all(one.place == HOME and not one.counterpart for one in found.series)
    if is_whole and found.axis is not Axis.REGION:
        yield Kind.DIMENSION, "region"


def _averages(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """An average, where none is computed, and any for less than a year."""
    if "average" not in facets.features or "population" in facets.features:
        return
    yield from ((Kind.TIME, unit) for unit in _UNITS)
    if found.operation is not Operation.AVERAGE:
        yield Kind.FEATURE, "average"


def _places(facets: Facets, found: Plan) -> Iterator[str]:
    """The countries of which the answer would say nothing; a ranking has its own."""
    used: set[str] = set()
    for one in found.series:
        for code in (one.place, one.counterpart or ""):
            used |= {code, *code.split("+")}
    for mention in facets.roles.mentions if found.axis is None else ():
        is_foreign = mention.code != ABROAD and not is_home(mention.code)
        if is_foreign and (mention.code not in used or _is_alternative(facets, mention)):
            yield facets.phrase.items[mention.index].word


def _is_alternative(facets: Facets, mention: PlaceMention) -> bool:
    """Whether a country stands for Kazakhstan: "from Kazakhstan or from Uzbekistan"."""
    for home in (other for other in facets.roles.mentions if is_home(other.code)):
        first, last = sorted((home.index, mention.index))
        between = facets.phrase.items[first:last]
        if home.role is mention.role and any(i.has(Kind.YES_NO, "either") for i in between):
            return True
    return False
