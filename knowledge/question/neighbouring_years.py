"""Years told from another one: the year before 2019, two years after 2010, five years ago."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.normalise.fold import loosen
from knowledge.normalise.kazakh import Case, case_of
from knowledge.question.item import Item
from knowledge.question.piece import Open, Piece, Relative, Years, says, skip_year_word
from knowledge.question.ranges import EARLIEST_YEAR
from knowledge.question.times import spelled

_A_YEAR = frozenset({"year", "год", "году", "god", "godu"})
_OF_YEARS = frozenset({"года", "goda", "лет", "let"})  # which follow a number

_BEFORE_YEAR = frozenset({"", "the", "a", "в", "v", "следующий", "next"})
_UNTIL = frozenset({"до", "do", "дейінгі", "дейинги", "шейінгі"})  # not «по 2019», an end of a span
_YEARS = "years"
_KAZAKH_YEARS = "жылдар"
_MOST_YEARS = 99


def find_year_beside(items: Sequence[Item], start: int) -> Piece | None:
    """The year before 2019, год до 2019, 2019 жылдан бір жыл бұрын, the year after 2019."""
    if items[start].year is not None:
        return _after_year(items, start)
    counted = _counted(items, start)
    if counted is not None:
        return counted
    middle = start + 1 if _is_a_year(items, start) else start
    step = _step(items, middle)
    if step is not None and _is_after_open_number(items, start):
        return Open(start, start + 1)
    is_whole = says(items, start, "year_before", "year_after")
    is_said = middle > start or is_whole or _is_a_year(items, start - 1)
    if step is None or not is_said or _is_number(items, start - 1):
        return None
    return _beside(items, start, middle + 1, step)


def _beside(items: Sequence[Item], start: int, position: int, step: int) -> Years | None:
    """The year so far from the one that is named at the position."""
    named = items[position].year if position < len(items) else None
    if named is None:
        return None
    return Years(start, skip_year_word(items, position + 1), named + step, named + step)


def _counted(items: Sequence[Item], start: int) -> Piece | None:
    """Five years before 2019, or the five years before it; «за 5 лет до 2019» leaves open which."""
    is_opened = says(items, start, "last", "latest", "over")
    number = _count(items, start + 1 if is_opened else start)
    if number is None or not says(items, number[1], "year"):
        return None
    count, middle = number
    step = _step(items, middle + 1)
    found = _beside(items, start, middle + 2, step * count) if step is not None else None
    if found is None or step is None:
        return None
    before = items[start - 1 : start] if start else ()
    if says(items, start, "last", "latest") or any(item.word == "the" for item in before):
        nearest = found.first - step * (count - 1)
        return Years(start, found.end, min(found.first, nearest), max(found.first, nearest))
    is_plain = not is_opened and not any(item.has(Kind.MARKER) for item in before)
    is_told = items[middle].word == _YEARS and step < 0 and is_plain
    return found if is_told else Open(start, found.end)


def _after_year(items: Sequence[Item], start: int) -> Piece | None:
    """2019 жылдан бір жыл бұрын, 2019 жылдың алдындағы жыл, 2010 жылдан екі жыл кейін."""
    if says(items, start + 1, "years_ago"):
        return _before(items, start)
    is_called = says(items, start + 1, "year")
    position = start + 2 if is_called else start + 1
    if position >= len(items):
        return None
    year = items[start].year or 0
    step = _step(items, position)
    if step is not None and _is_one_year(items, position + 1):
        return Years(start, position + 2, year + step, year + step)
    case = case_of(loosen(items[start + 1].word), "") if is_called else None
    if step == -1 and case is Case.GENITIVE:
        return Open(start, position + 1)  # 2019 жылдың алдында: how long before, nothing tells
    told = _counted_from(items, position) if case is Case.ABLATIVE else None
    return Years(start, told[1], year + told[0], year + told[0]) if told is not None else None


def _before(items: Sequence[Item], start: int) -> Years:
    """2019 жылдан бұрын, all years before it; 2019 жылдан бұрынғы жыл, the one before."""
    last = (items[start].year or 0) - 1
    if _is_one_year(items, start + 2):
        return Years(start, start + 3, last, last)
    return Years(start, start + 2, min(EARLIEST_YEAR, last), last)


def _counted_from(items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """So many years earlier or later, with the index after that."""
    if says(items, position, "year_before", "year_after"):
        return (-1 if says(items, position, "year_before") else 1), position + 1
    if says(items, position, "before_last"):
        return -2, position + 1
    number = _count(items, position)
    if number is None:
        return None
    count, end = number
    if says(items, end, "years_ago"):
        return -count, end + 1
    step = _step(items, end + 1) if says(items, end, "year") else None
    return (step * count, end + 2) if step is not None else None


def _is_one_year(items: Sequence[Item], position: int) -> bool:
    """Whether Kazakh "year" stands there, in the singular."""
    is_year = says(items, position, "year")
    return is_year and not items[position].word.startswith(_KAZAKH_YEARS)


def _is_a_year(items: Sequence[Item], position: int) -> bool:
    """Whether one year is spoken of, and not each."""
    if not 0 <= position < len(items):
        return False
    *before, year = items[position].word.split(" ")
    return year in _A_YEAR and " ".join(before) in _BEFORE_YEAR


def _step(items: Sequence[Item], position: int) -> int | None:
    if position >= len(items):
        return None
    item = items[position]
    if item.has(Kind.TIME, "year_after") and item.has(Kind.TIME, "year_before"):
        return None
    if item.has(Kind.TIME, "after", "year_after"):
        return 1
    is_before = item.has(Kind.TIME, "year_before") or item.has(Kind.OPERATION, "earlier")
    return -1 if is_before or item.word in _UNTIL else None


def _is_after_open_number(items: Sequence[Item], start: int) -> bool:
    """Whether so many years are spoken of, and how many is not understood: «за ва года до 2012»."""
    after_years = start > 0 and items[start - 1].tokens[-1].word in _OF_YEARS
    return after_years and not _is_number(items, start - 2)


def _is_number(items: Sequence[Item], position: int) -> bool:
    """Whether a number stands there: from 2012, the year until 2019."""
    return 0 <= position < len(items) and (
        items[position].is_number or items[position].has(Kind.CARDINAL)
    )


def _count(items: Sequence[Item], position: int) -> tuple[int, int] | None:
    """A number of years from two on, with the index after it."""
    if position >= len(items):
        return None
    word = items[position].word
    number = spelled(items, position)
    if word.isdigit():
        value, end = int(word), position + 1
    elif number is not None:
        value, end = number.value, number.end
    else:
        return None
    return (value, end) if 1 < value <= _MOST_YEARS else None


def find_years_ago(items: Sequence[Item], start: int) -> Piece | None:
    """Five years ago, 5 лет назад, бес жыл бұрын: one year, counted back from this one."""
    number = _count(items, start)
    if number is None or not says(items, number[1], "years_ago"):
        return None
    return Relative(start, number[1] + 1, -number[0])
