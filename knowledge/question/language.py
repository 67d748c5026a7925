"""The language in which a question is asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from knowledge.lexicon import Concept, Kind, Matched
from knowledge.normalise.fold import KAZAKH_LETTERS, loosen
from knowledge.normalise.kazakh import case_of
from knowledge.normalise.keys import is_latin, russian_stem
from knowledge.question.item import Item
from knowledge.types.fact import Language

_LANGUAGES = tuple(Language)
_WHOLE_VOTE = 6
_FOR_KAZAKH = ((Language.KAZAKH, _WHOLE_VOTE),)
_MOST = 16384


def language_of(text: str, items: Sequence[Item], fallback: Language | None) -> Language:
    """The language of most items; `fallback` breaks ties, the alphabet where nothing is known."""
    votes = dict.fromkeys(_LANGUAGES, 0)
    for item in items:
        own = _votes(item.concepts)
        is_stem = own and item.matched is Matched.STEM
        if is_stem and _has_kazakh_ending(item.tokens[-1].word, item.key):
            own = _FOR_KAZAKH
        for language, share in own:
            votes[language] += share * len(item.tokens)
    if not KAZAKH_LETTERS.isdisjoint(text.lower()):
        votes[Language.KAZAKH] += 2 * _WHOLE_VOTE
    if votes[Language.ENGLISH] and _are_half_cyrillic(items):
        votes[Language.ENGLISH] = 0
    most = max(votes.values())
    if not most:
        return fallback or _by_alphabet(text)
    tied = [language for language in _LANGUAGES if votes[language] == most]
    return fallback if fallback in tied and fallback else tied[0]


@lru_cache(_MOST)
def _votes(concepts: tuple[Concept, ...]) -> tuple[tuple[Language, int], ...]:
    """The vote of a word, in equal shares for the languages in which it means something."""
    languages = frozenset(c.language for c in concepts if c.kind is not Kind.KEYWORD)
    return tuple((language, _WHOLE_VOTE // len(languages)) for language in languages)


def _are_half_cyrillic(items: Sequence[Item]) -> bool:
    """Whether no more words are in Latin letters than in Cyrillic: «rural эмиграция»."""
    words = [token.word for item in items for token in item.tokens if token.word.isalpha()]
    latin = sum(map(is_latin, words))
    return bool(words) and latin * 2 <= len(words)


@lru_cache(_MOST)
def _has_kazakh_ending(word: str, key: str) -> bool:
    """Whether a word known by its stem was so only after a Kazakh ending was cut: Канададан."""
    loose = loosen(word)
    is_cut = loose.startswith(key) and not is_latin(loose)
    return is_cut and key != russian_stem(word) and case_of(loose, key) is not None


def _by_alphabet(text: str) -> Language:
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in text)
    return Language.RUSSIAN if cyrillic else Language.ENGLISH


def in_language(item: Item, language: Language) -> Item:
    """The item as it is meant in the language, if it means anything in it."""
    spoken = _spoken(item.concepts, language)
    return item if spoken == item.concepts else item.meaning(spoken)


@lru_cache(_MOST)
def _spoken(concepts: tuple[Concept, ...], language: Language) -> tuple[Concept, ...]:
    return tuple(concept for concept in concepts if concept.language is language) or concepts
