"""The numbers of a phrase that are no time: what is to be checked, and how much is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.lexicon import Kind
from knowledge.question.bounds import bound_of, items_of_bound
from knowledge.question.item import Item, Items
from knowledge.question.phrase import Phrase
from knowledge.question.times import Spelled, number_of, spelled
from knowledge.types.claim import Bound, Claim

_SIGN_REACH = 3
_ROUGH_REACH = 2
_LARGEST_LIMIT = 20
_SMALLEST_CLAIM = 100
_MULTIPLIERS = frozenset({1_000, 1_000_000, 1_000_000_000})
_COUNTING = frozenset({Kind.CARDINAL, Kind.ORDINAL, Kind.FRACTION})
_ONE = frozenset({"million", "billion", "миллион", "миллиард", "полмиллиона"})
_TIMES = "times:"
_ENDING = " ?!.,)"
_MINUS = (" -", " −", "(-", "(−")


@dataclass(frozen=True, slots=True)
class Factor:
    """How many times as many something is said to be: doubled, 2.8 times, more than 3 times."""

    value: Decimal
    bound: Bound | None = None
    is_rough: bool = False  # nearly, about so many


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers to be checked, the length of a ranking, and the items that say them.

    `is_place` where the last of that length alone is asked for: the second largest.
    `bounding` are the items that say on which side of a factor or a part of the whole it is.
    """

    claim: Claim | None = None
    factor: Factor | None = None
    limit: int | None = None
    is_place: bool = False
    used: frozenset[int] = frozenset()
    bounding: frozenset[int] = frozenset()

    def using(self, start: int, end: int) -> Numbers:
        """The numbers, of which one is said by the items from `start` up to `end`."""
        return replace(self, used=self.used.union(range(start, end)))

    def bounded(self, items: Sequence[Item], start: int, end: int) -> Numbers:
        """The same with the items that say on which side of that one it is."""
        bounding = self.bounding | items_of_bound(items, start, end)
        return replace(self.using(start, end), bounding=bounding)


_NONE = Numbers()


def find_numbers(phrase: Phrase, taken: frozenset[int]) -> Numbers:
    """The numbers that are not among the items `taken` for periods."""
    items = phrase.items
    counting = items.where_any(_COUNTING).union(items.numbers) - taken
    if not counting and Kind.CLAIMING not in items.places:
        return _NONE
    found = Numbers(factor=_factor_in_words(items), used=frozenset(_ones(items)))
    for index in sorted(counting):
        if index not in found.used:
            found = _with(found, phrase, index)
    return found


def _ones(items: Items) -> list[int]:
    """Where "one" stands, which is a number only beside others."""
    return [i for i in items.where(Kind.CARDINAL) if items[i].value(Kind.CARDINAL) == "1"]


def _with(found: Numbers, phrase: Phrase, index: int) -> Numbers:
    """The numbers with what begins at the index."""
    items = phrase.items
    factored = _factor(items, index)
    if factored is not None:
        times, end = factored
        factor = _found_factor(items, times, index, end)
        return replace(found.bounded(items, index, end), factor=factor)
    listed = _limit(items, index)
    if listed is not None:
        limit, end = listed
        is_place = items[index].has(Kind.ORDINAL)
        return replace(found.using(index, end), limit=limit, is_place=is_place)
    return _with_claim(_with_fraction(found, items, index), phrase, index)


def _with_fraction(found: Numbers, items: Items, index: int) -> Numbers:
    fraction = items[index].value(Kind.FRACTION)
    if fraction is None:
        return found
    bound = bound_of(items, index, index + 1)
    claim = Claim(Decimal(fraction), is_percent=True, bound=bound, is_fraction=True)
    return replace(found.bounded(items, index, index + 1), claim=claim)


def _with_claim(found: Numbers, phrase: Phrase, index: int) -> Numbers:
    """The numbers with one that is to be checked, in words or in digits."""
    items = phrase.items
    written = _in_words(items, index)
    if written is not None:
        claim = Claim(Decimal(written.value), bound=bound_of(items, index, written.end))
        return replace(found.using(index, written.end), claim=claim)
    value = number_of(items[index])
    if value is None or items[index].concepts:
        return found
    scale, scaled = _scale(items, index + 1)
    end = scaled or index + 1
    is_percent = _is_percent(phrase, index + 1)
    if not (scaled or is_percent or value >= _SMALLEST_CLAIM):
        return found
    claim = Claim(
        scale * (-value if _is_negative(items[index]) else value),
        is_percent,
        _is_positive(items, index),
        bound_of(items, index, end),
        is_exact=_is_exact(items, index, end),
    )
    return replace(found.using(index, end), claim=claim)


