"""Words between the text and their meaning: tokens with the lexicon keys found for them."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.lexicon.concept import Matched
from knowledge.normalise.keys import is_latin, token_keys
from knowledge.normalise.tokens import Token


class Word(NamedTuple):
    """A token and the keys under which the lexicon has it, nearest first; none if it has not."""

    token: Token
    keys: tuple[str, ...]
    matched: Matched

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


class Way(NamedTuple):
    """Words that may have been meant, and how unlikely that is: about 1 for each slip."""

    cost: float
    words: tuple[Word, ...]
