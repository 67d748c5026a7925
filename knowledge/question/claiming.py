"""How claims in words are put: as a question for yes or no, with what is compared."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.item import Item, Items
from knowledge.question.kazakh_base import is_ablative, kazakh_bases
from knowledge.question.phrase import Phrase
from knowledge.types.fact import Language

_ASKED_OPENLY = ("why", "when", "where", "whence", "difference", "define")
_PAIR = 2
_PLACE = "place:"
_ONGOING = {
    Language.ENGLISH: ("ing",),
    Language.RUSSIAN: ("ет", "ёт", "ут", "ют", "ется", "ются"),
    Language.KAZAKH: ("келеді", "жатыр"),
}


def says(facets: Facets, *values: str) -> bool:
    """Whether the question says so in the words of claims."""
    return not facets.claiming.isdisjoint(values)


def that_say_first(items: Items) -> list[Item]:
    """The items that say that something is the first of its kind."""
    first = {*items.where(Kind.CLAIMING, "first"), *items.where(Kind.TIME, "first")}
    return [items[index] for index in sorted(first)]


def is_asked_openly(facets: Facets) -> bool:
    """Whether it is asked which, why or when, to which yes and no are no answers."""
    if facets.asks("rank") and not says_foremost_place(facets):
        return True
    return is_wondered(facets)


def is_wondered(facets: Facets) -> bool:
    """Whether a word asks which, why or when; a place that is spoken of is no question."""
    if facets.asks(*_ASKED_OPENLY):
        return True
    asking = facets.phrase.items.those(Kind.OPERATION, "which") if facets.asks("which") else ()
    return any([not item.has(Kind.DIMENSION) for item in asking])


def says_foremost_place(facets: Facets) -> bool:
    """Whether the place that is spoken of is the first: "in first place", not "in which place"."""
    places = facets.phrase.items.those(Kind.OPERATION, "rank")
    return bool(places) and all(item.has(Kind.CLAIMING, "foremost") for item in places)


def said_place(facets: Facets) -> int | None:
    """The place but the first that something is said to have: in second place, third largest."""
    items = facets.phrase.items
    if not (facets.claiming or facets.is_place or items.say(Kind.OPERATION, "rank")):
        return None
    words = (value for item in items.those(Kind.CLAIMING) for value in item.values[Kind.CLAIMING])
    told = next((word.removeprefix(_PLACE) for word in words if word.startswith(_PLACE)), None)
    ranks = [i for i in items.where(Kind.OPERATION, "rank") if i not in facets.times.used]
    place = told or next(filter(None, (items[i].value(Kind.ORDINAL) for i in ranks)), None)
    if place is not None:
        return int(place)
    return facets.limit if facets.is_place and facets.limit != 1 else None


def is_to_be_checked(facets: Facets) -> bool:
    """Whether yes or no is asked for; "is it false that …" and "only" have no plain yes."""
    if is_asked_openly(facets) or says(facets, "denial", "only"):
        return False
    if facets.asks("claim") or facets.denying or _begins_like_yes_or_no(facets.phrase.items):
        return True
    if facets.asks("how_many"):
        return False
    claimed = facets.claim is not None or facets.factor is not None
    return claimed or _is_stated(facets) or _sounds_like_yes_or_no(facets.phrase)


def _is_stated(facets: Facets) -> bool:
    """Whether a verb says that something grew or fell, and not how, or by how much."""
    return facets.asks("stated") and not facets.asks("how", "percent", "times")


def _begins_like_yes_or_no(items: Items) -> bool:
    """Whether a verb stands first, if need be after "and"."""
    first = items[1:2] if Kind.LEAD in items[0].values else items[:1]
    return any([item.has(Kind.YES_NO, "first") or Kind.NEGATION in item.values for item in first])


def _sounds_like_yes_or_no(phrase: Phrase) -> bool:
    """Whether a particle asks for yes or no, or, in Russian, the tone alone."""
    by_tone = phrase.language is Language.RUSSIAN and phrase.text.rstrip().endswith("?")
    return by_tone or phrase.items.say(Kind.YES_NO, "anywhere", "doubt")


def names_two(facets: Facets) -> bool:
    """Whether one of two is asked for: in 2018 or in 2019; in Kazakh ма stands behind each."""
    if facets.asks("which") or facets.phrase.items.say(Kind.YES_NO, "either"):
        return True
    return len(facets.phrase.items.where(Kind.YES_NO, "anywhere")) > 1


def is_of_every_year(facets: Facets) -> bool:
    """Whether a trend is said of each year: "every year", or "has been falling since 2019"."""
    if says(facets, "every_year"):
        return True
    is_measured = facets.claim is not None or facets.factor is not None
    is_span = any(period.is_years and not period.is_year for period in facets.times.periods)
    return is_span and not is_measured and _goes_on(facets.phrase)


def _goes_on(phrase: Phrase) -> bool:
    """Whether the verb has the form of what goes on: falling, падает, азайып келеді."""
    trends = (item for item in phrase.items if item.has(Kind.OPERATION, "grow", "fall"))
    return any(item.tokens[-1].word.endswith(_ONGOING[phrase.language]) for item in trends)


def is_compared(facets: Facets) -> bool:
    """Whether one of two is said, or asked, to be more or to be less."""
    return facets.asks("more") is not facets.asks("less")


def sides_named(facets: Facets) -> tuple[tuple[int, str], ...]:
    """Who comes and who goes, with where in the phrase they stand."""
    return tuple(
        (index, side)
        for index, item in enumerate(facets.phrase.items)
        for side in ("in", "out")
        if item.has(Kind.FEATURE, side)
    )


def years_named(facets: Facets) -> tuple[int, ...]:
    """Where in the phrase a year stands."""
    items = facets.phrase.items
    return tuple(index for index in sorted(facets.times.used) if items[index].year)


def base_of(facets: Facets, marks: Sequence[int]) -> int:
    """Which of two things named at these places of the phrase the other is compared with: 0 or 1.

    It is what follows "than"; in Kazakh it bears the ablative, or stands before қарағанда. What is
    compared stands first if nothing tells, and if only the other is named.
    """
    items = facets.phrase.items
    if len(marks) < _PAIR:
        return 1
    if facets.phrase.language is Language.KAZAKH:
        before = next(kazakh_bases(items), None)
        if before is None:
            return 0 if _is_ablative_year(items, marks[0]) else 1
        return 0 if sum(mark <= before for mark in marks) == 1 else 1
    comparing = (i for i, item in enumerate(items) if item.has(Kind.OPERATION, "compare"))
    than = next((i for i in comparing if i not in facets.bounding), None)
    return 0 if than is not None and than < min(marks) else 1


def _is_ablative_year(items: Sequence[Item], index: int) -> bool:
    """Whether a year is what another is compared with: 2023 жылдан."""
    return items[index].year is not None and any(map(is_ablative, items[index + 1 : index + 2]))
