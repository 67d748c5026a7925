"""A word or number of a question with its meanings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from knowledge.lexicon import Concept, Kind, Matched
from knowledge.normalise.tokens import Token

_UNEXPLAINED = frozenset(
    {
        Kind.BLOCKER, Kind.KEYWORD, Kind.TERM, Kind.NEGATION, Kind.CARDINAL, Kind.ORDINAL,
        Kind.ADVICE, Kind.NAMESAKE,
    }
)  # fmt: skip
_EMPTY = frozenset({Kind.FILLER, Kind.LEAD, Kind.CLAIMING, Kind.YES_NO, Kind.THING})
_ACCOMPANYING = frozenset({Kind.MARKER, Kind.MODIFIER, Kind.SERVICE})
_SLIP = 1
FIRST_YEAR, LAST_YEAR = 1800, 2199
_YEAR_DIGITS = 4

_CONJUNCTIONS = frozenset({"and", "и", "или", "or", "және", "мен", "пен", "бен"})

Values = Mapping[Kind, Mapping[str, None]]


class Item(NamedTuple):
    """One or more tokens that mean one thing; `concepts` is empty for what nothing explains.

    `first` is the first token, which tells what stands before the item, `word` the words as
    written, in lower case. `values` is what is meant, by kind, in order; `is_filler` if none of it
    carries content in this field. `year` is what four plain digits stand for.
    """

    tokens: tuple[Token, ...]
    concepts: tuple[Concept, ...]
    matched: Matched
    key: str
    first: Token
    word: str
    values: Values
    is_filler: bool
    year: int | None

    @classmethod
    def of(
        cls, tokens: tuple[Token, ...], concepts: tuple[Concept, ...], matched: Matched, key: str
    ) -> Item:
        """The item, with what is asked of it again and again."""
        first = tokens[0]
        word = first.word if len(tokens) == 1 else " ".join([token.word for token in tokens])
        year = _year_of(word) if first.is_number else None
        return cls(tokens, concepts, matched, key, first, word, *_meant(concepts), year)

    def meaning(self, concepts: tuple[Concept, ...]) -> Item:
        """The item with these meanings only."""
        return self.of(self.tokens, concepts, self.matched, self.key)

    @property
    def is_number(self) -> bool:
        """Whether the item is a bare number."""
        return not self.concepts and self.first.is_number and len(self.tokens) == 1

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
        return bool(self.concepts) and Kind.BLOCKER not in self.values

    def has(self, kind: Kind, *values: str) -> bool:
        """Whether the item may mean something of the kind (and one of the values if given)."""
        if kind not in self.values:
            return False
        return not values or not self.values[kind].keys().isdisjoint(values)

    def has_any(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item may mean something of any of the kinds."""
        return not kinds.isdisjoint(self.values)

    def has_only(self, kinds: frozenset[Kind]) -> bool:
        """Whether the item means nothing of other kinds."""
        return kinds.issuperset(self.values)

    def value(self, kind: Kind) -> str | None:
        """The first value of that kind."""
        return next(iter(self.values[kind])) if kind in self.values else None


def _year_of(word: str) -> int | None:
    is_year = len(word) == _YEAR_DIGITS and word.isdigit() and FIRST_YEAR <= int(word) <= LAST_YEAR
    return int(word) if is_year else None


@lru_cache(maxsize=16384)
def _meant(concepts: tuple[Concept, ...]) -> tuple[Values, bool]:
    """What is meant, by kind, in order, and whether all of it is filler."""
    values: dict[Kind, dict[str, None]] = {}
    for concept in concepts:
        values.setdefault(concept.kind, {})[concept.value] = None
    return values, bool(values) and _EMPTY.issuperset(values)


class Items(tuple[Item, ...]):
    """Items in a row, which know where among them something of a kind is meant: `places`.

    `numbers` are the indices of those that begin with digits, `content` those that are no filler.
    """

    def __init__(self, _: Iterable[Item]) -> None:
        """Gather once what is asked again and again."""
        self.numbers = [index for index, item in enumerate(self) if item.first.is_number]
        self.content = tuple([item for item in self if not item.is_filler])
        self.places: dict[Kind, list[int]] = {}
        self._meant: dict[Kind, set[str]] = {}
        for index, item in enumerate(self):
            for kind, values in item.values.items():
                if kind in self.places:
                    self.places[kind].append(index)
                    self._meant[kind] |= values.keys()
                else:
                    self.places[kind] = [index]
                    self._meant[kind] = {*values}

    def where(self, kind: Kind, *values: str) -> Sequence[int]:
        """The indices of the items that may mean something of the kind (and one of the values)."""
        if kind not in self.places:
            return ()
        places = self.places[kind]
        if not values:
            return places
        if self._meant[kind].isdisjoint(values):
            return ()
        return [i for i in places if not self[i].values[kind].keys().isdisjoint(values)]

    def where_any(self, kinds: frozenset[Kind]) -> set[int]:
        """The indices of the items that may mean something of any of the kinds."""
        return {i for kind in kinds.intersection(self.places) for i in self.places[kind]}

    def those(self, kind: Kind, *values: str) -> list[Item]:
        """The items that may mean something of the kind (and one of the values)."""
        return [self[index] for index in self.where(kind, *values)]

    def say(self, kind: Kind, *values: str) -> bool:
        """Whether any of the items may mean something of the kind (and one of the values)."""
        if kind not in self._meant:
            return False
        return not values or not self._meant[kind].isdisjoint(values)

    def meanings(self) -> frozenset[tuple[Kind, str]]:
        """All that any of the items may mean."""
        return frozenset(
            [(concept.kind, concept.value) for item in self for concept in item.concepts]
        )

    def first_values(self, kind: Kind, but: Container[int] = ()) -> tuple[str, ...]:
        """The first value of the kind of each item that has one, `but` for those at its indices."""
        if kind not in self.places:
            return ()
        meant = [self[index].values[kind] for index in self.places[kind] if index not in but]
        return tuple(dict.fromkeys([next(iter(values)) for values in meant]))

    def all_values(self, kind: Kind, but: Container[int] = ()) -> frozenset[str]:
        """Every value of the kind, of items with several meanings too."""
        if kind not in self.places:
            return frozenset()
        meant = [self[index].values[kind] for index in self.places[kind] if index not in but]
        return frozenset([value for values in meant for value in values])


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
