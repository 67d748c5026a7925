"""Whether a word such as "Russians" means an ethnicity or the people of a country."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.lexicon import Kind
from knowledge.question.item import Item

_OWN = "KZ"
_MOVERS = ("in", "out", "migrant", "move")
_SURVEY = ("intention", "wish", "motive", "preferred", "survey")


def ethnicity_meant(items: Sequence[Item], item: Item) -> str | None:
    """The ethnicity that the word means here, None if it means people of a country.

    Who leaves is counted by ethnicity, and who lives here by birth: there is no figure for a word
    that may mean both. Our own people are an ethnicity as a share of all, or where they come.
    """
    value = item.value(Kind.AMBIGUOUS)
    if value is None:
        return None
    country, _, ethnicity = value.partition("|")
    if country == _OWN:
        meant = _is_own(items) or _is_beside_another(items, item) or _are_most(items, item)
        return ethnicity if meant else None
    return ethnicity if _is_foreign(items) else None


def _are_most(items: Sequence[Item], item: Item) -> bool:
    """Whether most of those who left are said to be of this people."""
    before = [other for other in items[: items.index(item)] if not other.is_filler][-1:]
    left = any(other.has(Kind.FEATURE, "out") for other in before)
    return left and _say(items, Kind.OPERATION, "most")


def _is_beside_another(items: Sequence[Item], item: Item) -> bool:
    """Whether another people is named whose ethnicity is meant: Russians or Kazakhs."""
    others = [other for other in items if other is not item]
    named = any(o.has(Kind.ETHNICITY) and not o.has(Kind.PLACE) for o in others)
    return named or (_is_foreign(items) and any(o.has(Kind.AMBIGUOUS) for o in others))


def _is_foreign(items: Sequence[Item]) -> bool:
    lives = _say(items, Kind.FEATURE, "live") and not _say(items, Kind.FEATURE, "born")
    return lives or _say(items, Kind.FEATURE, "out")


def _is_own(items: Sequence[Item]) -> bool:
    part = _say(items, Kind.OPERATION, "share", "percent") and _say(items, Kind.FEATURE, *_MOVERS)
    surveyed = _say(items, Kind.FEATURE, *_SURVEY)
    changes = _say(items, Kind.OPERATION, "grow", "fall", "change")
    return (part and not surveyed and not changes) or _come_here(items)


def _come_here(items: Sequence[Item]) -> bool:
    places = [(before, item) for before, item in pairwise(items) if item.has(Kind.PLACE)]
    if any(before.has(Kind.MARKER, "to") and item.has(Kind.PLACE, _OWN) for before, item in places):
        return True
    from_abroad = all(
        item.has(Kind.PLACE, _OWN) or before.has(Kind.MARKER, "from") for before, item in places
    )
    return _say(items, Kind.FEATURE, "in", "come") and from_abroad


def _say(items: Sequence[Item], kind: Kind, *values: str) -> bool:
    return any(item.has(kind, *values) for item in items)
