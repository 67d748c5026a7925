"""A word or number of a question with its meanings."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from knowledge.lexicon import Concept, Kind, Matched
from knowledge.normalise.tokens import Token

_UNEXPLAINED = frozenset(
    {Kind.BLOCKER, Kind.KEYWORD, Kind.TERM, Kind.NEGATION, Kind.CARDINAL, Kind.ORDINAL, Kind.ADVICE}
)
_EMPTY = frozenset({Kind.FILLER, Kind.LEAD, Kind.CLAIMING, Kind.YES_NO})
_ACCOMPANYING = frozenset({Kind.MARKER, Kind.MODIFIER, Kind.SERVICE})
_SLIP = 1

_CONJUNCTIONS = frozenset({"and", "и", "или", "or", "және", "мен", "пен", "бен"})

Values = Mapping[Kind, Mapping[str, None]]


@dataclass(frozen=True, slots=True)
class Item:
    """One or more tokens that mean one thing; `concepts` is empty for what nothing explains.

    `word` is the words as written, in lower case; `values` is what is meant, by kind, in order.
    """

    tokens: tuple[Token, ...]
    concepts: tuple[Concept, ...]
    matched: Matched
    key: str
    word: str = field(init=False, repr=False, compare=False)
    values: Values = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what is asked for again and again."""
        object.__setattr__(self, "word", " ".join([token.word for token in self.tokens]))
        object.__setattr__(self, "values", _by_kind(self.concepts))

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
        return not _UNEXPLAINED.issuperset(self.values)

    @property
    def is_told(self) -> bool:
        """Whether the item means something, and nothing that belongs to another topic."""
        return bool(self.concepts) and not self.has(Kind.BLOCKER)

    def has(self, kind: Kind, *values: str) -> bool:
        """Whether the item may mean something of the kind (and one of the values if given)."""
        meant = self.values.get(kind)
        if meant is None or not values:
            return meant is not None
        return not meant.keys().isdisjoint(values)

    def has_any(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item may mean something of any of the kinds."""
        return not kinds.isdisjoint(self.values)

    def has_only(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item means nothing of other kinds."""
        return kinds.issuperset(self.values)

    def value(self, kind: Kind) -> str | None:
        """The first value of that kind."""
        meant = self.values.get(kind)
        return next(iter(meant)) if meant else None


@lru_cache(maxsize=16384)
def _by_kind(concepts: tuple[Concept, ...]) -> Values:
    """What is meant, by kind, in order."""
    values: dict[Kind, dict[str, None]] = {}
    for concept in concepts:
        values.setdefault(concept.kind, {})[concept.value] = None
    return values


class Items(tuple[Item, ...]):
    """Items in a row, which know where among them something of a kind is meant."""

    @cached_property
    def _places(self) -> Mapping[Kind, tuple[int, ...]]:
        places: dict[Kind, tuple[int, ...]] = {}
        for index, item in enumerate(self):
            for kind in item.values:
                places[kind] = (*places.get(kind, ()), index)
        return places

    def where(self, kind: Kind, *values: str) -> Sequence[int]:
        """The indices of the items that may mean something of the kind (and one of the values)."""
        places = self._places.get(kind, ())
        return [i for i in places if self[i].has(kind, *values)] if places and values else places

    def those(self, kind: Kind, *values: str) -> list[Item]:
        """The items that may mean something of the kind (and one of the values)."""
        return [self[index] for index in self.where(kind, *values)]

    def say(self, kind: Kind, *values: str) -> bool:
        """Whether any of the items may mean something of the kind (and one of the values)."""
        return bool(self.where(kind, *values))

    def first_values(self, kind: Kind, but: Container[int] = ()) -> tuple[str, ...]:
        """The first value of the kind of each item that has one, `but` for those at its indices."""
        meant = [self[index].values[kind] for index in self.where(kind) if index not in but]
        return tuple(dict.fromkeys([next(iter(values)) for values in meant]))

    def all_values(self, kind: Kind, but: Container[int] = ()) -> frozenset[str]:
        """Every value of the kind, of items with several meanings too."""
        meant = [self[index].values[kind] for index in self.where(kind) if index not in but]
        return frozenset([value for values in meant for value in values])


def is_filler(item: Item) -> bool:
    """Whether the item carries no content in this field."""
    return bool(item.concepts) and item.has_only(_EMPTY)


def says_nothing(item: Item) -> bool:
    """Whether the item alone tells nothing of what is asked: filler, "for", "all", "hello"."""
    telling = (concept.kind not in _EMPTY | _ACCOMPANYING for concept in item.concepts)
    return not item.is_number and not any(telling)


def is_conjunction(item: Item) -> bool:
    """Whether the word puts two things side by side: and, or, against."""
    return item.has(Kind.OPERATION, "versus") or item.word in _CONJUNCTIONS


def is_marker(item: Item) -> bool:
    """Whether the word only says what a place or a time is: from, to, in."""
    return item.has(Kind.MARKER) and not item.has(Kind.FEATURE)
