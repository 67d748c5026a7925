"""Statements by the words of a question, through the keyword index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from knowledge.store.facts import Facts
from knowledge.store.postings import PER_KEY, STRONG_WEIGHT, Posting, Postings
from knowledge.store.read import Reader
from knowledge.types.fact import Fact
from knowledge.types.question import Term

PROBED = 1000  # facts of one key that are looked for among those of another, if both have many
SCORED = 100  # facts of which all keywords are looked at
SHOWN = 20  # facts given back

BOTH = f"""
    SELECT one.fact, one.weight
    FROM (SELECT fact, max(weight) AS weight FROM keyword_word
        WHERE key = ? AND weight >= {STRONG_WEIGHT} GROUP BY fact LIMIT {PROBED}) AS one
    WHERE EXISTS (SELECT 1 FROM keyword_word WHERE fact = one.fact AND key = ?)
    LIMIT {PER_KEY}"""  # noqa: S608
WORDS = "SELECT DISTINCT key, word FROM keyword_word"

_Owners = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Match:
    """A statement and the terms of the question that its keywords hold, by their index.

    The weight of a term is that of the heaviest matched keyword with it; `total` is their sum.
    """

    fact: Fact
    matched: dict[int, int]
    total: int


class Statements:
    """The search of statements."""

    def __init__(self, reader: Reader, facts: Facts) -> None:
        self._reader = reader
        self._facts = facts
        self._postings = Postings(reader)

    def find(self, terms: Sequence[Term]) -> tuple[Match, ...]:
        """The published facts that match, best first.

        A phrase counts only if all its words are there, each from a term of its own.
        """
        self._reader.notice()
        owners = _owners(terms)
        candidates = self._candidates(owners)
        if not candidates:
            return ()
        scores = _scores(self._postings.among(set(candidates), owners), owners)
        best = sorted(scores.items(), key=lambda entry: (-sum(entry[1].values()), entry[0]))
        return tuple(self._published(best[:SHOWN]))

    def words(self) -> Iterator[tuple[str, str]]:
        """The keys and words of all keywords."""
        yield from self._reader.rows(WORDS)

    def _candidates(self, owners: _Owners) -> list[str]:
        partial: dict[str, dict[int, int]] = defaultdict(dict)
        crowded = []
        for key, indexes in owners.items():
            rows = self._postings.strong(key)
            _note(partial, rows, indexes)
            if len(rows) == PER_KEY:
                crowded.append(key)
        for first, second in pairwise(crowded):
            rows = self._reader.rows(BOTH, (first, second))
            _note(partial, rows, {*owners[first], *owners[second]})
        return nlargest(SCORED, partial, key=lambda fact: sum(partial[fact].values()))

    def _published(self, best: Sequence[tuple[str, dict[int, int]]]) -> Iterator[Match]:
        facts = self._facts.published([id for id, _ in best])
        for id, matched in best:
            if id in facts:
                yield Match(facts[id], matched, sum(matched.values()))


def _owners(terms: Sequence[Term]) -> dict[str, list[int]]:
    owners: dict[str, list[int]] = {}
    for index, term in enumerate(terms):
        for key in dict.fromkeys(term.keys):
            owners.setdefault(key, []).append(index)
    return owners


def _note(
    partial: dict[str, dict[int, int]], rows: Iterable[tuple[str, int]], indexes: Iterable[int]
) -> None:
    for fact, weight in rows:
        _raise(partial[fact], weight, indexes)


def _raise(weights: dict[int, int], weight: int, indexes: Iterable[int]) -> None:
    for index in indexes:
        if weight > weights.get(index, 0):
            weights[index] = weight


def _scores(words: Iterable[Posting], owners: _Owners) -> dict[str, dict[int, int]]:
    scores: dict[str, dict[int, int]] = defaultdict(dict)
    phrases: dict[tuple[str, int, int, int], list[str]] = defaultdict(list)
    for fact, keyword, key, weight, size in words:
        if size == 1:
            _raise(scores[fact], weight, owners[key])
        else:
            phrases[fact, keyword, weight, size].append(key)
    for (fact, _, weight, size), keys in phrases.items():
        indexes = {index for key in keys for index in owners[key]}
        if len(keys) == size and len(indexes) >= size:
            _raise(scores[fact], weight, indexes)
    return {fact: found for fact, found in scores.items() if _is_strong(found)}


def _is_strong(weights: dict[int, int]) -> bool:
    return max(weights.values(), default=0) >= STRONG_WEIGHT
