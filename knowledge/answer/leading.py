"""Which fact of a slot leads, and which numbers say the same."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from knowledge.types.fact import Fact, Precision, Quality, Rank, SourceKind

_RANKS = (Rank.PREFERRED, Rank.NORMAL, Rank.DISPUTED, Rank.SUPERSEDED)
_KINDS = (
    SourceKind.OFFICIAL, SourceKind.INTERGOVERNMENTAL, SourceKind.SURVEY, SourceKind.ANALYSIS,
    SourceKind.NEWS, SourceKind.GLOSSARY,
)  # fmt: skip
_SETTLED = frozenset({Quality.FINAL, Quality.REVISED})
_KEPT = 4096  # slots, and numbers, asked for lately
_WEAK = frozenset({Rank.DISPUTED, Rank.SUPERSEDED})


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts of one slot, the leading one first.

    The order is that of the design: rank; whose number it is, and how final; exact before rounded;
    later publication; id. An office's own tables bear no date of publication: they stand before
    those who quote them.
    """
    return _in_order(tuple(facts))


@lru_cache(_KEPT)
def _in_order(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    ordered = sorted(facts, key=lambda fact: fact.id)
    if len(ordered) > 1:
        ordered.sort(key=lambda fact: fact.source.published, reverse=True)
        ordered.sort(key=_order)
    return tuple(ordered)


def _order(fact: Fact) -> tuple[int, int, int, int, int]:
    owner = fact.authority.kind if fact.authority else fact.source.kind
    is_quoted = fact.authority is not None and fact.authority.id != fact.source.producer
    return (
        _RANKS.index(fact.rank),
        _KINDS.index(owner),
        0 if fact.quality in _SETTLED else 1,
        0 if fact.precision is Precision.EXACT else 1,
        1 if is_quoted else 0,
    )


def is_weak(fact: Fact) -> bool:
    """Whether the fact is disputed or superseded, so that a calculation may lead before it."""
    return fact.rank in _WEAK


@lru_cache(_KEPT)
def unit_of_rounding(value: Decimal) -> Decimal:
    """The unit to which a number looks rounded: 1,000 for 42,000, 0.1 for 47.9, 1 for 16,094."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def rounds_to(rough: Decimal, exact: Decimal) -> bool:
    """Whether the rough number is the exact one, or the exact one rounded."""
    if rough == exact:
        return True
    unit = unit_of_rounding(rough)
    is_coarser = unit > unit_of_rounding(exact) and rough * exact >= 0
    return is_coarser and abs(rough - exact) * 2 <= unit


def is_rounding(rough: Decimal, exact: Decimal) -> bool:
    """Whether the rough number is the exact one, rounded or cut off."""
    if rounds_to(rough, exact):
        return True
    unit = unit_of_rounding(rough)
    is_coarser = unit > unit_of_rounding(exact) and rough * exact > 0
    return is_coarser and 0 < abs(exact) - abs(rough) < unit


def says_the_same(fact: Fact, number: Decimal) -> bool:
    """Whether the fact reports the number, or a rounding of it."""
    if fact.value is None or fact.value_max is not None:
        return False
    return is_rounding(fact.value, number) or is_rounding(number, fact.value)
