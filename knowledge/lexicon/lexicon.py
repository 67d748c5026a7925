"""The lexicon: a trie of keys, built from the rows it is handed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.lexicon.spelling import Spelling
from knowledge.normalise.keys import is_latin, token_keys, transliterated_keys
from knowledge.normalise.tokens import Token
from knowledge.types.fact import Language


class AliasRow(NamedTuple):
    """One name of one concept; `key` holds a key for each word, joined by spaces."""

    language: str
    form: str
    key: str
    kind: str
    value: str


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    concepts: tuple[Concept, ...] = ()


class _Candidates(NamedTuple):
    keys: tuple[str, ...]
    matched: Matched


class Lexicon:
    """All words that the project knows, and what each of them means."""

    def __init__(self, aliases: Iterable[AliasRow], keywords: Iterable[tuple[str, str]] = ()) -> None:
        """Build from alias rows and from the (key, word) pairs of the statements' keywords."""
        self._root = _Node()
        self._words: set[str] = set()
        self._polar: dict[str, str] = {}
        self._forms: dict[str, str] = {}
        for row in aliases:
            self._add(row)
        for key, word in keywords:
            self._add_keyword(key, word)
        self._spelling: Spelling | None = None
        self._candidates = lru_cache(maxsize=16384)(self._find_candidates)

    def _add(self, row: AliasRow) -> None:
        concept = Concept(Kind(row.kind), row.value, Language(row.language))
        parts = row.key.split(" ")
        node = self._root
        for part in parts:
            node = node.children.setdefault(part, _Node())
        if concept not in node.concepts:
            node.concepts = (*node.concepts, concept)
        self._words.update(parts)
        for part, word in zip(parts, row.form.replace("-", " ").split(), strict=False):
            self._forms.setdefault(word, part)
        if len(parts) == 1 and concept.kind in _POLAR_KINDS:
            self._polar[row.key] = f"{row.kind}:{row.value}"

    def _add_keyword(self, key: str, word: str) -> None:
        node = self._root.children.setdefault(key, _Node())
        if not node.concepts:
            language = Language.ENGLISH if word.isascii() else Language.RUSSIAN
            node.concepts = (Concept(Kind.KEYWORD, key, language),)
        self._words.add(key)
        self._forms.setdefault(word, key)

    def knows(self, key: str) -> bool:
        """Whether the key is a word, or a part of a phrase, of the lexicon."""
        return key in self._words

    def mentions(self, tokens: Sequence[Token]) -> Iterator[Mention | None]:
        """What each stretch of tokens means, longest phrases first; None for a token nothing explains."""
        candidates = [self._candidates(token.word) for token in tokens]
        position = 0
        while position < len(tokens):
            mention = self._longest(candidates, position)
            yield mention
            position = mention.end if mention else position + 1

    def _longest(self, candidates: Sequence[_Candidates], start: int) -> Mention | None:
        best: Mention | None = None
        edge = [_Step(self._root, 0, "")]
        for position in range(start, len(candidates)):
            edge = list(_steps(edge, candidates[position].keys))
            if not edge:
                break
            meant = _cheapest(edge)
            if meant:
                matched = _how(candidates[start : position + 1], meant[0].cost)
                concepts = _merge(step.node.concepts for step in meant)
                best = _better(best, Mention(start, position + 1, concepts, matched, meant[0].key))
        return best

    def _find_candidates(self, word: str) -> _Candidates:
        known = tuple(key for key in token_keys(word) if key in self._words)
        if known:
            exact = known[0] == token_keys(word)[0]
            return _Candidates(known, Matched.EXACT if exact else Matched.STEM)
        if word.isalpha() and is_latin(word):
            known = tuple(key for key in transliterated_keys(word) if key in self._words)
            if known:
                return _Candidates(known, Matched.TRANSLITERATED)
        corrected = self.spelling.correct(word)
        return _Candidates((corrected,) if corrected else (), Matched.FUZZY)

    @property
    def spelling(self) -> Spelling:
        """The typo correction over all words, built when the first unknown word turns up."""
        if self._spelling is None:
            forms = self._forms | {word: word for word in self._words}
            self._spelling = Spelling(forms, self._polar)
        return self._spelling


_POLAR_KINDS = frozenset({Kind.FEATURE, Kind.PLACE, Kind.OTHER_PLACE, Kind.ETHNICITY, Kind.CITIZENS, Kind.BREAKDOWN})


class _Step(NamedTuple):
    node: _Node
    cost: int  # how far the keys taken are from the words as written
    key: str


def _steps(edge: Iterable[_Step], keys: Sequence[str]) -> Iterator[_Step]:
    for step in edge:
        for index, key in enumerate(keys):
            child = step.node.children.get(key)
            if child is not None:
                yield _Step(child, step.cost + index, key)


def _cheapest(edge: Sequence[_Step]) -> list[_Step]:
    """The steps that mean something and are nearest to what is written; keywords only if nothing else is."""
    meant = [step for step in edge if step.node.concepts]
    meant = [step for step in meant if not _is_keyword(step.node.concepts)] or meant
    lowest = min((step.cost for step in meant), default=0)
    return [step for step in meant if step.cost == lowest]


def _is_keyword(concepts: tuple[Concept, ...]) -> bool:
    return all(concept.kind is Kind.KEYWORD for concept in concepts)


def _better(best: Mention | None, longer: Mention) -> Mention:
    """The longer mention, unless it is only a keyword and the shorter one means more."""
    return best if best and _is_keyword(longer.concepts) and not _is_keyword(best.concepts) else longer


def _how(candidates: Sequence[_Candidates], cost: int) -> Matched:
    worst = max(entry.matched for entry in candidates)
    return max(worst, Matched.STEM) if cost else worst


def _merge(groups: Iterable[tuple[Concept, ...]]) -> tuple[Concept, ...]:
    return tuple(dict.fromkeys(concept for group in groups for concept in group))
