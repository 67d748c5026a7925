"""Which fact of a slot leads, and how the others relate to it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from knowledge.types.fact import Fact, Precision, Quality, Rank, SourceKind

_RANKS = (Rank.PREFERRED, Rank.NORMAL, Rank.DISPUTED, Rank.SUPERSEDED)
_KINDS = (
    SourceKind.OFFICIAL, SourceKind.INTERGOVERNMENTAL, SourceKind.SURVEY, SourceKind.ANALYSIS,
    SourceKind.NEWS, SourceKind.GLOSSARY,
)  # fmt: skip
_SETTLED = frozenset({Quality.FINAL, Quality.REVISED})
_LOOSE = frozenset({Precision.ROUNDED, Precision.APPROXIMATE, Precision.AT_LEAST, Precision.AT_MOST})


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts of one slot, the leading one first.

    The order is that of the design: rank; whose number it is, and how final; exact before rounded;
    then the producer's own publication before those that quote it; later publication; id.
    """
    latest_first = sorted(facts, key=lambda fact: fact.id)
    latest_first.sort(key=lambda fact: fact.source.published, reverse=True)
    return tuple(sorted(latest_first, key=_order))


def _order(fact: Fact) -> tuple[int, int, int, int, int]:
    owner = fact.authority.kind if fact.authority else fact.source.kind
    quoted = fact.authority is not None and fact.authority.id != fact.source.producer
    return (
        _RANKS.index(fact.rank),
        _KINDS.index(owner),
        0 if fact.quality in _SETTLED else 1,
        0 if fact.precision is Precision.EXACT else 1,
        1 if quoted else 0,
    )


def unit_of_rounding(value: Decimal) -> Decimal:
    """The unit to which a number looks rounded: 1,000 for 42,000, 0.1 for 47.9, 1 for 16,094."""
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def is_rounding(rough: Decimal, exact: Decimal) -> bool:
    """Whether the rough number may be the exact one, rounded or cut off."""
    unit = unit_of_rounding(rough)
    return rough == exact or (unit > unit_of_rounding(exact) and abs(rough - exact) < unit)


def says_the_same(fact: Fact, lead: Decimal) -> bool:
    """Whether the fact reports the leading number, exactly or as precisely as it means to."""
    if fact.value is None or fact.value_max is not None:
        return False
    if fact.precision in _LOOSE:
        return is_rounding(fact.value, lead) or is_rounding(lead, fact.value)
    return fact.value == lead or is_rounding(lead, fact.value)
