"""Typing errors: the known words that a mistyped one may have been meant to be.

Words of opposite meaning look like typos of each other (emigration, immigration), so all that are
equally near are given, and whoever asks decides whether they come to the same.
Words of the language that merely look like ours (fish, wish) stand in data/lexicon/real_words.csv.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from knowledge.normalise.fold import loosen
from knowledge.normalise.kazakh import stems
from knowledge.normalise.keys import english_stem, is_latin, russian_stem, token_keys
from knowledge.normalise.likeness import within_slips
from knowledge.normalise.transliterate import to_cyrillic
from knowledge.types.fact import Language

_SHORT = 3
_LONG = 8
_VERY_LONG = 10
_SHORTEST_STEM = 4
_ENDINGS = 6
_SHORTEST_HELD = 3
_RUN = re.compile(r"(.)\1+")
_RUNS = re.compile(r"(.)\1*")


class Near(NamedTuple):
    """A known word, or a known stem with the ending that was typed, and the slips up to it.

    `key` is what the lexicon has: the word itself, or the stem (`is_stem`). Letters held too long
    are no slips.
    """

    word: str
    key: str
    slips: int
    is_stem: bool = False


def allowed_slips(typed: str, meant: str) -> int:
    """How many slips of the hand there may be between a typed word and the one that was meant.

    Two if both are long, and begin alike or are very long.
    """
    long = len(meant) >= _LONG and len(typed) >= _LONG - 2
    alike = typed[:1] == meant[:1] or len(typed) >= _VERY_LONG
    return 2 if long and alike else 1


def is_real(word: str) -> bool:
    """Whether the word is one of the language that has nothing to do with this field."""
    return any(key in _real_words() for key in token_keys(word)[:2])


@cache
def _real_words() -> frozenset[str]:
    return _column("real_words.csv", "key")


@cache
def common_words() -> frozenset[str]:
    """The words, loosened, that people use so often that a slip is rather one of them."""
    return frozenset(map(loosen, _column("common_words.csv", "word")))


def _column(name: str, column: str) -> frozenset[str]:
    text = (files("knowledge") / "data" / "lexicon" / name).read_text("utf-8")
    return frozenset(row[column] for row in csv.DictReader(text.splitlines()))


class Spelling:
    """Finds the known words near a mistyped one."""

    def __init__(self, forms: Iterable[str], keys: Iterable[str]) -> None:
        """`forms` are all words as they are written, `keys` their stems."""
        self._forms = _Index(forms)
        self._stems = _Index(key for key in keys if len(key) >= _SHORTEST_STEM)

    def near(
        self, word: str, language: Language | None = None, *, in_cyrillic: bool = False
    ) -> tuple[Near, ...]:
        """The known words with the fewest slips between them and this one, none if it is real.

        Russian words of a few letters are real in no Kazakh text: дам, for адам.

        `language` is that of the words around, if they tell it; `in_cyrillic` takes Latin letters
        for Russian or Kazakh ones.
        """
        if is_real(word) and (language is not Language.KAZAKH or len(word) > _SHORT):
            return ()
        spellings = _spellings(word, in_cyrillic)
        held = _unique(hit for one in spellings for hit in self._held(one, language))
        return held or _nearest(hit for one in spellings for hit in self._hits(one, language))

    def _held(self, spelling: str, language: Language | None) -> Iterator[Near]:
        """The words that a finger which stayed on a key has made of this one."""
        whole = self._forms.held(spelling)
        yield from (Near(known, known, 0) for known in whole if _may_be_held(known))
        for stem in _stems(spelling, language):
            ending = spelling[len(stem) :]
            held = (known for known in self._stems.held(stem) if not _is_last_held(stem, known))
            yield from (Near(known + ending, known, 0, True) for known in held)

    def _hits(self, spelling: str, language: Language | None) -> Iterator[Near]:
        whole = self._forms.within(spelling)
        yield from (Near(known, known, slips) for known, slips in whole)
        if whole and is_latin(spelling) and whole[0][1] == 1:
            return
        for stem in _stems(spelling, language):
            ending = spelling[len(stem) :]
            near = self._stems.within(stem)
            yield from (Near(known + ending, known, n, True) for known, n in near if n == 1)


class _Index:
    """Words by their first letters, so that few of them need be compared."""

    def __init__(self, words: Iterable[str]) -> None:
        every = dict.fromkeys(map(loosen, words))
        self._words = [one for one in every if one.isalpha() or one.replace("'", "").isalpha()]
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_start[word[0]].append(word)
            if word[1:2] not in ("", word[0]):
                self._by_start[word[1]].append(word)

    @cached_property
    def _by_letters(self) -> dict[str, list[str]]:
        """The words by their letters, each in a row once."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            found[_once(word)].append(word)
        return found

    def held(self, typed: str) -> Iterator[str]:
        """The words of which the typed one differs by letters that were held too long."""
        alike = self._by_letters.get(_once(typed), ()) if _RUN.search(typed) else ()
        return (word for word in alike if _is_stretched(typed, word))

    def within(self, typed: str) -> list[tuple[str, int]]:
        """The words at the least distance allowed that share one of the first two letters."""
        choices = [
            word for letter in dict.fromkeys(typed[:2]) for word in self._by_start.get(letter, ())
        ]
        return _distances(typed, choices, 1) or _distances(typed, choices, 2)


