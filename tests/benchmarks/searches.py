"""What people would use instead: searches for the sentence most like the question."""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz, process, utils

_WORD = re.compile(r"\w+")


class Hit(NamedTuple):
    """The sentence found first, by its fact, and how sure the search is."""

    fact: str
    score: float


Search = Callable[[str], Hit | None]
NAMES = (
    "rapidfuzz extractOne, WRatio", "rapidfuzz extractOne, token_sort_ratio",
    "SQLite FTS5, porter", "SQLite FTS5, trigram", "TF-IDF over character n-grams",
)  # fmt: skip


def searches(sentences: Mapping[str, str]) -> dict[str, Search]:
    """All searches over these sentences, by name."""
    made = (
        _fuzzy(sentences, fuzz.WRatio), _fuzzy(sentences, fuzz.token_sort_ratio),
        _full_text(sentences, "porter unicode61"), _full_text(sentences, "trigram"),
        NGrams(sentences).first,
    )  # fmt: skip
    return dict(zip(NAMES, made, strict=True))


def _fuzzy(sentences: Mapping[str, str], scorer: Callable[..., float]) -> Search:
    processed = {id: utils.default_process(text) for id, text in sentences.items()}

    def first(question: str) -> Hit | None:
        found = process.extractOne(utils.default_process(question), processed, scorer=scorer)
        return Hit(found[2], found[1]) if found else None

    return first


def _full_text(sentences: Mapping[str, str], tokenizer: str) -> Search:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        f"CREATE VIRTUAL TABLE sentence USING fts5(fact UNINDEXED, text, tokenize='{tokenizer}')"
    )
    connection.executemany("INSERT INTO sentence VALUES (?, ?)", sentences.items())

    def first(question: str) -> Hit | None:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        row = connection.execute(
            "SELECT fact, -bm25(sentence) FROM sentence WHERE sentence MATCH ? ORDER BY rank LIMIT 1",
            (words or '""',),
        ).fetchone()
        return Hit(*row) if row else None

    return first


class NGrams:
    """Cosine similarity of TF-IDF vectors over the character 3- to 5-grams within words."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        counts = {id: _ngrams(text) for id, text in sentences.items()}
        documents = Counter(gram for grams in counts.values() for gram in grams)
        self._weights = {g: math.log((1 + len(counts)) / (1 + n)) + 1 for g, n in documents.items()}
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for id, grams in counts.items():
            for gram, weight in self._vector(grams).items():
                self._postings[gram].append((id, weight))

    def first(self, question: str) -> Hit | None:
        """The sentence whose vector is nearest."""
        scores: dict[str, float] = defaultdict(float)
        for gram, weight in self._vector(_ngrams(question)).items():
            for id, other in self._postings[gram]:
                scores[id] += weight * other
        return Hit(*max(scores.items(), key=lambda entry: entry[1])) if scores else None

    def _vector(self, grams: Counter[str]) -> dict[str, float]:
        weighted = {
            gram: (1 + math.log(count)) * self._weights[gram]
            for gram, count in grams.items()
            if gram in self._weights
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return {gram: weight / length for gram, weight in weighted.items()}


def _ngrams(text: str) -> Counter[str]:
    padded = (f" {word} " for word in _WORD.findall(text.casefold()))
    return Counter(
        word[at : at + size]
        for word in padded
        for size in (3, 4, 5)
        for at in range(len(word) - size + 1)
    )
