"""Whether years are asked for, not one year: top years, «в какие годы», «қай жылдары»."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.item import Item, Items
from knowledge.types.fact import Language

_KAZAKH = "жылдар"
_WAS = "болды"
_PLURAL = ("years", "yrs", "годы", "годов", "годах", "годам", "лет", _KAZAKH)
_WEIGHING = ("more", "less", "compare", "versus", "exceed", "grow", "fall", "change")
_ASKING = ("which", "when", "most", "least", "how_many")


def asks_several_years(facets: Facets) -> bool:
    """Whether several years are wondered about; "of all years" and "for years" name a time."""
    items = facets.phrase.items
    years = items.where(Kind.TIME, "year", "year_of")
    wondered = {*years, *items.where(Kind.OPERATION, "when")} - facets.times.named
    return any(_are_several(items, index) and _are_asked(items, index) for index in wondered)


def asks_how_often(facets: Facets) -> bool:
    """Whether it is asked in how many years, or how many times, a balance had its sign."""
    if facets.asks(*_WEIGHING) or not facets.asks("positive", "negative"):
        return False
    items = facets.phrase.items
    counted = (items[i + 1 : i + 2] for i in items.where(Kind.OPERATION, "how_many"))
    years = any(item.has(Kind.TIME, "year", "year_of") for near in counted for item in near)
    return years or facets.asks("times")


def asks_all_times(facets: Facets) -> bool:
    """Whether "when", or "in which year", asks for all times: "when was it positive".

    But not since when, nor when it turned so. In Kazakh one word says that it was so and that it
    became so, which "in which year" leaves open: болды.
    """
    items = facets.phrase.items
    is_kazakh = facets.phrase.language is Language.KAZAKH
    by_year = items.say(Kind.OPERATION, "which_year")
    alone = (len(items[i].tokens) == 1 for i in items.where(Kind.OPERATION, "when"))
    if not (by_year or (not is_kazakh and any(alone))):
        return False
    of_one_time = items.say(Kind.TIME, "since", "first", "last", "latest", "last_time")
    turned = any(item.word != _WAS for item in items.those(Kind.OPERATION, "turn", "earlier"))
    return not (of_one_time or turned)


def _are_several(items: Sequence[Item], index: int) -> bool:
    """Whether the word is in the plural, or a number stands before it: «3 года», «5 жыл»."""
    is_plural = any(token.word.startswith(_PLURAL) for token in items[index].tokens)
    return is_plural or _is_count(items[index - 1 : index])


def _are_asked(items: Sequence[Item], index: int) -> bool:
    """Whether a word that asks, or a number, stands before them, or nothing does.

    In Kazakh what is told of them stands before them, and they stand last.
    """
    is_last = index == len(items) - 1 and items[index].tokens[-1].word.startswith(_KAZAKH)
    if is_last or items[index].has(Kind.OPERATION, "when"):
        return True
    before = [item for item in items[:index] if not item.is_filler][-1:]
    return _is_count(before) or all(item.has(Kind.OPERATION, *_ASKING) for item in before)


def _is_count(before: Sequence[Item]) -> bool:
    return any((item.is_number and not item.year) or item.has(Kind.CARDINAL) for item in before)


def seeks_year(items: Items) -> bool:
    """Whether a year is spoken of that no number beside the word says: "the year with most"."""
    return items.say(Kind.TIME, "year_of") or not all(
        any(item.is_number for item in items[max(index - 1, 0) : index + 2])
        for index in items.where(Kind.TIME, "year")
    )


def asks_one_by_place(facets: Facets) -> bool:
    """Whether one year is asked for by its place: the second highest, второй по величине."""
    is_sought = facets.is_place and (facets.limit or 0) > 1
    return is_sought and (facets.asks("when") or seeks_year(facets.phrase.items))
