"""Years told from another one: the year before 2019, five years ago."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.normalise.kazakh import Case, case_of
from knowledge.question.item import Item
from knowledge.question.piece import Piece, Relative, Years, says, skip_year_word
from knowledge.question.times import spelled, year_of

_A_YEAR = frozenset({"year", "год", "году", "года"})
_UNTIL = "до"  # not «по 2019», which ends a span
_MOST_YEARS = 99


def find_year_beside(items: Sequence[Item], start: int) -> Piece | None:
    """The year before 2019, год до 2019, 2019 жылдан бір жыл бұрын, the year after 2019."""
    if _is_ablative_year(items, start) and says(items, start + 2, "year_before"):
        year = (year_of(items[start]) or 0) - 1
        return Years(start, start + 3, year, year)
    middle = start + 1 if _is_a_year(items, start) else start
    step = _step(items, middle)
    is_said = middle > start or says(items, start, "year_before") or _is_a_year(items, start - 1)
    if step is None or not is_said or _is_number(items, start - 1):
        return None
    after = items[middle + 1 : middle + 2]
    named = year_of(after[0]) if after else None
    if named is None:
        return None
    return Years(start, skip_year_word(items, middle + 2), named + step, named + step)


def _is_ablative_year(items: Sequence[Item], start: int) -> bool:
    after = items[start + 1 : start + 2]
    is_year = year_of(items[start]) is not None and says(items, start + 1, "year")
    return is_year and case_of(after[0].word, "") is Case.ABLATIVE


def _is_a_year(items: Sequence[Item], position: int) -> bool:
    """Whether one year is spoken of, and not each."""
    if not 0 <= position < len(items):
        return False
    words = [token.word for token in items[position].tokens]
    return words[-1] in _A_YEAR and words[:-1] in ([], ["the"], ["a"])


def _step(items: Sequence[Item], position: int) -> int | None:
    if position >= len(items):
        return None
    item = items[position]
    if item.has(Kind.TIME, "after"):
        return 1
    is_before = item.has(Kind.TIME, "year_before") or item.has(Kind.OPERATION, "earlier")
    return -1 if is_before or item.word == _UNTIL else None


def _is_number(items: Sequence[Item], position: int) -> bool:
    """Whether a number stands there: from 2012, the year until 2019."""
    return 0 <= position < len(items) and (
        items[position].is_number or items[position].has(Kind.CARDINAL)
    )


def find_years_ago(items: Sequence[Item], start: int) -> Piece | None:
    """Five years ago, 5 лет назад, бес жыл бұрын: one year, counted back from this one."""
    word = items[start].word
    number = spelled(items, start)
    if word.isdigit():
        value, end = int(word), start + 1
    elif number is not None:
        value, end = number.value, number.end
    else:
        return None
    if not 1 < value <= _MOST_YEARS or not says(items, end, "years_ago"):
        return None
    return Relative(start, end + 1, -value)
