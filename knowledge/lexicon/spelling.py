"""Typing errors: the nearest word that the lexicon knows, if there is exactly one meaning near.

Words of opposite meaning look like typos of each other (emigration, immigration), so a correction
whose runner-up means something else is refused: https://rapidfuzz.github.io/RapidFuzz/ gives the distances.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.normalise.fold import loosen
from knowledge.normalise.keys import is_latin, token_keys
from knowledge.normalise.transliterate import to_cyrillic

_SHORTEST = 4
_LONG = 8


def allowed_distance(word: str) -> int:
    """How many slips of the hand a word of this length may have."""
    if len(word) < _SHORTEST:
        return 0
    return 1 if len(word) < _LONG else 2


class Spelling:
    """Corrects words towards the known forms; `polar` tells what a key means where that is risky."""

    def __init__(self, forms: Mapping[str, str], polar: Mapping[str, str]) -> None:
        """`forms` maps every known written form to its key."""
        self._polar = polar
        self._keys: dict[str, str] = {}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for form, key in forms.items():
            plain = loosen(form)
            if len(plain) >= _SHORTEST - 1 and plain.isalpha() and plain not in self._keys:
                self._keys[plain] = key
                self._by_length[len(plain)].append(plain)

    def correct(self, word: str) -> str | None:
        """The key of the known word that this one was meant to be, None if none or several are near."""
        if not word.isalpha():
            return None
        near: dict[str, int] = {}
        for spelling in _spellings(word):
            for key, distance in self._near(spelling):
                near[key] = min(distance, near.get(key, distance))
        return self._only_meaning(near)

    def _near(self, word: str) -> list[tuple[str, int]]:
        limit = allowed_distance(word)
        if limit == 0:
            return []
        lengths = range(len(word) - limit, len(word) + limit + 1)
        words = [known for length in lengths for known in self._by_length.get(length, ())]
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=limit, limit=8)
        return [(self._keys[known], int(distance)) for known, distance, _ in found]

    def _only_meaning(self, near: Mapping[str, int]) -> str | None:
        if not near:
            return None
        best = min(near, key=lambda key: (near[key], key))
        close = (key for key in near if near[key] <= near[best] + _margin(near[best]))
        meanings = {self._polar[key] for key in close if key in self._polar}
        return best if len(meanings) <= 1 else None


def _margin(distance: int) -> int:
    return 0 if distance == 1 else 1


def _spellings(word: str) -> tuple[str, ...]:
    if is_latin(word):
        return tuple(dict.fromkeys((word, *token_keys(word)[1:2], *map(loosen, to_cyrillic(word)[:2]))))
    return token_keys(word)[:3]
