"""The lexicon: a trie of keys, built from the rows it is handed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from knowledge.lexicon.concept import Concept, Kind, Matched, Mention
from knowledge.lexicon.spelling import Spelling
from knowledge.normalise.fold import loosen
from knowledge.normalise.keys import is_latin, token_keys, transliterated_keys
from knowledge.normalise.tokens import Token
from knowledge.types.alias import Aliases, AliasRow
from knowledge.types.fact import Language


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    concepts: tuple[Concept, ...] = ()


class _Candidates(NamedTuple):
    keys: tuple[str, ...]
    matched: Matched


class Lexicon:
    """All words that the project knows, and what each of them means.

    Phrases are sorted by their first word at the start, single words looked up when they turn up;
    what they mean is worked out when it is asked for.
    """

    def __init__(self, aliases: Aliases, keywords: Iterable[tuple[str, str]] = ()) -> None:
        """Build from the aliases and from the (key, word) pairs of the statements' keywords.

        The keywords are read when the first word turns up that no alias has.
        """
        self._aliases = aliases
        self._phrases: dict[str, list[AliasRow]] = {}
        self._inner: set[str] = set()
        self._english: dict[str, tuple[str, ...]] = {}
        for row in aliases.phrases():
            self._phrases.setdefault(row.key.partition(" ")[0], []).append(row)
            self._inner.update(row.key.split(" "))
            if row.language is Language.ENGLISH:
                self._note_keys(row)
        self._keyword_rows = keywords
        self._heads: dict[str, _Node | None] = {}
        self._spelling: Spelling | None = None
        self._single = lru_cache(maxsize=16384)(aliases.of_key)
        self._written_keys = lru_cache(maxsize=16384)(self._find_written_keys)
        self._candidates = lru_cache(maxsize=16384)(self._find_candidates)

    def _note_keys(self, row: AliasRow) -> None:
        """Keep the keys of written words, so that these need no stemmer, whose import is slow."""
        for word, key in zip(row.form.split(" "), row.key.split(" "), strict=False):
            noted = self._english.get(word, ())
            if key not in noted:
                self._english[word] = (*noted, key)

    def _find_written_keys(self, word: str) -> tuple[str, ...]:
        """The keys of an English word as it is written, that of the word itself first."""
        single = (row.key for row in self._aliases.written(word))
        keys = dict.fromkeys((*single, *self._english.get(word, ())))
        return tuple(sorted(keys, key=lambda key: key != word))

    @cached_property
    def _keywords(self) -> dict[str, str]:
        return dict(self._keyword_rows)

    def is_keyword(self, key: str) -> bool:
        """Whether the key is a word of statements."""
        return key in self._keywords

    def tells(self, word: str) -> bool:
        """Whether the word as it is written may carry content of its own."""
        nodes = (self._head(key) for key in token_keys(word)[:2])
        node = next((node for node in nodes if node is not None and node.concepts), None)
        return node is None or not any(concept.kind in _SILENT for concept in node.concepts)

    def _head(self, key: str) -> _Node | None:
        """The trie of the phrases that begin with the key, None if there are none."""
        if key not in self._heads:
            self._heads[key] = self._grow(key)
        return self._heads[key]

    def _grow(self, head: str) -> _Node | None:
        root = _Node()
        for row in (*self._single(head), *self._phrases.get(head, ())):
            node = root
            for part in row.key.split(" ")[1:]:
                node = node.children.setdefault(part, _Node())
            concept = Concept(Kind(row.kind), row.value, row.language)
            if concept not in node.concepts:
                node.concepts = (*node.concepts, concept)
        if not root.concepts and head in self._keywords and not head.isdigit():
            language = Language.ENGLISH if self._keywords[head].isascii() else Language.RUSSIAN
            root.concepts = (Concept(Kind.KEYWORD, head, language),)
        return root if root.concepts or root.children else None

    def separated(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        """The tokens, those cut in two that are two known words run together."""
        return tuple(part for token in tokens for part in self._separate(token))

    def _separate(self, token: Token) -> tuple[Token, ...]:
        word = token.word
        if len(word) < _LEAST_JOINED or not word.isalpha() or self._is_written(word):
            return (token,)
        for cut in sorted(range(1, len(word)), key=lambda cut: -max(cut, len(word) - cut)):
            if min(cut, len(word) - cut) < _LEAST_PART and not self._is_joint(word, cut):
                continue
            if self._is_known(word[:cut]) and self._is_known(word[cut:]):
                return token.cut(cut)
        return (token,)

    def _is_joint(self, word: str, cut: int) -> bool:
        """Whether the short part is a word that the hand runs into the next: в, из, of."""
        short = word[:cut] if cut < len(word) - cut else word[cut:]
        return not self.tells(short) and self._head(loosen(short)) is not None

    def _is_written(self, word: str) -> bool:
        """Whether the word is known as it is, or as Russian or Kazakh in Latin letters."""
        if self._written_keys(word) or self._known(token_keys(word)):
            return True
        return is_latin(word) and bool(self._known(transliterated_keys(word)))

    def _is_known(self, word: str) -> bool:
        return loosen(word) in self._forms

    @cached_property
    def _forms(self) -> frozenset[str]:
        """All words as they are written, not their stems."""
        written = (word for row in self._aliases for word in row.form.replace("-", " ").split())
        return frozenset(map(loosen, (*written, *self._keywords.values())))

    def mentions(
        self, tokens: Sequence[Token], in_cyrillic: bool = False
    ) -> Iterator[Mention | None]:
        """What each stretch of tokens means, longest phrases first; None where nothing explains it.

        `in_cyrillic` reads Latin letters as Russian or Kazakh first.
        """
        candidates = [self._candidates(token.word, in_cyrillic) for token in tokens]
        position = 0
        while position < len(tokens):
            mention = self._longest(candidates, position)
            yield mention
            position = mention.end if mention else position + 1

    def _longest(self, candidates: Sequence[_Candidates], start: int) -> Mention | None:
        best: Mention | None = None
        edge = list(self._first_steps(candidates[start].keys))
        for position in range(start, len(candidates)):
            if position > start:
                edge = list(_steps(edge, candidates[position].keys))
            if not edge:
                break
            meant = _cheapest(edge)
            if meant:
                matched = _how(candidates[start : position + 1], meant[0].cost)
                concepts = _with_same(_merge(step.node.concepts for step in meant), edge)
                best = _better(best, Mention(start, position + 1, concepts, matched, meant[0].key))
        return best

    def _first_steps(self, keys: Sequence[str]) -> Iterator[_Step]:
        for index, key in enumerate(keys):
            node = self._head(key)
            if node is not None:
                yield _Step(node, index, key)

    def _find_candidates(self, word: str, in_cyrillic: bool) -> _Candidates:
        transliterated = in_cyrillic and word.isalpha() and is_latin(word) and word not in _ROMAN
        if transliterated and (known := self._known(transliterated_keys(word))):
            return _Candidates(known, Matched.TRANSLITERATED)
        if not in_cyrillic and (keys := self._written_keys(word)):
            return _Candidates(keys, Matched.EXACT if keys[0] == word else Matched.STEM)
        if known := self._known(token_keys(word)):
            exact = known[0] == token_keys(word)[0]
            return _Candidates(known, Matched.EXACT if exact else Matched.STEM)
        if not word.isalpha():
            return _Candidates((), Matched.FUZZY)
        corrected = self.spelling.correct(word, in_cyrillic=transliterated)
        return _Candidates(self._known(token_keys(corrected)) if corrected else (), Matched.FUZZY)

    def _known(self, keys: Iterable[str]) -> tuple[str, ...]:
        wanted = tuple(keys)
        known = tuple(key for key in wanted if key in self._inner or self._single(key))
        return known or tuple(k for k in wanted if not k.isdigit() and k in self._keywords)

    @property
    def spelling(self) -> Spelling:
        """The typo correction over all words, built when the first unknown word turns up."""
        if self._spelling is None:
            self._spelling = Spelling(self._written(), self._meaning, self.tells)
        return self._spelling

    def _written(self) -> Iterator[str]:
        """Every word as it is written, and every key."""
        yield from self._keywords
        yield from self._keywords.values()
        for row in self._aliases:
            yield from row.key.split(" ")
            yield from row.form.replace("-", " ").split()

    def _meaning(self, word: str) -> str:
        """What a word means where a confusion would turn a question round."""
        for key in token_keys(word):
            for row in self._single(key):
                if row.kind in _POLAR_KINDS:
                    return f"{row.kind}:{row.value}"
        return ""


_ROMAN = frozenset({"i", "ii", "iii", "iv"})
_LEAST_JOINED = 6
_LEAST_PART = 3
_SILENT = frozenset(
    {
        Kind.FILLER, Kind.LEAD, Kind.MARKER, Kind.MODIFIER, Kind.NEGATION, Kind.CLAIMING,
        Kind.YES_NO,
    }
)  # fmt: skip
_POLAR_KINDS = frozenset(
    {Kind.FEATURE, Kind.PLACE, Kind.OTHER_PLACE, Kind.ETHNICITY, Kind.CITIZENS, Kind.BREAKDOWN}
)


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
    """The steps that mean something, nearest to what is written; keywords if nothing else does."""
    meant = [step for step in edge if step.node.concepts]
    meant = [step for step in meant if not _is_keyword(step.node.concepts)] or meant
    lowest = min((step.cost for step in meant), default=0)
    return [step for step in meant if step.cost == lowest]


def _with_same(concepts: tuple[Concept, ...], edge: Sequence[_Step]) -> tuple[Concept, ...]:
    """The concepts, with those of other languages that mean the same: эмиграция is Russian too."""
    meant = {(concept.kind, concept.value) for concept in concepts}
    every = _merge(step.node.concepts for step in edge if step.cost <= 1)
    return _merge((concepts, tuple(c for c in every if (c.kind, c.value) in meant)))


def _is_keyword(concepts: tuple[Concept, ...]) -> bool:
    return all(concept.kind is Kind.KEYWORD for concept in concepts)


def _better(best: Mention | None, longer: Mention) -> Mention:
    """The longer mention, unless it is only a keyword and the shorter one means more."""
    return (
        best if best and _is_keyword(longer.concepts) and not _is_keyword(best.concepts) else longer
    )


def _how(candidates: Sequence[_Candidates], cost: int) -> Matched:
    worst = max(entry.matched for entry in candidates)
    return max(worst, Matched.STEM) if cost else worst


def _merge(groups: Iterable[tuple[Concept, ...]]) -> tuple[Concept, ...]:
    return tuple(dict.fromkeys(concept for group in groups for concept in group))
