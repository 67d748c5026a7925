"""Kazakh word ends, which no stemmer library knows.

Works on loosened letters (қ as к, і as и …), so that Kazakh typed with Russian letters is cut the
same way.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache


class Case(StrEnum):
    """The cases that tell where from, where to, where, and whose."""

    ABLATIVE = "ablative"
    DATIVE = "dative"
    LOCATIVE = "locative"
    GENITIVE = "genitive"
    INSTRUMENTAL = "instrumental"


_CASES: dict[str, Case | None] = {
    **dict.fromkeys(("нан", "нен", "дан", "ден", "тан", "тен"), Case.ABLATIVE),
    **dict.fromkeys(("га", "ге", "ка", "ке", "на", "не", "а", "е"), Case.DATIVE),
    **dict.fromkeys(("да", "де", "та", "те", "нда", "нде"), Case.LOCATIVE),
    **dict.fromkeys(("дагы", "деги", "тагы", "теги", "ндагы", "ндеги"), Case.LOCATIVE),
    **dict.fromkeys(("нын", "нин", "дын", "дин", "тын", "тин"), Case.GENITIVE),
    **dict.fromkeys(("мен", "бен", "пен"), Case.INSTRUMENTAL),
    **dict.fromkeys(("ны", "ни", "ды", "ди", "ты", "ти", "н", "ын", "ин"), None),
}
CASE_ENDINGS = tuple(ending for ending, case in _CASES.items() if case)
_OTHER = (
    "лары", "лери", "дары", "дери", "тары", "тери", "лар", "лер", "дар", "дер", "тар", "тер",
    "сы", "си", "ы", "и", "ым", "им", "мыз", "миз", "ымыз", "имиз", "ныз", "низ",
    "гы", "ги", "кы", "ки",
    "лык", "лик", "дык", "дик", "тык", "тик", "дай", "дей", "тай", "тей",
    "ша", "ше", "ма", "ме", "ба", "бе", "па", "пе",
)  # fmt: skip
_SUFFIXES = tuple(sorted({*_CASES, *_OTHER}, key=len, reverse=True))
_HARDENED = {"г": "к", "б": "п"}  # қыркүйек, but қыркүйегі
_ATTRIBUTIVE = ("гы", "ги")  # қаңтардағы
_LONG_WORD = 6
_SHORTEST_STEM = 3
_MOST_SUFFIXES = 3
_ABBREVIATED = 2
_VOWELS = frozenset("аеоыэ")
_HALVES = _VOWELS | frozenset("иуюя")  # of a syllable, of which и and у may be either


@lru_cache(maxsize=16384)
def stems(word: str) -> tuple[str, ...]:
    """The word and what is left of it after cutting up to three endings, longest first.

    A word has one case: neither таннан nor нна is an ending; only -дағы may have another after it.
    """
    found = {word: None}
    edge = [(word, False)]
    for _ in range(_MOST_SUFFIXES):
        edge = [shorter for longer, has_case in edge for shorter in _cut(longer, has_case)]
        found.update(dict.fromkeys(stem for stem, _ in edge))
    return tuple(sorted(found, key=len, reverse=True))


def _cut(word: str, has_case: bool) -> list[tuple[str, bool]]:
    """What is left after one ending, and whether the case of the word is among those cut."""
    found = []
    for suffix in _SUFFIXES:
        is_case = suffix in _CASES and not suffix.endswith(_ATTRIBUTIVE)
        if not word.endswith(suffix) or (is_case and has_case):
            continue
        stem = word[: -len(suffix)]
        if len(stem) >= _shortest_stem(word):
            found.append((stem, is_case or has_case))
            if stem[-1] in _HARDENED:
                found.append((stem[:-1] + _HARDENED[stem[-1]], is_case or has_case))
    return found


def _shortest_stem(word: str) -> int:
    return _SHORTEST_STEM + (len(word) > _LONG_WORD)


def abbreviations(word: str) -> tuple[str, ...]:
    """The two letters before a case ending, if they are no syllable: ЕО-дан, ҚР-ға, РФ-та."""
    stem, ending = word[:_ABBREVIATED], word[_ABBREVIATED:]
    is_no_syllable = _VOWELS.issuperset(stem) or _HALVES.isdisjoint(stem)
    return (stem,) if ending in _CASES and is_no_syllable else ()


def case_of(word: str, stem: str) -> Case | None:
    """The case that the endings after the stem put the word in, None if there is none."""
    return _case_at_end(word[len(stem) :])


@lru_cache(maxsize=16384)
def _case_at_end(ending: str) -> Case | None:
    cases = (case for suffix, case in _LONGEST_FIRST if ending.endswith(suffix))
    return next(cases, None)


_LONGEST_FIRST = tuple(sorted(_CASES.items(), key=lambda item: -len(item[0])))
