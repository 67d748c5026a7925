"""Index keys of words: folded and stemmed, so that every form of a word meets in one key."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

from knowledge.normalise import kazakh
from knowledge.normalise.fold import loosen
from knowledge.normalise.tokens import tokenise
from knowledge.normalise.transliterate import to_cyrillic
from knowledge.types.fact import Language

_GROUP = re.compile(r"[ ,.\u00a0\u202f](?=\d{3}(?!\d))")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


@cache
def _stemmer(name: str) -> _Stemmer:
    import snowballstemmer  # a slow import that a question of known words never needs

    stemmer: _Stemmer = snowballstemmer.stemmer(name)
    return stemmer


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """The Snowball stem of an English word."""
    return _stemmer("english").stemWord(word)


@lru_cache(maxsize=65536)
def russian_stem(word: str) -> str:
    """The Snowball stem of a Russian word, loosened."""
    return loosen(_stemmer("russian").stemWord(word))


def is_latin(word: str) -> bool:
    """Whether a cleaned word is written in Latin letters."""
    return "a" <= word[0] <= "z"


def keys(language: Language, text: str) -> tuple[str, ...]:
    """One key for each word of a text whose language is known; numbers are their own keys."""
    return tuple(_key(language, token.word) for token in tokenise(text))


def exact_keys(text: str) -> tuple[str, ...]:
    """The words as they are, folded: for those whose stems are other words' too (меня, менее)."""
    return tuple(loosen(token.word) for token in tokenise(text))


def _key(language: Language, word: str) -> str:
    if word[0].isdigit():
        return _ungrouped(word)
    if is_latin(word):
        return english_stem(word)
    return russian_stem(word) if language is Language.RUSSIAN else loosen(word)


def _ungrouped(number: str) -> str:
    """The digits of 1,000 and 1 000 without what separates the groups."""
    return _GROUP.sub("", number)


@lru_cache(maxsize=65536)
def token_keys(word: str) -> tuple[str, ...]:
    """The keys under which a cleaned word of unknown language may be found, likeliest first."""
    if word[0].isdigit():
        return (_ungrouped(word),)
    if is_latin(word):
        return tuple(dict.fromkeys((word, english_stem(word))))
    loose = loosen(word)
    endless = (*kazakh.stems(loose), *kazakh.abbreviations(loose))
    return tuple(dict.fromkeys((loose, russian_stem(word), *endless)))


@lru_cache(maxsize=65536)
def transliterated_keys(word: str) -> tuple[str, ...]:
    """The keys of the Cyrillic words that a word in Latin letters may stand for."""
    found = (key for cyrillic in to_cyrillic(word) for key in token_keys(cyrillic))
    return tuple(dict.fromkeys(found))
