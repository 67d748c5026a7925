"""Spaces at the wrong place: words run together, torn apart, or parted a letter too early or late.

That both parts are words proves the slip; short parts are taken for words only if they are common,
for almost any two letters are a word of something.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from knowledge.lexicon.candidates import SLIP, Candidates
from knowledge.lexicon.lexicon import Lexicon
from knowledge.lexicon.spelling import common_words, is_real
from knowledge.lexicon.word import Way, Word
from knowledge.normalise.fold import loosen
from knowledge.normalise.keys import is_latin
from knowledge.normalise.tokens import Token
from knowledge.types.fact import Language

_SPACE = 0.5
_NO_SPACE = 0.9  # a long word with a slip may look like two short ones
_LEAST_JOINED = 5
_LEAST_PART = 3


class Spaces(NamedTuple):
    """Puts spaces right; `candidates` mend the other word where one of two is mistyped as well."""

    lexicon: Lexicon
    spoken: Language | None
    in_cyrillic: bool
    candidates: Candidates

    def missing(self, token: Token) -> Iterator[Way]:
        """The known words that were typed as one; a word of the language is none of that."""
        is_long = len(token.word) >= _LEAST_JOINED and not is_real(token.word)
        for length in range(1, len(token.word) if is_long else 0):
            first, rest = token.cut(length)
            known = self._is_word(first, len(rest.word)), self._is_word(rest, length)
            long = min(length, len(rest.word)) >= _LEAST_JOINED
            if all(known) and self._may_be_joined(first, rest):
                cost = SLIP if min(length, len(rest.word)) == 1 else _NO_SPACE
                yield Way(cost, self._words(first, rest))
            elif known[0] and long:
                yield from self._then(first, (*self.missing(rest), *self.candidates.of(rest)))
            elif known[1] and long:
                yield from self._before(rest, self.candidates.of(first))

    def moved(self, first: Token, second: Token) -> Iterator[Way]:
        """The two words with the space elsewhere, or without it."""
        whole = first.joined(second)
        if self.lexicon.is_written(whole.word):
            yield Way(_SPACE, self._words(whole))
        real = is_real(first.word) or is_real(second.word)
        for length in (len(first.word) - 1, len(first.word) + 1):
            if 0 < length < len(whole.word):
                yield from self._moved_to(*whole.cut(length), both_known=real)

    def _moved_to(self, first: Token, second: Token, both_known: bool) -> Iterator[Way]:
        known = self._is_word(first), self._is_word(second)
        if all(known):
            yield Way(
                _SPACE if self._are_written(first, second) else SLIP, self._words(first, second)
            )
        elif known[0] and not both_known and len(second.word) > _LEAST_PART:
            yield from map(_at_a_slip, self._then(first, self._once_mistyped(second)))
        elif known[1] and not both_known and len(first.word) > _LEAST_PART:
            yield from map(_at_a_slip, self._before(second, self._once_mistyped(first)))

    def _once_mistyped(self, token: Token) -> Iterator[Way]:
        """The words that are a single slip away."""
        return (way for way in self.candidates.of(token) if way.cost <= SLIP)

    def _then(self, known: Token, ways: Iterator[Way] | tuple[Way, ...]) -> Iterator[Way]:
        return (Way(_SPACE + way.cost, (*self._words(known), *way.words)) for way in ways)

    def _before(self, known: Token, ways: Iterator[Way]) -> Iterator[Way]:
        return (Way(_SPACE + way.cost, (*way.words, *self._words(known))) for way in ways)

    def _may_be_joined(self, first: Token, second: Token) -> bool:
        """Whether a short word among the two is one that the hand runs into the next: в, из, of."""
        long = min(len(first.word), len(second.word)) >= _LEAST_PART
        return long or any(not self.lexicon.tells(part.word) for part in (first, second))

    def _is_word(self, token: Token, beside: int = 0) -> bool:
        """Whether part of what was typed is a word; an inflected one only beside a short one.

        `beside` is the length of the other part, if no space stood between the two.
        """
        if len(token.word) <= _LEAST_PART:
            named = token.is_capital and self.lexicon.is_written(token.word)
            return named or loosen(token.word) in common_words()
        if self.lexicon.is_written(token.word):
            return True
        if beside > _LEAST_PART or is_latin(token.word):
            return False
        (word,) = self._words(token)
        long = any(len(key) > _LEAST_PART for key in word.keys)
        return long and (self.spoken is Language.KAZAKH or not word.is_cut_to_pieces)

    def _are_written(self, *tokens: Token) -> bool:
        """Whether the lexicon has the words as they are, not by their stems."""
        return all(self.lexicon.is_written(token.word) for token in tokens)

    def _words(self, *tokens: Token) -> tuple[Word, ...]:
        return self.lexicon.words(tokens, self.in_cyrillic)


def _at_a_slip(way: Way) -> Way:
    """A space at the wrong place beside a mistyped word is a slip of its own."""
    return way._replace(cost=way.cost + SLIP - _SPACE)