def _may_be_held(word: str) -> bool:
    return len(word) >= _SHORTEST_HELD or word in common_words()


def _once(word: str) -> str:
    """The word with each letter in a row typed once."""
    return _RUN.sub(r"\1", word)


def _distances(typed: str, words: Sequence[str], most: int) -> list[tuple[str, int]]:
    found = within_slips(typed, words, most)
    kept = {known: slips for known, slips in found if _is_possible(typed, known, slips)}
    fewest = min(kept.values(), default=0)
    return [(known, slips) for known, slips in kept.items() if slips == fewest]


def _is_possible(typed: str, meant: str, slips: int) -> bool:
    return 0 < slips < max(len(typed), len(meant)) and slips <= allowed_slips(typed, meant)


def _unique(hits: Iterable[Near]) -> tuple[Near, ...]:
    """The hits, each word once."""
    return tuple({hit.word: hit for hit in reversed(tuple(hits))}.values())[::-1]


def _nearest(hits: Iterable[Near]) -> tuple[Near, ...]:
    found = _unique(hits)
    fewest = min((hit.slips for hit in found), default=0)
    return tuple(hit for hit in found if hit.slips == fewest)


def _is_stretched(typed: str, word: str) -> bool:
    """Whether the typed word is the known one with letters held too long.

    One letter too many may as well be another: mmigration.
    """
    runs = zip(_RUNS.finditer(typed), _RUNS.finditer(word), strict=True)
    extra = [len(long[0]) - len(short[0]) for long, short in runs]
    return min(extra) >= 0 and sum(extra) > 1


def _is_last_held(typed: str, stem: str) -> bool:
    """Whether the last letter is doubled, which may be the ending's: Қазақстан and -нан."""
    return typed.endswith(stem[-1] * 2) and not stem.endswith(stem[-1] * 2)


def _stems(word: str, language: Language | None) -> Iterator[str]:
    """What is left of the word without its ending, which is right."""
    if is_latin(word):
        found: tuple[str, ...] = (english_stem(word),) if len(word) >= _LONG else ()
    else:
        russian = () if language is Language.KAZAKH else (russian_stem(word),)
        kazakh = () if language is Language.RUSSIAN else stems(word)[1:_ENDINGS]
        found = (*russian, *kazakh)
    return (stem for stem in found if len(stem) >= _SHORTEST_STEM and word.startswith(stem))


def _spellings(word: str, in_cyrillic: bool) -> tuple[str, ...]:
    """The word itself, or the Cyrillic ones that it stands for."""
    spelled = to_cyrillic(word)[:2] if in_cyrillic else (word,)
    return tuple(dict.fromkeys(filter(None, map(loosen, spelled))))
