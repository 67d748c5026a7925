"""What words carry beside what they say: whose estimate, which sign, who loses and who gains."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.item import Item, Items, is_conjunction
from knowledge.question.kazakh_base import is_ablative
from knowledge.types.claim import Claim

_UN = "un-desa"
_SHARES = frozenset({"share", "percent"})
_FLOWS = frozenset({"in", "out", "net", "births", "deaths"})
_INHABITANTS = frozenset({"population", "migration", "move"})
_CHANGES = frozenset({"grow", "fall", "change", "difference", "times"})
_TRENDS = frozenset({"grow", "fall"})
_WHO_LIVE = frozenset({"population", "live"})
_TRENDS_OF_SIDES = {"lose": "fall", "gain": "grow"}
_LOSSES = frozenset({"loss", "lose", "negative"})
_CHANGED = _TRENDS | {"more", "less", "change", "difference", "compare", "versus"}
_ACCUSATIVE = "цию"
_FROM = "from"
_UNSIGNED = _LOSSES | {"out", "fall", "less", "change", "difference", "compare", "versus"}


def implied_features(
    features: Set[str], operations: Set[str], dimensions: tuple[str, ...], authority: str | None
) -> set[str]:
    """Features that other words carry: whose estimate it is, a plus or a minus, who loses."""
    implied = set()
    if authority == _UN:
        implied |= {"un", "rate"} if "rate" in operations else {"un"}
    of_regions = not features and "region" in dimensions
    if operations & {"positive", "negative"} and ("migration" in features or of_regions):
        implied |= {"net"}
    if operations & {"lose", "gain"} and ("migration" in features or not features):
        implied |= {"net"}
    if features == {"bound"} and "most" in operations:
        implied |= {"out"}  # the main direction
    if "out" in features and features & {"in", "come"} and weighs(operations):
        implied |= {"net"}
    return implied


def inhabitants_lost(features: Set[str], operations: frozenset[str]) -> frozenset[str]:
    """The operations, with a change of the population where the country loses or gains it."""
    sides = operations & _TRENDS_OF_SIDES.keys()
    if not sides or not features & _WHO_LIVE or features - _INHABITANTS - _WHO_LIVE:
        return operations
    return operations - sides | {_TRENDS_OF_SIDES[side] for side in sides}


def wondered_origin(items: Items, operations: Set[str]) -> set[str]:
    """That it is asked where from, which "from" alone says: where do people leave from."""
    if "where" not in operations:
        return set()
    words = [i for i in items.where(Kind.MARKER, "from") if items[i].word == _FROM]
    is_loose = any(all(map(_goes_on, items[i + 1 : i + 2])) for i in words)
    return {"whence"} if is_loose else set()


def _goes_on(item: Item) -> bool:
    """Whether it is no place from which somebody comes."""
    return item.has(Kind.MARKER) or item.has(Kind.TIME) or item.has(Kind.OPERATION, "where")


def rated(features: Set[str], operations: frozenset[str]) -> frozenset[str]:
    """The operations, a rate in place of a share of the population that comes or goes."""
    shared = operations & _SHARES
    moves = features - _INHABITANTS
    is_of_population = "population" in features and bool(moves) and moves <= _FLOWS
    if not shared or not is_of_population or operations & _CHANGES:
        return operations
    return operations - shared | {"rate"}


def weighs(operations: Set[str]) -> bool:
    """Whether two numbers are weighed against each other: more came than left, more of whom."""
    more = operations & {"more", "less"} and operations & {"compare", "versus", "exceed"}
    return bool(more) and "times" not in operations


def weighed_sign(items: Items, features: Set[str], operations: Set[str]) -> set[str]:
    """The sign of the balance where more came than left (or left than came) by the words."""
    if "net" not in features or not weighs(operations) or not operations & {"compare", "exceed"}:
        return set()
    sides = items.those(Kind.FEATURE, "out", "in", "come")
    if not sides:
        return set()
    subject = next((side for side in sides if not _is_object(side)), sides[0])
    came_first = not subject.has(Kind.FEATURE, "out")
    is_more = "more" in operations and not _is_exceeded(items)
    return {"positive" if came_first is is_more else "negative"}


def _is_object(side: Item) -> bool:
    """Whether it is what the other is compared with: эмиграциядан, «превысила эмиграцию»."""
    return is_ablative(side) or side.word.endswith(_ACCUSATIVE)


def _is_exceeded(items: Items) -> bool:
    """Whether what stands first is the lesser: "was exceeded by"."""
    after = (items[i + 1 : i + 2] for i in items.where(Kind.OPERATION, "exceed"))
    return any(item.word == "by" for near in after for item in near)


def without_list_words(items: Items, operations: frozenset[str]) -> frozenset[str]:
    """The operations, without the high end of a list that is headed "top" and is of the lowest.

    Unless both ends are joined: "the top and the lowest".
    """
    ends = items.where(Kind.OPERATION, "most", "least")
    are_joined = any(map(is_conjunction, items[ends[0] : ends[-1]]))
    if "least" in operations and not are_joined:
        headings = items.where(Kind.OPERATION, "list")
        is_heading = set(items.where(Kind.OPERATION, "most")) == {*headings}
        operations -= {"most"} if is_heading else set()
    return operations - {"list"}


def signed_claim(claim: Claim, said: Set[str]) -> Claim:
    """The claim, above zero unless words say a loss or a difference, where the sign is left out.

    A net outflow is below zero, and the balance falls where a deficit grows.
    """
    if claim.bound is None and said & _LOSSES:
        if ("loss" in said and not said & _CHANGED) or said & _TRENDS == {"grow"}:
            return replace(claim, value=-abs(claim.value))
        if said & _TRENDS == {"fall"}:
            return replace(claim, is_positive=True)
    if said & _UNSIGNED:
        return claim
    return replace(claim, is_positive=True)
