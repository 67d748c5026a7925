"""Words between the text and their meaning: tokens with the lexicon keys found for them."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.lexicon.concept import Matched
from knowledge.normalise.keys import is_latin, token_keys
from knowledge.normalise.tokens import Token

_HALF_GENITIVES = ("дин", "дын", "тин", "тын", "нин", "нын")
_SHORT_STEM = 3
_MUCH_CUT = 4
_LEAST_STEMMED = 5


class Word(NamedTuple):
    """A token and the keys under which the lexicon has it, nearest first; none if it has not.

    `is_sure` if it is listed as it is written, so that its letters need no second look.
    """

    token: Token
    keys: tuple[str, ...]
    matched: Matched
    is_sure: bool = False

    @property
    def is_known(self) -> bool:
        """Whether nothing has to be put right; numbers never have."""
        return bool(self.keys) or self.token.is_number

    @property
    def is_cut_to_pieces(self) -> bool:
        """Whether it is known only by cutting Kazakh endings off."""
        if self.matched is not Matched.STEM or is_latin(self.token.word):
            return False
        return set(self.keys).isdisjoint(token_keys(self.token.word)[:2])

    @property
    def is_hardly_stemmed(self) -> bool:
        """Whether no more is known of it than a stem of few letters: Росии, as if of рос."""
        if self.matched is not Matched.STEM or self.is_cut_to_pieces:
            return False
        written, longest = len(self.token.word), max(map(len, self.keys))
        if is_latin(self.token.word):
            return written - longest >= _MUCH_CUT >= longest
        return longest < _SHORT_STEM or (longest == _SHORT_STEM and written >= _LEAST_STEMMED)

    @property
    def is_half_kazakh(self) -> bool:
        """Whether a genitive has Russian letters: among Kazakh ones Ресейдин may be Ресейден."""
        return self.is_known and self.token.word.endswith(_HALF_GENITIVES)

    @property
    def looks_right(self) -> bool:
        """Whether nothing in its letters tells of a slip."""
        doubtful = self.is_cut_to_pieces or self.is_hardly_stemmed or self.is_half_kazakh
        return self.is_known and not doubtful


class Way(NamedTuple):
    """Words that may have been meant, and how unlikely that is: about 1 for each slip."""

    cost: float
    words: tuple[Word, ...]
