"""A question as a row of items: words and numbers with their meanings, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.lexicon import Kind, Lexicon, Matched, Word, repaired
from knowledge.normalise.keys import is_latin
from knowledge.question.item import Item, Items
from knowledge.question.language import in_language, language_of
from knowledge.question.typed import Typed, as_typed, items_of
from knowledge.types.fact import Language

_HARDLY_KNOWN = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text read item by item."""

    text: str
    language: Language
    items: Items

    @property
    def known_share(self) -> float:
        """The share of content items that may belong to this field; numbers always do."""
        content = self.items.content
        known = sum(item.is_number or item.is_explained or item.is_told for item in content)
        return known / len(content) if content else 0.0

    @property
    def joined_words(self) -> int:
        """How many words belong to the one before, such as the second of "how many"."""
        return sum(len(item.tokens) - 1 for item in self.items.content)


def read(text: str, lexicon: Lexicon, language: Language | None = None) -> tuple[Phrase, ...]:
    """The phrases that the text may have been meant to be, likeliest first; mostly one.

    It is read in the alphabet and keyboard layout in which most of it makes sense, and mistyped
    words are put right. `language` breaks ties where the words are of no one language, such as a
    bare year.
    """
    typed = as_typed(text, lexicon)
    rows = repaired(_without_loose_ends(typed), lexicon, typed.in_cyrillic)
    if rows == (typed.words,):
        return (_phrase(text, typed.items, language),)
    phrases = [_phrase(text, tuple(items_of(row, lexicon)), language) for row in rows]
    most = max(phrase.joined_words for phrase in phrases)
    likely = tuple(one for one in phrases if one.joined_words == most or _asks_why(one))
    return tuple(phrase for phrase in likely if _is_perhaps_off_topic(phrase)) or likely


def _asks_why(phrase: Phrase) -> bool:
    """Whether a mistyped word may be the one that asks for a reason: no phrase outweighs it."""
    return any(i.matched is Matched.FUZZY and i.has(Kind.OPERATION, "why") for i in phrase.items)


def _is_perhaps_off_topic(phrase: Phrase) -> bool:
    """Whether a mistyped word may be one that belongs to another topic, or that denies."""
    mistyped = (item for item in phrase.items if item.matched is Matched.FUZZY)
    return any(item.has(Kind.BLOCKER) or item.has(Kind.NEGATION) for item in mistyped)


def _without_loose_ends(typed: Typed) -> tuple[Word, ...]:
    """The words; those hardly known from a phrase that does not stand here as unknown."""
    loose = {item.first for item in typed.items if not (item.concepts or item.first.is_number)}
    if not loose:
        return typed.words
    return tuple(
        Word(word.token, (), word.matched)
        if word.token in loose and _is_hardly_known(word)
        else word
        for word in typed.words
    )


def _is_hardly_known(word: Word) -> bool:
    """Whether a word is so short, or so unlike what is known, that it may well be a slip."""
    stemmed = word.matched is Matched.STEM and not is_latin(word.token.word)
    return (stemmed and not word.is_cut_to_pieces) or len(word.token.word) <= _HARDLY_KNOWN


def _phrase(text: str, items: Sequence[Item], language: Language | None) -> Phrase:
    spoken = language_of(text, items, language)
    return Phrase(text, spoken, Items([in_language(item, spoken) for item in items]))
