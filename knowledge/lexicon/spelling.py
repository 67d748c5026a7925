"""Typing errors: the nearest word that the lexicon knows, if there is exactly one meaning near.

Words of opposite meaning look like typos of each other (emigration, immigration), so a correction
whose runner-up means something else is refused: https://rapidfuzz.github.io/RapidFuzz/ gives the distances.
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
_RUN = re.compile(r"(.)\1+")


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
    """Corrects words towards the known forms; `polar` tells what a key means where that is risky."""

    def __init__(
        self, forms: Mapping[str, str], polar: Mapping[str, str], tells: Callable[[str], bool]
    ) -> None:
        """`forms` maps every known written form to its key; `tells` says whether a form carries content."""
        self._polar = polar
        self._tells = tells
        self._keys: dict[str, str] = {}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._by_letters: dict[str, set[str]] = defaultdict(set)
        for form, key in forms.items():
            plain = loosen(form)
            if len(plain) >= _SHORTEST and plain.isalpha() and plain not in self._keys:
                self._keys[plain] = key
                self._by_length[len(plain)].append(plain)
                self._by_letters[_RUN.sub(r"\1", plain)].add(key)

    def correct(self, word: str, *, in_cyrillic: bool = False) -> str | None:
        """The key of the known word that this one was meant to be, None if none or several are near.

        `in_cyrillic` takes Latin letters for Russian or Kazakh ones.
        """
        if not word.isalpha() or self._is_real(word):
            return None
        spellings = _cyrillic_spellings(word) if in_cyrillic else _spellings(word)
        return self._with_letters_repeated(spellings) or self._misspelt(spellings)

    def _is_real(self, word: str) -> bool:
        return any(key in _real_words() for key in token_keys(word)[:2])

    def _with_letters_repeated(self, spellings: Iterable[str]) -> str | None:
        """The word with each letter typed once, where a finger stayed on a key."""
        for spelling in spellings:
            keys = self._by_letters.get(_RUN.sub(r"\1", spelling))
            if keys and _RUN.search(spelling):
                return self._only_meaning(dict.fromkeys(keys, (1, 0)))
        return None

    def _misspelt(self, spellings: Sequence[str]) -> str | None:
        near: dict[str, tuple[int, int]] = {}
        for order, spelling in enumerate(spellings):
            for key, distance in self._near(spelling):
                near[key] = min((distance, order), near.get(key, (distance, order)))
        return self._only_meaning(near)

    def _near(self, word: str) -> list[tuple[str, int]]:
        limit = allowed_distance(word)
        if limit == 0:
            return []
        lengths = range(len(word) - limit, len(word) + limit + 1)
        words = [known for length in lengths for known in self._by_length.get(length, ())]
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=limit, limit=8)
        nearest = [(self._keys[known], int(distance)) for known, distance, _ in found]
        ambiguous = len(word) <= _SHORT_WORDS and len({key for key, _ in nearest}) > 1
        return [] if ambiguous and any(self._tells(known) for known, _, _ in found) else nearest

    def _only_meaning(self, near: Mapping[str, tuple[int, int]]) -> str | None:
        """The nearest key, unless another is as near that means something else where it matters."""
        if not near:
            return None
        best = min(near, key=lambda key: (near[key], key not in self._polar, key))
        rivals = [key for key in near if near[key] <= near[best]]
        if near[best][0] > 1:
            rivals = [key for key in near if near[key][0] <= near[best][0] + 1]
        meanings = {self._polar.get(key, "") for key in rivals}
        return best if len(meanings) == 1 or (len(meanings - {""}) <= 1 and near[best][0] > 1) else None


def _spellings(word: str) -> tuple[str, ...]:
    return token_keys(word)[: 2 if is_latin(word) else 3]


def _cyrillic_spellings(word: str) -> tuple[str, ...]:
    """A Latin word as a Russian or Kazakh one, whole and stemmed."""
    spelled = to_cyrillic(word)[:2] if is_latin(word) else ()
    return tuple(dict.fromkeys(key for cyrillic in spelled for key in token_keys(cyrillic)[:2]))
