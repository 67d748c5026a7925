"""What is asked of a number that grows or falls, and no answer tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.item import Item, is_marker
from knowledge.question.plans import ONE_ENDED, Plan
from knowledge.types.fact import Language
from knowledge.types.question import Operation

_OF_ONE_PERIOD = (Operation.VALUE, Operation.CHANGE)


def untold_trends(facets: Facets, found: Plan) -> Iterator[tuple[Kind, str]]:
    """What grew or fell most, and when; and how a number compares with that of a year named alone.

    Only that it grew or fell is told, by how much, and from when to when.
    """
    is_which = facets.asks("which") and not facets.asks("percent")  # by what percent it fell
    is_wondered = found.operation is Operation.CHANGE and (is_which or facets.asks("when"))
    if found.operation in ONE_ENDED or (is_wondered and not facets.asks("compare")):
        yield from ((Kind.OPERATION, "grow"), (Kind.OPERATION, "fall"))
    if found.operation in _OF_ONE_PERIOD and len(found.periods) == 1 and _has_base(facets):
        yield Kind.OPERATION, "compare"


def _has_base(facets: Facets) -> bool:
    """Whether a year stands right behind "compared with", in Kazakh before салыстырғанда."""
    items, is_kazakh = facets.phrase.items, facets.phrase.language is Language.KAZAKH
    return any(
        _begins_with_year(items[:index][::-1] if is_kazakh else items[index + 1 :])
        for index in items.where(Kind.OPERATION, "compare")
    )


def _begins_with_year(items: Iterable[Item]) -> bool:
    telling = (i for i in items if not (i.is_filler or is_marker(i) or i.has(Kind.TIME, "year")))
    first = next(telling, None)
    return first is not None and first.year is not None
