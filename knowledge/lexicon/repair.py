"""Mistyped words put right: every way in which a row of words may have been meant.

A slip turns a word into one that nobody knows: a letter wrong, missing, too many or swapped, a
space forgotten, added or a letter too early or late. All ways with the fewest slips are kept,
because a word may be one slip away from its opposite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from knowledge.lexicon.candidates import SLIP, Candidates
from knowledge.lexicon.concept import Kind, Matched
from knowledge.lexicon.lexicon import Lexicon
from knowledge.lexicon.spaces import Spaces
from knowledge.lexicon.word import Way, Word
from knowledge.normalise.fold import KAZAKH_LETTERS
from knowledge.normalise.likeness import slips_between
from knowledge.normalise.tokens import Token
from knowledge.types.fact import Language

_STRAY = 0.8  # a letter that means nothing
_UNKNOWN = 3.0
_CHANGED = 0.1  # for taking a letter from a known word, or giving it one
_MARGIN = 0.15
_MOST_ROWS = 12
_ACRONYM_LETTERS = 4
_YEAR_DIGITS = 4
_GLUED = "в"  # to a word of which no form ends so
_BEFORE_TIMES = ("in", "в")


def repaired(
    words: Sequence[Word], lexicon: Lexicon, in_cyrillic: bool = False
) -> tuple[tuple[Word, ...], ...]:
    """The rows of words that may have been meant, likeliest first; itself if all are known.

    `in_cyrillic` says that Latin letters stand for Russian or Kazakh ones.
    """
    row = tuple(words)
    if all([word.is_sure and not word.token.is_capital for word in row]):
        return (row,)
    row = tuple(_parted(row, lexicon))
    in_kazakh = any(not KAZAKH_LETTERS.isdisjoint(word.token.word) for word in row)
    if not any(_may_be_mistyped(word, lexicon, in_kazakh) for word in row):
        return (row,)
    spoken = _spoken(row, lexicon)
    candidates = Candidates(lexicon, spoken, in_cyrillic)
    spaces = Spaces(lexicon, spoken, in_cyrillic, candidates)
    desk = _Desk(lexicon, spoken, candidates, spaces, in_kazakh)
    ways: list[list[Way]] = [[Way(0.0, ())], *([] for _ in row)]
    for position in range(len(row)):
        ways[position] = _kept(ways[position])
        for length, way in desk.ways(row[position : position + 2]):
            ways[position + length] += [
                Way(before.cost + way.cost, before.words + way.words) for before in ways[position]
            ]
    return tuple(way.words for way in _kept(ways[-1]))


def _parted(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Word]:
    """The words; those that end with the first letter of the next, or with a в, as unknown.

    «динамикаэ миграции» is not about migration, nor is «в Казахстанев 2020» about a way there.
    """
    for word, following in zip_longest(words, words[1:]):
        after = following.token.word if following else ""
        yield (
            word._replace(keys=(), is_sure=False) if _holds_a_letter(word, after, lexicon) else word
        )


def _holds_a_letter(word: Word, after: str, lexicon: Lexicon) -> bool:
    """Whether the last letter belongs to the next word, or is one of its own."""
    written = word.token.word
    if word.is_sure or word.matched is not Matched.STEM or lexicon.is_written(written):
        return False
    begun = f"{written[-1]}{after}"
    is_of_next = len(after) > len(_GLUED) and lexicon.is_written(begun)
    return (is_of_next or written.endswith(_GLUED)) and lexicon.is_written(written[:-1])


def _kept(ways: Sequence[Way]) -> list[Way]:
    """The cheapest ways, and those that cost hardly more."""
    limit = min((way.cost for way in ways), default=0.0) + _MARGIN
    return sorted((way for way in ways if way.cost <= limit), key=lambda way: way.cost)[:_MOST_ROWS]


def _spoken(words: Sequence[Word], lexicon: Lexicon) -> Language | None:
    """The language of most of the words that are of one language only, or in its letters."""
    votes: Counter[Language] = Counter()
    for word in words:
        languages = lexicon.languages(word)
        if not KAZAKH_LETTERS.isdisjoint(word.token.word):
            votes[Language.KAZAKH] += 1
        elif len(languages) == 1:
            votes.update(languages)
    return max(votes, key=lambda language: votes[language]) if votes else None


def _is_perhaps_acronym(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word without weight is typed in capitals: ОН may have been ООН."""
    return (
        token.is_capital and len(token.word) <= _ACRONYM_LETTERS and not lexicon.tells(token.word)
    )


