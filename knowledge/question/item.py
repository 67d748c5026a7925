"""A word or number of a question with its meanings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge.lexicon import Concept, Kind, Matched
from knowledge.normalise.tokens import Token

_UNEXPLAINED = frozenset(
    {Kind.BLOCKER, Kind.KEYWORD, Kind.TERM, Kind.NEGATION, Kind.CARDINAL, Kind.ORDINAL, Kind.ADVICE}
)
_EMPTY = frozenset({Kind.FILLER, Kind.LEAD, Kind.CLAIMING, Kind.YES_NO})
_ACCOMPANYING = frozenset({Kind.MARKER, Kind.MODIFIER, Kind.SERVICE})
_SLIP = 1

Values = Mapping[Kind, Mapping[str, None]]


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

        A single letter that nothing explains is a slip of the hand.
        """
        if (
            not self.concepts
            and len(self.word) <= _SLIP
            and self.word.isalpha()
            and self.first.start
            and not self.first.is_capital
        ):
            return True
        return any(concept.kind not in _UNEXPLAINED for concept in self.concepts)

    @property
    def is_told(self) -> bool:
        """Whether the item means something, and nothing that belongs to another topic."""
        return bool(self.concepts) and not self.has(Kind.BLOCKER)

    def has(self, kind: Kind, *values: str) -> bool:
        """Whether the item may mean something of the kind (and one of the values if given)."""
        meant = self._values.get(kind)
        if meant is None or not values:
            return meant is not None
        return not meant.keys().isdisjoint(values)

    def has_any(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item may mean something of any of the kinds."""
        return not kinds.isdisjoint(self._values)

    def has_only(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item means nothing of other kinds."""
        return kinds.issuperset(self._values)

    def value(self, kind: Kind) -> str | None:
        """The first value of that kind."""
        meant = self._values.get(kind)
        return next(iter(meant)) if meant else None

    @cached_property
    def _values(self) -> Values:
        return _by_kind(self.concepts)


@lru_cache(maxsize=16384)
def _by_kind(concepts: tuple[Concept, ...]) -> Values:
    """What is meant, by kind, in order."""
    values: dict[Kind, dict[str, None]] = {}
    for concept in concepts:
        values.setdefault(concept.kind, {})[concept.value] = None
    return values


def is_filler(item: Item) -> bool:
    """Whether the item carries no content in this field."""
    return bool(item.concepts) and item.has_only(_EMPTY)


def says_nothing(item: Item) -> bool:
    """Whether the item alone tells nothing of what is asked: filler, "for", "all", "hello"."""
    telling = (concept.kind not in _EMPTY | _ACCOMPANYING for concept in item.concepts)
    return not item.is_number and not any(telling)
