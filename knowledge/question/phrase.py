"""A question as a row of items: words and numbers with their meanings, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.lexicon import Concept, Kind, Lexicon, Matched
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
_SLIP = 2
_WELL_EXPLAINED = 0.75


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

        One or two letters that nothing explains are a slip of the hand.
        """
        if (
            not self.concepts
            and len(self.word) <= _SLIP
            and self.word.isalpha()
            and self.first.start
        ):
            return True
        return any(concept.kind not in _UNEXPLAINED for concept in self.concepts)

    @property
    def ethnicity(self) -> str | None:
        """The ethnicity that a word such as "Russians" may mean as well; None for our own."""
        value = self.value(Kind.AMBIGUOUS)
        return value.split("|")[1] if value and not value.startswith("KZ|") else None

    def has(self, kind: Kind, *values: str) -> bool:
        """Whether the item may mean something of the kind (and one of the values if given)."""
        meant = self._values.get(kind, ())
        return any(value in values for value in meant) if values else bool(meant)

    def value(self, kind: Kind) -> str | None:
        """The first value of that kind."""
        return next(iter(self._values.get(kind, ())), None)

    @cached_property
    def _values(self) -> dict[Kind, tuple[str, ...]]:
        """What the item may mean, by kind."""
        values: dict[Kind, tuple[str, ...]] = {}
        for concept in self.concepts:
            values[concept.kind] = (*values.get(concept.kind, ()), concept.value)
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
    def explained_share(self) -> float:
        """The share of content items that the lexicon explains; numbers count as explained."""
        content = self.content
        known = sum(
            (bool(item.concepts) and item.is_explained) or item.is_number or item.has(Kind.CARDINAL)
            for item in content
        )
        return known / len(content) if content else 0.0


def is_filler(item: Item) -> bool:
    """Whether the item carries no content in this field."""
    return bool(item.concepts) and all(concept.kind in _EMPTY for concept in item.concepts)


def read(text: str, lexicon: Lexicon, language: Language | None = None) -> Phrase:
    """The text as a phrase, in the alphabet and keyboard layout in which most of it makes sense.

    `language` breaks ties where the words are of no one language, such as a bare year.
    """
    best = _phrase(text, lexicon, language)
    letters = sum(letter.isalpha() for letter in text)
    if best.explained_share >= _WELL_EXPLAINED or letters <= _SLIP:
        return best
    for other in other_layouts(text):
        reading = _phrase(other, lexicon, language)
        is_clearer = reading.explained_share > max(best.explained_share, _WELL_EXPLAINED / 2)
        if is_clearer and not _is_guessed(reading):
            best = reading
    return best


def _is_guessed(phrase: Phrase) -> bool:
    """Whether most of its words were mistyped as well: then it is no slip of the keyboard."""
    words = [item for item in phrase.items if not item.is_number]
    guessed = [item for item in words if item.matched is Matched.FUZZY]
    return len(guessed) * 2 >= len(words)


def _phrase(text: str, lexicon: Lexicon, language: Language | None) -> Phrase:
    tokens = lexicon.separated(tokenise(text))
    items = tuple(_items(tokens, lexicon))
    if _is_foreign(items):
        cyrillic = tuple(_items(tokens, lexicon, in_cyrillic=True))
        if any(item.matched is Matched.TRANSLITERATED for item in cyrillic):
            items = max(items, cyrillic, key=_clarity)
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


def _items(
    tokens: Sequence[Token], lexicon: Lexicon, *, in_cyrillic: bool = False
) -> Iterable[Item]:
    position = 0
    for mention in lexicon.mentions(tokens, in_cyrillic):
        if mention is None:
            token = tokens[position]
            yield Item((token,), (), Matched.FUZZY, token.word)
            position += 1
        else:
            span = tuple(tokens[mention.start : mention.end])
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
