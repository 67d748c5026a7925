"""A question as a row of items: words and numbers with their meanings, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from knowledge.lexicon import Concept, Kind, Lexicon, Matched, Word, repaired
from knowledge.normalise.fold import KAZAKH_LETTERS, loosen
from knowledge.normalise.kazakh import case_of
from knowledge.normalise.keys import is_latin, russian_stem
from knowledge.normalise.tokens import Token, tokenise
from knowledge.normalise.transliterate import other_layouts
from knowledge.types.fact import Language

_UNEXPLAINED = frozenset(
    {Kind.BLOCKER, Kind.KEYWORD, Kind.TERM, Kind.NEGATION, Kind.CARDINAL, Kind.ORDINAL}
)
_EMPTY = frozenset({Kind.FILLER, Kind.LEAD, Kind.CLAIMING, Kind.YES_NO})
_ACCOMPANYING = frozenset({Kind.MARKER, Kind.MODIFIER, Kind.SERVICE})
_SLIP = 1
_WELL_KNOWN = 0.75
_HARDLY_KNOWN = 3
_FEW_LETTERS = 2


@dataclass(frozen=True)  # no slots: it is asked so often that its answers are kept
class Item:
    """One or more tokens that mean one thing; `concepts` is empty for what nothing explains."""

    tokens: tuple[Token, ...]
    concepts: tuple[Concept, ...]
    matched: Matched
    key: str

    @cached_property
    def word(self) -> str:
        """The words as written, in lower case."""
        return " ".join(token.word for token in self.tokens)

    @property
    def first(self) -> Token:
        """The first token, which tells what stands before the item."""
        return self.tokens[0]

    @property
    def is_number(self) -> bool:
        """Whether the item is a bare number."""
        return not self.concepts and len(self.tokens) == 1 and self.first.is_number

    @property
    def is_explained(self) -> bool:
        """Whether the item means something here; numbers are judged by who uses them.

        A single letter that nothing explains is a slip of the hand.
        """
        if (
            not self.concepts
            and len(self.word) <= _SLIP
            and self.word.isalpha()
            and self.first.start
            and not self.first.is_capital
        ):
            return True
        return any(concept.kind not in _UNEXPLAINED for concept in self.concepts)

    @property
    def is_told(self) -> bool:
        """Whether the item means something, and nothing that belongs to another topic."""
        return bool(self.concepts) and not self.has(Kind.BLOCKER)

    def has(self, kind: Kind, *values: str) -> bool:
        """Whether the item may mean something of the kind (and one of the values if given)."""
        meant = self._values.get(kind)
        if meant is None or not values:
            return meant is not None
        return not meant.keys().isdisjoint(values)

    def has_any(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item may mean something of any of the kinds."""
        return not kinds.isdisjoint(self._values)

    def value(self, kind: Kind) -> str | None:
        """The first value of that kind."""
        meant = self._values.get(kind)
        return next(iter(meant)) if meant else None

    @cached_property
    def _values(self) -> dict[Kind, dict[str, None]]:
        """What the item may mean, by kind, in order."""
        values: dict[Kind, dict[str, None]] = {}
        for concept in self.concepts:
            values.setdefault(concept.kind, {})[concept.value] = None
        return values


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text read item by item."""

    text: str
    language: Language
    items: tuple[Item, ...]

    @property
    def content(self) -> tuple[Item, ...]:
        """The items that are not mere filler."""
        return tuple(item for item in self.items if not is_filler(item))

    @property
    def known_share(self) -> float:
        """The share of content items that may belong to this field; numbers always do."""
        content = self.content
        known = sum(item.is_number or item.is_explained or item.is_told for item in content)
        return known / len(content) if content else 0.0

    @property
    def joined_words(self) -> int:
        """How many words belong to the one before, such as the second of "how many"."""
        return sum(len(item.tokens) - 1 for item in self.content)


def is_filler(item: Item) -> bool:
    """Whether the item carries no content in this field."""
    return bool(item.concepts) and all(concept.kind in _EMPTY for concept in item.concepts)


def says_nothing(item: Item) -> bool:
    """Whether the item alone tells nothing of what is asked: filler, "for", "all", "hello"."""
    telling = (concept.kind not in _EMPTY | _ACCOMPANYING for concept in item.concepts)
    return not item.is_number and not any(telling)


def read(text: str, lexicon: Lexicon, language: Language | None = None) -> tuple[Phrase, ...]:
    """The phrases that the text may have been meant to be, likeliest first; mostly one.

    It is read in the alphabet and keyboard layout in which most of it makes sense, and mistyped
    words are put right. `language` breaks ties where the words are of no one language, such as a
    bare year.
    """
    typed = _typed(text, lexicon)
    rows = repaired(_without_loose_ends(typed), lexicon, typed.in_cyrillic)
    if rows == (typed.words,):
        return (_phrase(text, typed.items, language),)
    phrases = [_phrase(text, tuple(_items(row, lexicon)), language) for row in rows]
    most = max(phrase.joined_words for phrase in phrases)
    likely = tuple(one for one in phrases if one.joined_words == most or _asks_why(one))
    return tuple(phrase for phrase in likely if _is_perhaps_off_topic(phrase)) or likely


def _asks_why(phrase: Phrase) -> bool:
    """Whether a mistyped word may be the one that asks for a reason: no phrase outweighs it."""
    return any(i.matched is Matched.FUZZY and i.has(Kind.OPERATION, "why") for i in phrase.items)


class _Typed(NamedTuple):
    """A text as it was typed; `in_cyrillic` if Latin letters stand for Cyrillic ones."""

    words: tuple[Word, ...]
    items: tuple[Item, ...]
    in_cyrillic: bool = False

    @property
    def known_share(self) -> float:
        """The share of the words that the lexicon has; numbers are no words."""
        written = [word.is_known for word in self.words if not word.token.is_number]
        return sum(written) / len(written) if written else 1.0


def _is_perhaps_off_topic(phrase: Phrase) -> bool:
    """Whether a mistyped word may be one that belongs to another topic."""
    return any(item.matched is Matched.FUZZY and item.has(Kind.BLOCKER) for item in phrase.items)


def _without_loose_ends(typed: _Typed) -> tuple[Word, ...]:
    """The words; those hardly known from a phrase that does not stand here as unknown."""
    found: list[Word] = []
    for item in typed.items:
        words = typed.words[len(found) : len(found) + len(item.tokens)]
        loose = not item.concepts and not item.is_number
        found += [
            word._replace(keys=()) if loose and _is_hardly_known(word) else word for word in words
        ]
    return tuple(found)


def _is_hardly_known(word: Word) -> bool:
    """Whether a word is so short, or so unlike what is known, that it may well be a slip."""
    stemmed = word.matched is Matched.STEM and not is_latin(word.token.word)
    return (stemmed and not word.is_cut_to_pieces) or len(word.token.word) <= _HARDLY_KNOWN


def _typed(text: str, lexicon: Lexicon) -> _Typed:
    """The words in their alphabet; on the other keyboard layout if far more are known then."""
    best = _in_alphabet(tokenise(text), lexicon)
    letters = sum(letter.isalpha() for letter in text)
    if best.known_share >= _WELL_KNOWN or letters <= _FEW_LETTERS:
        return best
    for other in other_layouts(text):
        words = lexicon.words(tokenise(other))
        typed = _Typed(words, tuple(_items(words, lexicon)))
        if typed.known_share > max(best.known_share, _WELL_KNOWN / 2):
            best = typed
    return best


def _in_alphabet(tokens: Sequence[Token], lexicon: Lexicon) -> _Typed:
    """The words, as Russian or Kazakh in Latin letters if that makes more sense than English."""
    words = lexicon.words(tokens)
    typed = _Typed(words, tuple(_items(words, lexicon)))
    if not _is_foreign(typed.items):
        return typed
    words = lexicon.words(tokens, in_cyrillic=True)
    cyrillic = _Typed(words, tuple(_items(words, lexicon)), in_cyrillic=True)
    clearer = _clarity(cyrillic.items) > _clarity(typed.items)
    return cyrillic if clearer and _is_cyrillic(cyrillic, typed) else typed


def _is_cyrillic(cyrillic: _Typed, typed: _Typed) -> bool:
    """Whether most words are Russian or Kazakh in Latin letters, and more than are English."""
    latin = [word for word in typed.words if is_latin(word.token.word)]
    foreign = sum(word.matched is Matched.TRANSLITERATED for word in cyrillic.words)
    return foreign * 2 > len(latin) and foreign > sum(word.is_known for word in latin)


def _phrase(text: str, items: Sequence[Item], language: Language | None) -> Phrase:
    spoken = _language(text, items, language)
    return Phrase(text, spoken, tuple(_in_language(item, spoken) for item in items))


_CLEAR = {Matched.EXACT: 1.0, Matched.STEM: 1.0, Matched.TRANSLITERATED: 0.9, Matched.FUZZY: 0.5}


def _is_foreign(items: Sequence[Item]) -> bool:
    """Whether most of what is written in Latin letters is no English."""
    latin = [item for item in items if is_latin(item.first.word)]
    english = [item for item in latin if item.concepts and item.matched is not Matched.FUZZY]
    return len(english) * 2 <= len(latin) and len(english) < len(latin)


def _clarity(items: Sequence[Item]) -> float:
    """How well the items are understood on the average; numbers are always clear."""
    marks = [_CLEAR[item.matched] if item.concepts else float(item.is_number) for item in items]
    return sum(marks) / len(marks) if marks else 1.0


def _items(words: Sequence[Word], lexicon: Lexicon) -> Iterable[Item]:
    position = 0
    for mention in lexicon.mentions(words):
        if mention is None:
            token = words[position].token
            yield Item((token,), (), Matched.FUZZY, token.word)
            position += 1
        else:
            span = tuple(word.token for word in words[mention.start : mention.end])
            yield Item(span, mention.concepts, mention.matched, mention.key)
            position = mention.end


def _language(text: str, items: Sequence[Item], fallback: Language | None) -> Language:
    votes: Counter[Language] = Counter()
    for item in items:
        languages = {c.language for c in item.concepts if c.kind is not Kind.KEYWORD}
        if languages and _has_kazakh_ending(item):
            languages = {Language.KAZAKH}
        for language in languages:
            votes[language] += 6 // len(languages) * len(item.tokens)
    if any(letter in KAZAKH_LETTERS for letter in text.lower()):
        votes[Language.KAZAKH] += 12
    if not votes:
        return fallback or _by_alphabet(text)
    most = max(votes.values())
    tied = [language for language in Language if votes[language] == most]
    return fallback if fallback in tied and fallback else tied[0]


def _has_kazakh_ending(item: Item) -> bool:
    """Whether the word was known only after a Kazakh ending had been cut: Канададан."""
    word = loosen(item.tokens[-1].word)
    cut = item.matched is Matched.STEM and word.startswith(item.key) and not is_latin(word)
    return (
        cut
        and item.key != russian_stem(item.tokens[-1].word)
        and case_of(word, item.key) is not None
    )


def _by_alphabet(text: str) -> Language:
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in text)
    return Language.RUSSIAN if cyrillic else Language.ENGLISH


def _in_language(item: Item, language: Language) -> Item:
    spoken = tuple(concept for concept in item.concepts if concept.language is language)
    if not spoken or len(spoken) == len(item.concepts):
        return item
    return Item(item.tokens, spoken, item.matched, item.key)
