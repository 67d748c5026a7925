"""Typed names and codes of what the store holds: indicators, places, sources, producers, lists."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.drafting.errors import Mistake, StepError
from knowledge.drafting.steps import Cells, Lookups
from knowledge.exchange.files.cells import read_text
from knowledge.exchange.files.errors import RefusalKind
from knowledge.exchange.files.references import Held
from knowledge.lexicon import Kind, Matched
from knowledge.question.item import Item
from knowledge.question.phrase import Phrase, read
from knowledge.question.roles import find_roles
from knowledge.store.usual import breakdowns_of

MOST_SUGGESTED = 3
_JOIN = "+"
_SMALL = frozenset({Kind.FILLER, Kind.MARKER, Kind.LEAD})  # «в Павлодаре», "half of 2024"

Read = Callable[[str, Cells, Lookups], Cells]


def one_of(column: str, held: Callable[[Lookups], Held]) -> Read:
    """How to read the id or the name of something that is held."""

    def read_one(typed: str, cells: Cells, lookups: Lookups) -> Cells:
        return {column: held_id(column, typed, held(lookups))}

    return read_one


def in_words(column: str, words: str = "") -> Read:
    """How to read an entry of the closed list of that name, which is mostly the column's."""
    return one_of(column, lambda lookups: lookups.words[words or column])


def read_breakdown(typed: str, cells: Cells, lookups: Lookups) -> Cells:
    """A part by which anything is held, or for sure the indicator."""
    code = typed.strip()
    if code not in breakdowns_of(lookups.store, cells["indicator"]):
        code = held_id("breakdown", typed, lookups.words["breakdown"])
    return {"breakdown": code}


def held_id(column: str, typed: str, held: Held) -> str:
    """The id that is typed, by itself or by a name of it. Raises StepError and CellError."""
    text = read_text(column, typed)
    if not text:
        raise StepError(RefusalKind.EMPTY)
    found = exactly(text, held)
    if found is None:
        raise StepError(RefusalKind.NOT_HELD, text, held.near(text, limit=MOST_SUGGESTED))
    return found


def exactly(text: str, held: Held) -> str | None:
    """The id that the text is, or of which it is a name, in letters of any case."""
    ids = {id.casefold(): id for id in held.ids}
    return ids.get(text.casefold()) or held.names.get(text.casefold())


def place(column: str) -> Read:
    """How to read a place: its code, its name in any language and case, several joined by +."""

    def read_place(typed: str, cells: Cells, lookups: Lookups) -> Cells:
        text = read_text(column, typed)
        if not text:
            raise StepError(RefusalKind.EMPTY)
        parts = text.split(_JOIN)
        return {column: _JOIN.join(_place(part.strip(), lookups) for part in parts)}

    return read_place


def _place(text: str, lookups: Lookups) -> str:
    held = lookups.references.places
    return exactly(text, held) or _by_words(text, lookups, held)


def _by_words(text: str, lookups: Lookups, held: Held) -> str:
    """The one place that the words name; names that only look alike are suggested."""
    phrase = read(text, lookups.lexicon, lookups.language)[0]
    roles = find_roles(phrase, frozenset())
    codes = tuple(dict.fromkeys(m.code for m in roles.mentions if m.code in held.ids))
    if roles.others:
        raise StepError(Mistake.OTHER_PLACE, text, held.near(text, limit=MOST_SUGGESTED))
    if len(codes) > 1:
        raise StepError(Mistake.SEVERAL, text, codes[:MOST_SUGGESTED])
    if not codes or not _is_sure(phrase, {mention.index for mention in roles.mentions}):
        near = dict.fromkeys((*codes, *held.near(text, limit=MOST_SUGGESTED)))
        raise StepError(RefusalKind.NOT_HELD, text, tuple(near)[:MOST_SUGGESTED])
    return codes[0]


def _is_sure(phrase: Phrase, named: set[int]) -> bool:
    """Whether the words are spelled as they are known, and say nothing but the place."""
    return all(
        item.matched is not Matched.FUZZY if index in named else is_small(item)
        for index, item in enumerate(phrase.items)
    )


def is_small(item: Item) -> bool:
    """Whether a word only ties others together."""
    return any(concept.kind in _SMALL for concept in item.concepts)