def _factor_in_words(items: Items) -> Factor | None:
    """The factor that a word carries: doubled, вдвое."""
    for index in items.where(Kind.CLAIMING):
        values = items[index].values[Kind.CLAIMING]
        times = next((value for value in values if value.startswith(_TIMES)), None)
        if times is not None:
            return _found_factor(items, Decimal(times.removeprefix(_TIMES)), index, index + 1)
    return None


def _found_factor(items: Sequence[Item], times: Decimal, start: int, end: int) -> Factor:
    near = (*items[max(start - _ROUGH_REACH, 0) : start], *items[end : end + _ROUGH_REACH])
    is_rough = any(item.has(Kind.CLAIMING, "about") for item in near)
    return Factor(times, bound_of(items, start, end), is_rough)


def _factor(items: Sequence[Item], index: int) -> tuple[Decimal, int] | None:
    """A number before "times", in digits or in words, with the index after it."""
    value, end = number_of(items[index]), index + 1
    if value is None and (number := spelled(items, index)):
        value, end = Decimal(number.value), number.end
    is_factor = end < len(items) and items[end].has(Kind.OPERATION, "times")
    return (value, end) if value is not None and is_factor else None


def _in_words(items: Sequence[Item], index: int) -> Spelled | None:
    """A large number in words; "thousands" and "how many millions" are none."""
    number = spelled(items, index)
    if number is None or number.is_ordinal or number.value < _SMALLEST_CLAIM:
        return None
    is_counted = number.words > 1 or len(items[index].tokens) > 1 or items[index].word in _ONE
    asked = items[index - 1 : index] if index else ()
    is_asked = any(item.has(Kind.OPERATION, "how_many") for item in asked)
    return number if is_counted and not is_asked else None


def _limit(items: Sequence[Item], index: int) -> tuple[int, int] | None:
    """The length of a ranking, with the index after it: the 5 largest, top five, three years."""
    number = spelled(items, index)
    digits = number_of(items[index]) if not items[index].concepts else None
    value, end = (number.value, number.end) if number else (digits, index + 1)
    is_short = value is not None and 1 <= value <= _LARGEST_LIMIT and value == int(value)
    is_listed = _is_beside_rank(items, index, end) or _is_of_things(items, end)
    return (int(value), end) if value is not None and is_short and is_listed else None


def _is_beside_rank(items: Sequence[Item], start: int, end: int) -> bool:
    near = items[max(start - 2, 0) : end + 1]
    return any(item.has(Kind.OPERATION, "most", "least") for item in near)


def _is_of_things(items: Sequence[Item], end: int) -> bool:
    """Whether years, countries or regions are counted, of which some stand out."""
    ranked = any(item.has(Kind.OPERATION, "most", "least") for item in items)
    return ranked and any(
        item.has(Kind.TIME, "year") or item.has(Kind.DIMENSION) for item in items[end : end + 1]
    )


def _scale(items: Sequence[Item], position: int) -> tuple[Decimal, int]:
    """The thousand or million after a number, with the index after it (0 if there is none)."""
    if position < len(items):
        value = items[position].value(Kind.CARDINAL)
        if value is not None and int(value) in _MULTIPLIERS:
            return Decimal(value), position + 1
    return Decimal(1), 0


def _is_percent(phrase: Phrase, position: int) -> bool:
    after = phrase.items[position : position + 1]
    if not after:
        return phrase.text.rstrip(_ENDING).endswith("%")
    return any(
        item.first.gap.startswith("%") or item.has(Kind.OPERATION, "percent") for item in after
    )


def _is_positive(items: Sequence[Item], position: int) -> bool:
    """Whether the number is said to be above zero: +6,722, a surplus of 6,722."""
    near = items[max(position - _SIGN_REACH, 0) : position]
    plus = items[position].first.gap.endswith("+")
    return plus or any(item.has(Kind.OPERATION, "positive") for item in near)


def _is_negative(item: Item) -> bool:
    """Whether a minus stands right before the number, and no dash between two: 2012-2022."""
    return item.first.gap.endswith(_MINUS)


def _is_exact(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether no rounding of the number is meant: exactly 12,700."""
    near = (*items[max(start - 2, 0) : start], *items[end : end + 1])
    return any(item.has(Kind.CLAIMING, "exact") for item in near)
