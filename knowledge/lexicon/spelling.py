"""Typing errors: the nearest word that the lexicon knows, if there is exactly one meaning near.

Words of opposite meaning look like typos of each other (emigration, immigration), so a correction
whose runner-up means something else is refused. RapidFuzz gives the distances:
https://rapidfuzz.github.io/RapidFuzz/
Words of the language that merely look like ours (fish, wish) stand in data/lexicon/real_words.csv.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.normalise.fold import loosen
from knowledge.normalise.keys import is_latin, token_keys
from knowledge.normalise.transliterate import to_cyrillic

_SHORTEST = 3
_LONG = 7
_SHORT_WORDS = 3
_SURE = 2  # slips, from which on the first letter must be right
_RUN = re.compile(r"(.)\1+")
_RUNS = re.compile(r"(.)\1*")


def allowed_distance(word: str) -> int:
    """How many slips of the hand a word of this length may have."""
    if len(word) < _SHORTEST:
        return 0
    return 1 if len(word) < _LONG else 2


@cache
def _real_words() -> frozenset[str]:
    """The keys of words that are no typing errors, though one letter would make them ours."""
    text = (files("knowledge") / "data" / "lexicon" / "real_words.csv").read_text("utf-8")
    return frozenset(row["key"] for row in csv.DictReader(text.splitlines()))


class Spelling:
    """Corrects words towards the known ones.

    `meaning` tells what a known word means where a confusion would turn the question round, ""
    where it does not matter; `tells` says whether a word carries content at all.
    """

    def __init__(
        self, words: Iterable[str], meaning: Callable[[str], str], tells: Callable[[str], bool]
    ) -> None:
        """`words` are all written forms and their keys."""
        self._meaning = meaning
        self._tells = tells
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(map(loosen, words)):
            if word.isalpha():
                self._by_letters[_RUN.sub(r"\1", word)].append(word)
                if len(word) >= _SHORTEST:
                    self._by_length[len(word)].append(word)

    def correct(self, word: str, *, in_cyrillic: bool = False) -> str | None:
        """The known word that this one was meant to be, None if none or several are near.

        `in_cyrillic` takes Latin letters for Russian or Kazakh ones.
        """
        if not word.isalpha() or _is_real(word):
            return None
        spellings = _cyrillic_spellings(word) if in_cyrillic else _spellings(word)
        return self._with_letters_repeated(spellings) or self._misspelt(spellings)

    def _with_letters_repeated(self, spellings: Iterable[str]) -> str | None:
        """The word with each letter typed once, where a finger stayed on a key."""
        for spelling in spellings:
            alike = self._by_letters.get(_RUN.sub(r"\1", spelling), ())
            words = [word for word in alike if _is_stretched(spelling, word)]
            if words:
                return self._only_meaning(dict.fromkeys(words, (1, 0)))
        return None

    def _misspelt(self, spellings: Sequence[str]) -> str | None:
        near: dict[str, tuple[int, int]] = {}
        for order, spelling in enumerate(spellings):
            for known, distance in self._near(spelling):
                near[known] = min((distance, order), near.get(known, (distance, order)))
        return self._only_meaning(near)

    def _near(self, word: str) -> list[tuple[str, int]]:
        limit = allowed_distance(word)
        if limit == 0:
            return []
        lengths = range(len(word) - limit, len(word) + limit + 1)
        words = [known for length in lengths for known in self._by_length.get(length, ())]
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=limit, limit=8)
        found = [hit for hit in found if hit[1] < _SURE or hit[0][0] == word[0]]
        ambiguous = len(word) <= _SHORT_WORDS and len(found) > 1
        if ambiguous and any(self._tells(known) for known, _, _ in found):
            return []
        return [(known, int(distance)) for known, distance, _ in found]

    def _only_meaning(self, near: Mapping[str, tuple[int, int]]) -> str | None:
        """The nearest word, unless one as near means something else where it matters."""
        if not near:
            return None
        best = min(near, key=lambda known: (near[known], not self._meaning(known), known))
        rivals = [known for known in near if near[known] <= near[best]]
        if near[best][0] > 1:
            rivals = [known for known in near if near[known][0] <= near[best][0] + 1]
        meanings = {self._meaning(known) for known in rivals}
        certain = len(meanings) == 1 or (near[best][0] > 1 and len(meanings - {""}) <= 1)
        return best if certain else None


def _is_stretched(typed: str, word: str) -> bool:
    """Whether the typed word is the known one with letters held too long."""
    runs = zip(_RUNS.finditer(typed), _RUNS.finditer(word), strict=True)
    return typed != word and all(len(long[0]) >= len(short[0]) for long, short in runs)


def _is_real(word: str) -> bool:
    return any(key in _real_words() for key in token_keys(word)[:2])


def _spellings(word: str) -> tuple[str, ...]:
    return token_keys(word)[: 2 if is_latin(word) else 3]


def _cyrillic_spellings(word: str) -> tuple[str, ...]:
    """A Latin word as a Russian or Kazakh one, whole and stemmed."""
    spelled = to_cyrillic(word)[:2] if is_latin(word) else ()
    return tuple(dict.fromkeys(key for cyrillic in spelled for key in token_keys(cyrillic)[:2]))
