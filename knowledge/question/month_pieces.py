"""Parts of a year in a phrase: days, months, quarters and halves."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item, is_marker
from knowledge.question.piece import (
    LONGEST_SUFFIX,
    MONTHS,
    Day,
    Impossible,
    Part,
    Piece,
    says,
    skip_suffix,
    small_number,
)

_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің", "нын", "нин", "дын", "дин", "тын", "тин")


def find_iso_day(items: Sequence[Item], start: int) -> Piece | None:
    """2018-10-15 and 15.10.2018."""
    if start + 2 < len(items) and items[start].year and items[start + 1].first.is_joined:
        month, day = items[start + 1].word, items[start + 2].word
        if items[start + 2].first.is_joined and month.isdigit() and day.isdigit():
            return _day(start, start + 3, int(month), int(day), items[start].year)
    day, dot, month = items[start].word.partition(".")
    if dot and start + 1 < len(items) and items[start + 1].first.gap == "." and month.isdigit():
        year = items[start + 1].year
        if year and day.isdigit():
            return _day(start, start + 2, int(month), int(day), year)
    return None


def _day(start: int, end: int, month: int, day: int, year: int | None) -> Piece:
    longest = monthrange(year or 2000, month)[1] if 1 <= month <= MONTHS else 0
    return Day(start, end, month, day, year) if 1 <= day <= longest else Impossible(start, end)


def find_quarter_or_half(items: Sequence[Item], start: int) -> Piece | None:
    """A quarter or a half: Q1, the second half."""
    for unit, months in (("quarter", 3), ("half", 6)):
        if _is_last_of_a_year(items, start, unit):
            return Part(start, start + 2, MONTHS - months + 1, MONTHS)
        found = _counted_unit(items, start, unit)
        if found is not None:
            count, end = found
            if 1 <= count <= MONTHS // months:
                return Part(start, end, (count - 1) * months + 1, count * months)
            return Impossible(start, end)
    return None


def _is_last_of_a_year(items: Sequence[Item], start: int, unit: str) -> bool:
    """Such as "the last quarter of 2023"; without a year it is one counted from today."""
    is_last = says(items, start, "last", "latest") and says(items, start + 1, unit)
    return is_last and any(item.year for item in items)


def _counted_unit(items: Sequence[Item], start: int, unit: str) -> tuple[int, int] | None:
    if says(items, start, unit):
        after = small_number(items, start + 1)
        if after and (items[start + 1].first.gap == "" or items[start + 1].has(Kind.ORDINAL)):
            return after
        return (1, start + 1) if unit == "half" and _is_of_year(items, start) else None
    before = small_number(items, start)
    if before and says(items, before[1], unit):
        return before[0], before[1] + 1
    return None


def _is_of_year(items: Sequence[Item], position: int) -> bool:
    """Whether a bare "half" is that of a year: half of 2024, not half of the emigrants."""
    if not items[position].has(Kind.FRACTION):
        return True
    before, after = items[max(position - 1, 0) : position], items[position + 1 : position + 3]
    genitive = [item for item in before if item.word.endswith(_GENITIVE)]
    if genitive:
        return says(genitive, 0, "year")
    following = next((item for item in after if not (item.is_filler or is_marker(item))), None)
    return following is not None and (bool(following.year) or says([following], 0, "year"))


def find_first_months(items: Sequence[Item], start: int) -> Piece | None:
    """The first four months, nine months, 4 месяца, the last two months."""
    named_first = says(items, start, "first")
    named_last = says(items, start, "last", "latest")
    number = small_number(items, start + 1 if named_first or named_last else start)
    if named_first and says(items, start + 1, "month"):
        return Part(start, start + 2, 1, 1)
    if number is None or not says(items, number[1], "month") or not 1 <= number[0] <= MONTHS:
        return None
    if named_last:
        return Part(start, number[1] + 1, MONTHS + 1 - number[0], MONTHS)
    return Part(start, number[1] + 1, 1, number[0])


def find_month(items: Sequence[Item], start: int) -> Piece | None:
    """A month, or a day of one: May, May 5, 5 мая."""
    if not _is_month(items, start):
        return _day_before_month(items, start)
    month = int(items[start].value(Kind.MONTH) or 0)
    following = items[start + 1] if start + 1 < len(items) else None
    if following and _is_day_number(following) and not following.first.is_joined:
        day = int(following.first.word)
        return _day(start, skip_suffix(items, start + 2), month, day, None)
    end = start + 2 if says(items, start + 1, "month") else start + 1
    return Part(start, end, month, month)


def _day_before_month(items: Sequence[Item], start: int) -> Piece | None:
    if not _is_day_number(items[start]):
        return None
    after = skip_suffix(items, start + 1)
    if after < len(items) and items[after].word == "of":
        after += 1
    if after < len(items) and items[after].has(Kind.MONTH):
        month, day = int(items[after].value(Kind.MONTH) or 0), int(items[start].first.word)
        return _day(start, after + 1, month, day, None)
    return None


def _is_day_number(item: Item) -> bool:
    """15, or 1st as one item."""
    word = item.first.word
    plain = len(item.tokens) == 1 or item.has(Kind.ORDINAL) or item.has(Kind.TIME, "first")
    return plain and word.isdigit() and len(word) <= 2


def _is_month(items: Sequence[Item], position: int) -> bool:
    """A month's name; one that is also another word, such as May, needs a neighbour of time."""
    item = items[position]
    if not item.has(Kind.MONTH):
        return False
    if (
        all(concept.kind is Kind.MONTH for concept in item.concepts)
        and len(item.word) > LONGEST_SUFFIX
    ):
        return True
    near = [items[i] for i in (position - 1, position + 1) if 0 <= i < len(items)]
    return any(
        other.has(Kind.MONTH)
        or other.has(Kind.MARKER, "to")
        or other.first.is_number
        or says([other], 0, "year", "until")
        for other in near
    )
