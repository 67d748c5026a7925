"""Years in a phrase, in digits and in words, and years counted from today."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.question.item import Item, is_conjunction
from knowledge.question.piece import (
    Impossible,
    Piece,
    Relative,
    Years,
    says,
    skip_suffix,
    skip_year_word,
)
from knowledge.question.times import number_of, spelled, spelled_year

_PLURAL = ("ies", "ые", "ых", "ye", "yh", "ykh")  # the last three are Russian in Latin letters
_OFFSETS = {"this_year": 0, "last_year": -1, "before_last": -2, "next_year": 1}
_DECADE = 10
_A_YEAR = "год"  # «за 24 год» is 2024, «за 24 года» the last of them
_IN_YEARS = frozenset({"жылда", "жылдағы", "жылдагы"})  # the last in Russian letters
_YEARS = _IN_YEARS | {"years", "yrs", "лет", "жыл"}


def find_years(items: Sequence[Item], start: int) -> Piece | None:
    """A year or several: 2024, 2012-2018, the 1990s, two thousand twelve."""
    year = items[start].year or _short_year(items, start)
    if year is None:
        return _spelled_years(items, start)
    if _is_range(items, start + 1):
        last = _range_end(items[start + 1], year)
        if last is not None:
            end = skip_year_word(items, start + 2)
            return Years(start, end, year, last) if last >= year else Impossible(start, end)
    if year % 10 == 0 and (says(items, start + 1, "decade") or _are_decades(items, start)):
        return Years(start, start + 2, year, year + 9)
    return Years(start, skip_year_word(items, start + 1), year, year)


def _is_inflected(items: Sequence[Item], position: int) -> bool:
    """The ending of a Russian year: в 23м, 22-го."""
    after = items[position] if position < len(items) else None
    return (
        after is not None and after.first.gap in ("", "-") and after.word in ("м", "го", "й", "ом")
    )


def _are_decades(items: Sequence[Item], start: int) -> bool:
    """Kazakh «1990 жылдары», with no other year beside it, unless that is a decade as well."""
    position = skip_suffix(items, start + 1)
    if not _is_plural(items, position) or items[start].first.is_joined:
        return False
    before = items[start - 1] if start else None
    if before is None or not (before.year or is_conjunction(before)):
        return True
    return _is_plural(items, start - 2)


def _is_plural(items: Sequence[Item], position: int) -> bool:
    return 0 <= position < len(items) and items[position].word.startswith("жылдар")


def _short_year(items: Sequence[Item], start: int) -> int | None:
    """Two digits that are called a year, or stand for one: в 22 году, '22, emigration 22."""
    word = items[start].word
    if not (word.isdigit() and len(word) == 2):
        return None
    called = _is_called_year(items, skip_suffix(items, start + 1))
    cut = items[start].first.gap.endswith("'")
    if called or cut or _is_inflected(items, start + 1) or _is_after_a_name(items, start):
        return int(word) + (2000 if int(word) < 50 else 1900)
    return None


def _is_called_year(items: Sequence[Item], position: int) -> bool:
    """Whether "year" stands there, and not "years", of which so many may be meant."""
    return says(items, position, "year") and items[position].word not in _YEARS


def _is_after_a_name(items: Sequence[Item], start: int) -> bool:
    """Whether a number ends the question right behind what is counted, or where."""
    before = items[start - 1 : start] if start == len(items) - 1 else ()
    ranked = any(item.has(Kind.OPERATION, "most", "least", "rank") for item in items)
    return not ranked and any(item.has(Kind.FEATURE) or item.has(Kind.PLACE) for item in before)


def _is_range(items: Sequence[Item], position: int) -> bool:
    return position < len(items) and items[position].first.is_joined


def _range_end(item: Item, year: int) -> int | None:
    if item.word.isdigit() and len(item.word) == 2:
        return year // 100 * 100 + int(item.word)
    return item.year


def _spelled_years(items: Sequence[Item], start: int) -> Piece | None:
    decade = _spelled_decade(items, start)
    if decade is not None:
        return decade
    found = spelled_year(items, start)
    return Years(start, skip_year_word(items, found[1]), found[0], found[0]) if found else None


def _spelled_decade(items: Sequence[Item], start: int) -> Piece | None:
    """The 90s, nineties, 90-е годы, нулевые."""
    item = items[start]
    number = number_of(item)
    if (
        number is not None
        and len(item.word) == 2
        and number % 10 == 0
        and (says(items, start + 1, "decade") or _are_decades(items, start))
    ):
        first = int(number) + (1900 if number >= 50 else 2000)
        return Years(start, skip_year_word(items, start + 1), first, first + 9)
    ordinal = item.value(Kind.ORDINAL)
    plural = item.word.endswith(_PLURAL) or _are_decades(items, start)
    if ordinal in ("80", "90", "2000") and plural:
        first = int(ordinal) + (1900 if int(ordinal) < 100 else 0)
        return Years(start, skip_year_word(items, start + 1), first, first + 9)
    return None


def find_relative(items: Sequence[Item], start: int) -> Piece | None:
    """This year, last year, the last five years."""
    for word, offset in _OFFSETS.items():
        if says(items, start, word):
            return Relative(start, start + 1, offset)
    if says(items, start, "last", "latest"):
        if says(items, start + 1, "decade"):
            return Relative(start, start + 2, -1, _DECADE)
        number = _many(items, start + 1)
        if number and says(items, number[1], "year"):
            return Relative(start, number[1] + 1, -1, number[0])
    return _long_while(items, start)


def _long_while(items: Sequence[Item], start: int) -> Piece | None:
    """Such as «за десять лет», «он жыл ішінде», "for 25 years" where something changes."""
    word = items[start].word
    changing = any(item.has(Kind.OPERATION, "grow", "fall", "change") for item in items)
    if changing and word.isdigit() and len(word) == 2 and says(items, start + 1, "year"):
        return Relative(start, start + 2, -1, int(word))
    opened = says(items, start, "over")
    number = _many(items, start + 1 if opened else start)
    if number is None or not says(items, number[1], "year") or items[number[1]].word == _A_YEAR:
        return None
    closed = says(items, number[1] + 1, "over") or _stands_out_in(items, start, number[1])
    return Relative(start, number[1] + 1, -1, number[0]) if opened or closed else None


def _stands_out_in(items: Sequence[Item], start: int, years: int) -> bool:
    """Whether something is the most, or the least, in so many years: 20 жылдағы ең төмен."""
    ranked = any(item.has(Kind.OPERATION, "most", "least") for item in items)
    within = any(item.has(Kind.MARKER, "in") for item in items[max(start - 1, 0) : start])
    return ranked and (within or items[years].word in _IN_YEARS)


def _many(items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """A number of years from two to ninety-nine, with the index after it."""
    if position >= len(items):
        return None
    digits = items[position].word
    if digits.isdigit() and len(digits) <= 2 and int(digits) > 1:
        return int(digits), position + 1
    number = spelled(items, position)
    return (number.value, number.end) if number and 1 < number.value < 100 else None


def find_absurd_year(items: Sequence[Item], start: int) -> Piece | None:
    """A long number that is called a year."""
    item = items[start]
    if (
        item.first.is_number
        and len(item.tokens) == 1
        and item.word.isdigit()
        and len(item.word) > 4
    ):
        before = items[start - 1].tokens[-1].word if start else ""
        taken = start > 1 and items[start - 2].year is not None  # «2024 жылы 12732 адам»
        called = (says(items, start - 1, "year") or before == "year") and not taken
        if says(items, start + 1, "year") or called:
            return Impossible(start, start + 1)
    return None
