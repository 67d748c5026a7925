"""What "how many" counts and no statistics here do: articles, friends, unlikely words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.lexicon import Kind, Matched
from knowledge.question.item import Item, Items

_PEOPLE = frozenset(
    {
        Kind.FEATURE, Kind.MODIFIER, Kind.BREAKDOWN, Kind.CITIZENS, Kind.ADJECTIVE, Kind.AMBIGUOUS,
        Kind.ETHNICITY, Kind.PLACE, Kind.DIMENSION, Kind.CARDINAL, Kind.OPERATION,
    }
)  # fmt: skip


def find_counted(items: Items) -> frozenset[int]:
    """Where what is counted stands, if it is neither people nor years, nor what people do."""
    return frozenset((*_counted(items), *_of_years(items)))


def _of_years(items: Items) -> Iterator[int]:
    """A mistyped word where so many years are told: "the last fove years", "fove years ago"."""
    for index in items.where(Kind.TIME, "year", "years_ago")[:1]:
        before = items[index - 1] if index else None
        if before is None or before.matched is not Matched.FUZZY or before.has(Kind.TIME):
            continue
        is_told = items[index].has(Kind.TIME, "years_ago")
        if is_told or (index > 1 and items[index - 2].has(Kind.TIME, "last", "latest", "over")):
            yield index - 1


def _counted(items: Items) -> Iterator[int]:
    for index in items.where(Kind.OPERATION, "how_many"):
        near = list(_near(items, index + 1))
        yield from (place for place in near if _is_other(items[place]))


def _near(items: Sequence[Item], start: int) -> Iterator[int]:
    """The words that may be what is counted: those up to the first that is no filler."""
    for place in range(start, len(items)):
        yield place
        if not items[place].is_filler:
            return


def _is_other(item: Item) -> bool:
    """Whether it is a thing, or a word that is unlike those of people and only looks like ours."""
    return item.has(Kind.THING, "counted") or (
        item.matched is Matched.FUZZY and bool(item.concepts) and not item.has_any(_PEOPLE)
    )
