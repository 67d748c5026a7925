"""Where inside Kazakhstan moves begin or end: where people leave from, where they come to."""

from __future__ import annotations

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.types.fact import Series


def asks_within(facets: Facets, series: Series) -> bool:
    """Whether the end that lies in Kazakhstan is asked for, and not the other country.

    Of those who leave that is where from; of those who come, or move inside, where to as well.
    """
    if _names_countries(facets):
        return False
    whence = facets.asks("whence")
    match series.indicator:
        case "emigration":
            return whence
        case "immigration" | "immigrant_stock":
            return facets.asks("where") and not whence
        case _:
            return series.indicator.startswith("internal") and (whence or facets.asks("where"))


def _names_countries(facets: Facets) -> bool:
    """Whether countries are asked for by a word of their own: куда alone may ask for them."""
    words = facets.phrase.items.those(Kind.DIMENSION, "country")
    return any(not item.has(Kind.OPERATION, "where", "whence") for item in words)