def _may_be_mistyped(word: Word, lexicon: Lexicon, in_kazakh: bool) -> bool:
    return (
        not word.is_known
        or word.is_cut_to_pieces
        or (in_kazakh and word.is_half_kazakh)
        or _is_perhaps_acronym(word.token, lexicon)
        or _is_hardly_known(word, lexicon)
    )


def _is_hardly_known(word: Word, lexicon: Lexicon) -> bool:
    """Whether no more is known of it than a stem of few letters, nor is it written so."""
    return word.is_hardly_stemmed and not lexicon.is_written(word.token.word)


class _Desk(NamedTuple):
    """Where words are put right, one or two at a time."""

    lexicon: Lexicon
    spoken: Language | None
    candidates: Candidates
    spaces: Spaces
    in_kazakh: bool

    def ways(self, words: Sequence[Word]) -> Iterator[tuple[int, Way]]:
        """Ways to read the first word, or the first two, with how many of them were read."""
        first, *rest = words
        for way in self._known(first) if first.is_known else self._unknown(first):
            yield 1, way
        if not first.is_known and rest and self._is_time(rest[0]):
            yield from ((1, way) for way in self._before_time(first.token))
        if rest and _may_run_together(first, rest[0]):
            extra = _CHANGED if first.is_known or rest[0].is_known else 0.0
            for way in self.spaces.moved(first.token, rest[0].token):
                yield 2, way._replace(cost=way.cost + extra)

    def _known(self, word: Word) -> Iterator[Way]:
        cut = self.spoken is not Language.KAZAKH and word.is_cut_to_pieces
        half = self.in_kazakh and word.is_half_kazakh
        doubtful = cut or half or _is_hardly_known(word, self.lexicon)
        yield Way(SLIP if doubtful else 0.0, (word,))
        if doubtful:
            yield from self.candidates.of(word.token)
        if _is_perhaps_acronym(word.token, self.lexicon):
            yield from (way._replace(cost=0.0) for way in self.candidates.of(word.token))

    def _is_time(self, word: Word) -> bool:
        """Whether it is a year, or the name of a month."""
        months = (meaning.kind is Kind.MONTH for meaning in self.lexicon.meanings(word))
        return _is_year(word.token) or any(months)

    def _before_time(self, token: Token) -> Iterator[Way]:
        """What a short word right before a time is rather than anything else: in, в."""
        for meant in _BEFORE_TIMES:
            if len(token.word) <= len(meant) + 2 and slips_between(token.word, meant) == 1:
                yield Way(SLIP / 2, self.lexicon.words((token._replace(word=meant),)))

    def _unknown(self, word: Word) -> Iterator[Way]:
        yield Way(_STRAY if len(word.token.word) == 1 else _UNKNOWN, (word,))
        if word.token.word.replace("'", "").isalpha():
            yield from self.candidates.of(word.token)
            yield from self.spaces.missing(word.token)


def _is_year(token: Token) -> bool:
    return token.word.isdigit() and len(token.word) == _YEAR_DIGITS


def _may_run_together(first: Word, second: Word) -> bool:
    """Whether nothing but a space parts two words of which one is unknown."""
    letters = first.token.word.isalpha() and second.token.word.isalpha()
    return letters and second.token.gap.isspace() and not (first.is_known and second.is_known)
