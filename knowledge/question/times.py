"""Numbers and years in words: two thousand twelve, девяносто четвёртый, екі мың он үшінші."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.lexicon import Kind
from knowledge.question.item import FIRST_YEAR, LAST_YEAR, Item

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number written in words, up to the item before `end`."""

    value: int
    end: int
    is_ordinal: bool
    words: int


def number_of(item: Item) -> Decimal | None:
    """The value of a number written in digits, None for anything else.

    A group of three digits after a space, point or comma belongs to the whole: 16 600, 16,600.
    """
    if not item.first.is_number or len(item.tokens) != 1:
        return None
    word = item.word.replace("\u00a0", " ").replace("\u202f", " ")
    *groups, last = word.replace(",", ".").replace(" ", ".").split(".")
    if groups and (len(last) != 3 or len(groups[0]) > 3 or groups[0] == "0"):
        return Decimal("".join(groups) + "." + last)
    return Decimal("".join((*groups, last)))


def spelled(items: Sequence[Item], start: int) -> Spelled | None:
    """The number in words that starts at the item, None if there is none."""
    total, current, position, ordinal = 0, 0, start, False
    while position < len(items) and not ordinal:
        value, ordinal = _value(items[position])
        ordinal = ordinal and not _goes_on(items, position)
        if value is None and _is_joining(items, position, total):
            position += 1
            continue
        if value is None:
            break
        if value in (100, _THOUSAND) and current:
            current *= value
        elif value >= _THOUSAND and current == 0:
            current = value
        else:
            current += value
        if value >= _THOUSAND:
            total, current = total + current, 0
        position += 1
    if position == start:
        return None
    return Spelled(total + current, position, ordinal, position - start)


def _goes_on(items: Sequence[Item], position: int) -> bool:
    """Whether a word that is both ninety and ninetieth is followed by the rest of the number."""
    both = items[position].has(Kind.CARDINAL)
    return both and position + 1 < len(items) and _value(items[position + 1])[0] is not None


def _is_joining(items: Sequence[Item], position: int, total: int) -> bool:
    """The "and" of two thousand and twelve."""
    more = position + 1 < len(items) and _value(items[position + 1])[0] is not None
    return bool(total) and more and items[position].word == "and"


def _value(item: Item) -> tuple[int | None, bool]:
    ordinal, cardinal = item.value(Kind.ORDINAL), item.value(Kind.CARDINAL)
    if cardinal is not None and ordinal is None:
        return int(cardinal), False
    return (int(ordinal), True) if ordinal is not None else (None, False)


def spelled_year(items: Sequence[Item], start: int) -> tuple[int, int] | None:
    """The year in words that starts at the item, with the index after it.

    Two-digit years ("ninety-four") count only as ordinals or after the first two ("nineteen").
    """
    number = spelled(items, start)
    if number is None:
        return None
    if FIRST_YEAR <= number.value <= LAST_YEAR and (number.words > 1 or number.is_ordinal):
        return number.value, number.end
    if number.is_ordinal and 70 <= number.value <= 99:
        return 1900 + number.value, number.end
    return _century_pair(items, start)


def _century_pair(items: Sequence[Item], start: int) -> tuple[int, int] | None:
    century = _value(items[start])[0]
    rest = spelled(items, start + 1)
    if century in (19, 20) and rest is not None and 10 <= rest.value <= 99:
        return century * 100 + rest.value, rest.end
    return None
