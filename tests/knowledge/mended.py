"""What a lexicon makes of mistyped words."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.lexicon import Lexicon, Mention, repaired
from knowledge.normalise import tokenise


def mended(lexicon: Lexicon, text: str) -> Iterator[list[Mention | None]]:
    """What the text may have been meant to say, each way as its mentions."""
    for row in repaired(lexicon.words(tokenise(text)), lexicon):
        yield list(lexicon.mentions(row))


def only_meaning(lexicon: Lexicon, word: str) -> Mention | None:
    """What the word means, None if nothing is known of it, or if it may be several words."""
    ways = list(mended(lexicon, word))
    first = ways[0][0]
    return first if all(_meant(way) == _meant(ways[0]) for way in ways) and first else None


def _meant(way: list[Mention | None]) -> list[frozenset[tuple[str, str]]]:
    return [frozenset((c.kind, c.value) for c in mention.concepts) for mention in way if mention]


def all_meanings(lexicon: Lexicon, word: str) -> list[Mention]:
    """Every meaning that the word may have."""
    return [mention for way in mended(lexicon, word) for mention in way if mention]
