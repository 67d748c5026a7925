"""What a follow-up asks of the question before, where more than one word of it is another."""

from __future__ import annotations

from dataclasses import replace

from knowledge.question.claiming import said_place
from knowledge.question.facets import Facets
from knowledge.question.roles import ABROAD, HOME, is_home
from knowledge.types.fact import Series
from knowledge.types.question import Operation, Question

_PAIR = 2


def side_by_side(facets: Facets, previous: Question, series: Series) -> tuple[Series, ...]:
    """The series, one for each country that is named, or that it is compared with."""
    if series.counterpart is None:
        return (series,)
    named = _named_side_by_side(facets)
    before = previous.series[0].counterpart
    if before and compares_countries(facets):
        named = tuple(dict.fromkeys((before, *(named or (series.counterpart,)))))
    return tuple(replace(series, counterpart=code) for code in named) or (series,)


def _named_side_by_side(facets: Facets) -> tuple[str, ...]:
    """The other countries that are named beside each other: "to Russia and Germany?"."""
    mentions = [m for m in facets.roles.mentions if m.code != ABROAD and not is_home(m.code)]
    codes = tuple(dict.fromkeys(mention.code for mention in mentions))
    is_one_role = len({mention.role for mention in mentions}) == 1
    return codes if len(codes) >= _PAIR and is_one_role else ()


def is_asked_as_part(facets: Facets, previous: Question) -> bool:
    """Whether what was asked is asked for as a part of all: "as a share of all emigrants"."""
    (asked, *others) = previous.series
    is_part = asked.counterpart or asked.breakdown or asked.place != HOME
    is_whole = not (facets.roles.mentions or facets.breakdowns or facets.dimensions)
    return facets.asks("share", "percent") and bool(is_part) and is_whole and not others


def is_of_all(facets: Facets, previous: Question) -> bool:
    """Whether all are asked for after one part of them: "and in total?" after those to Russia."""
    said = facets.features or facets.roles.mentions or facets.breakdowns or facets.dimensions
    return (
        facets.operations == {"total"}
        and not (said or facets.times.periods)
        and previous.operation is Operation.VALUE
        and previous.series[0] != whole_of(previous.series[0])
    )


def whole_of(series: Series) -> Series:
    """The series of all countries, people and regions."""
    return replace(series, place=HOME, counterpart=None, breakdown=None)


def is_of_all_years(facets: Facets, previous: Question) -> bool:
    """Whether the year with the most, or the least, is asked for after one year."""
    stands_out = facets.asks("most", "least") and not facets.asks("where", "whence", "rank")
    is_of_one = len(previous.periods) == 1 and not previous.periods[0].is_years
    plain = previous.operation in (Operation.VALUE, Operation.CHANGE) and not facets.dimensions
    return stands_out and is_of_one and plain and not facets.times.periods


def next_place(facets: Facets, previous: Question) -> int | None:
    """The place that is asked for after the year that stands out: "and the second?"."""
    is_bare = not (facets.features or facets.roles.mentions or facets.dimensions)
    is_asked = previous.operation is Operation.EXTREME and is_bare
    return said_place(facets) if is_asked else None


def compares_countries(facets: Facets) -> bool:
    """Whether something is to be compared with that of another country: "compare with Russia"."""
    return facets.asks("compare") and bool(facets.roles.foreign) and not facets.times.periods
