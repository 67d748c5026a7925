"""How alike words look.

RapidFuzz tells (https://rapidfuzz.github.io/RapidFuzz/). Its import takes longer than an answer,
and a question of known words never needs it.
"""

from __future__ import annotations

from collections.abc import Sequence


def slips_between(typed: str, meant: str) -> int:
    """How many letters are wrong, missing, too many or swapped."""
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, meant)


def within_slips(typed: str, words: Sequence[str], most: int) -> list[tuple[str, int]]:
    """The words at most so many slips away, the nearest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [(word, int(slips)) for word, slips, _ in found]


def most_alike(text: str, others: Sequence[str], limit: int, least: int) -> list[str]:
    """The texts most like this one, of those whose likeness is at least so many per cent."""
    from rapidfuzz import fuzz, process

    found = process.extract(text, others, scorer=fuzz.ratio, limit=limit, score_cutoff=least)
    return [other for other, *_ in found]
