"""Kazakh words whose ending is mistyped: the stem is right, so the slip is in what follows it."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.lexicon.concept import Matched
from knowledge.lexicon.lexicon import Lexicon
from knowledge.lexicon.word import Word
from knowledge.normalise.fold import loosen
from knowledge.normalise.kazakh import CASE_ENDINGS
from knowledge.normalise.likeness import slips_between
from knowledge.normalise.tokens import Token

_SHORTEST_STEM = 4


def with_other_endings(token: Token, lexicon: Lexicon) -> Iterator[Word]:
    """The longest known stem of the token with every ending of a case that is a slip away."""
    typed = loosen(token.word)
    for length in range(len(typed) - 1, _SHORTEST_STEM - 1, -1):
        (stem,) = lexicon.words((token._replace(word=typed[:length]),))
        if stem.matched is Matched.EXACT and stem.keys:
            for ending in CASE_ENDINGS:
                if slips_between(typed[length:], ending) <= 1 < len(ending):
                    yield Word(
                        token._replace(word=typed[:length] + ending), stem.keys, Matched.STEM
                    )
            return
