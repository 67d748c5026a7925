"""What a question says and its plan has no place for, so that an answer would pass over it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from knowledge.lexicon import Kind
from knowledge.question.facets import BREAKDOWN_DIMENSIONS, Facets
from knowledge.question.item import Items
from knowledge.question.plans import BALANCES, FLOWS, OF_ALL_PEOPLE, ONE_ENDED, Plan
from knowledge.question.roles import ABROAD, is_home, is_region
from knowledge.question.several import seeks_year
from knowledge.question.trends import untold_trends
from knowledge.question.unplaced import unplaced
from knowledge.question.within import asks_within
from knowledge.types.question import Axis, Operation, Order

_UNITS = ("day", "month", "quarter", "half", "season")
_FLED = frozenset(
    {"refugees_hosted", "refugees_abroad", "asylum_seekers_hosted", "asylum_seekers_abroad"}
)
_MOVERS = ("migrant", "migration", "net", "in", "out", "move", "refugee")
_OF_ONE_PLACE = (
    Operation.VALUE,
    Operation.SERIES,
    Operation.SUM,
    Operation.EXTREME,
    Operation.RUNS,
    Operation.TURN,
)
_OF_COUNTRIES = (Axis.COUNTERPART, Axis.COUNTRY)

_STOCKS = frozenset({"immigrant_stock", "emigrant_stock"})

_WHERE = ((Kind.OPERATION, "where"), (Kind.OPERATION, "whence"))
_ABROAD = ((Kind.MODIFIER, "external"), (Kind.PLACE, ABROAD))
_SHARES = ((Kind.OPERATION, "share"), (Kind.OPERATION, "percent"))
_OF_ALL_TOGETHER = (Operation.VALUE, Operation.EXTREME)
_Meaning = tuple[Kind, str]


def passed_over(facets: Facets, found: Plan) -> tuple[str, ...]:
    """The words that the answer would pass over, as written; empty if there are none."""
    items = facets.phrase.items
    lost = {
        *_untold(found.series[0].indicator),
        *_dimensions(facets, found),
        *_averages(facets, found),
        *_judgements(facets, found),
        *_parts(facets, found),
        *_ways(facets, found),
        *_sides(facets, found),
        *_times(facets, found),
        *untold_trends(facets, found),
    }.intersection(items.meanings())
    passed = items if lost else ()
    words = [item.word for item in passed if any(item.has(*meaning) for meaning in lost)]
    lost_places = unplaced(facets, found)
    return tuple(dict.fromkeys((*words, *lost_places, *_unmeant(facets, found))))


@lru_cache(maxsize=1024)
def _untold(indicator: str) -> frozenset[_Meaning]:
    """What no figure of the indicator tells."""
    kinds = (
        (indicator in FLOWS | BALANCES, Kind.MODIFIER, ("foreign",)),
        (indicator in FLOWS | BALANCES, Kind.FEATURE, ("survey",)),
        (indicator.startswith("qandas"), Kind.FEATURE, ("out",)),
        (indicator.startswith("remittances"), Kind.OPERATION, ("who", "negative")),
        (indicator.endswith("_hosted"), Kind.FEATURE, ("in", "out")),
        (indicator.endswith("_stock"), Kind.MODIFIER, ("permanent",)),
        (indicator in OF_ALL_PEOPLE, Kind.PLACE, (ABROAD,)),
    )
    return frozenset((kind, value) for is_so, kind, values in kinds if is_so for value in values)


def _dimensions(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """The groups, or the regions, that are asked for."""
    if Kind.DIMENSION not in facets.phrase.items.places:
        return
    covered = {b.partition(":")[0] for b in facets.breakdowns} | {found.dimension}
    for dimension in BREAKDOWN_DIMENSIONS.intersection(facets.dimensions) - covered:
        yield Kind.DIMENSION, dimension
    if not _is_of_a_part(facets, found):
        yield Kind.DIMENSION, "region"
    if _leaves_countries(facets, found):
        yield Kind.DIMENSION, "country"


def _leaves_countries(facets: Facets, found: Plan) -> bool:
    """Whether a balance is asked for country by country, and that of all together would be told."""
    is_whole = all(one.counterpart is None and is_home(one.place) for one in found.series)
    is_balance = found.series[0].indicator in BALANCES and found.axis not in _OF_COUNTRIES
    return is_balance and is_whole and any(_are_wondered(facets.phrase.items))


def _are_wondered(items: Items) -> Iterator[bool]:
    """Whether countries are asked for, and not what is said of this one: which, by country."""
    for index in items.where(Kind.DIMENSION, "country"):
        asking = (items[index], *[item for item in items[:index] if not item.is_filler][-1:])
        yield any(item.has(Kind.OPERATION, "which") for item in asking)


def _is_of_a_part(facets: Facets, found: Plan) -> bool:
    """Whether it is of regions, or of all villages or towns where these are asked."""
    if found.axis is Axis.REGION:
        return True
    places = (code for one in found.series for code in (one.place, one.counterpart) if code)
    areas = any(group.startswith("settlement:") for group in facets.breakdowns)
    return any(map(is_region, places)) or (areas and not facets.asks("which"))


def _averages(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """An average, where none is computed, and any for less than a year."""
    if "average" not in facets.features or "population" in facets.features:
        return
    yield from ((Kind.TIME, unit) for unit in _UNITS)
    if found.operation is not Operation.AVERAGE:
        yield Kind.FEATURE, "average"


def _judgements(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """Whether the best is that most leave, or fewest, a place among others, the largest source.

    Nor does any figure tell who counts, and how.
    """
    if "best" in facets.operations and found.series[0].indicator == "emigration":
        yield Kind.OPERATION, "best"
    if (
        found.operation in _OF_ALL_TOGETHER
        and facets.asks("most", "least")
        and not _asks_year(facets)
    ):
        yield Kind.OPERATION, "popular"
        yield Kind.SERVICE, "sources"
    if "rank" in facets.operations and found.operation is Operation.VALUE:
        yield Kind.OPERATION, "rank"
    if found.operation is Operation.VALUE and found.assertion is None:
        yield Kind.CLAIMING, "first"
    if "method" in facets.operations:
        yield Kind.OPERATION, "method"
    if {"how", "counted"} <= facets.operations:
        yield Kind.OPERATION, "counted"


def _parts(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """A second end of a ranking, and a share of all people."""
    is_one_ended = found.operation in ONE_ENDED and found.order is not Order.BOTH
    if is_one_ended and {"most", "least"} <= facets.operations:
        yield from ((Kind.OPERATION, end) for end in ("most", "least"))
    if found.operation is Operation.VALUE and not found.series[0].indicator.endswith("_share"):
        yield from _SHARES
    if found.operation in (Operation.SHARE, Operation.RATE) and not found.periods:
        yield Kind.OPERATION, "series"


def _ways(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """Where people go or come from, where one place alone is told, or all of them together."""
    if found.operation in _OF_ONE_PLACE or (
        asks_within(facets, found.series[0]) and not _is_of_a_part(facets, found)
    ):
        yield from _WHERE
    if found.series[0].indicator in BALANCES and _is_of_regions(found):
        yield from _ABROAD  # regions are held over all flows only


def _sides(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """The way back, moves of whom a stock is held, and those who move where all are counted."""
    if len({one.indicator for one in found.series}) == 1:
        yield Kind.YES_NO, "reverse"
    indicator = found.series[0].indicator
    if indicator in FLOWS | BALANCES and found.series[0].counterpart is None:
        yield Kind.FEATURE, "hosted"
    is_twice = facets.factor is not None and {"come", "out"} <= facets.features
    if indicator == "emigration" and is_twice:
        yield Kind.FEATURE, "come"
    if indicator in _FLED and found.periods:
        yield from ((Kind.FEATURE, side) for side in ("in", "out", "come"))
    if indicator.endswith("_stock") and "born" in facets.features:
        yield from ((Kind.FEATURE, way) for way in ("in", "come", "out"))
    if len(found.series) == 1 and indicator in OF_ALL_PEOPLE:
        yield from ((Kind.FEATURE, mover) for mover in _MOVERS)


def _is_of_regions(found: Plan) -> bool:
    """Whether all that is shown is of regions."""
    return found.axis is Axis.REGION or all(is_region(one.place) for one in found.series)


def _asks_year(facets: Facets) -> bool:
    """Whether it is a year that is sought."""
    return facets.asks("when") or seeks_year(facets.phrase.items)


def _times(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """The decade with the most, the second of the years, when a number is so, or compares so."""
    if facets.times.periods:
        return
    if found.operation is Operation.EXTREME:
        yield Kind.TIME, "decade"
    if found.operation is Operation.VALUE and found.series[0].indicator in BALANCES:
        yield Kind.OPERATION, "when"
    if found.operation is Operation.COMPARISON:
        yield Kind.OPERATION, "when"
        if "which" in facets.operations:
            yield Kind.TIME, "year"
    if found.operation is Operation.RANKING and "rank" in facets.operations:
        yield from ((Kind.TIME, unit) for unit in ("year", "decade"))
        yield Kind.OPERATION, "when"


def _unmeant(facets: Facets, found: Plan) -> Iterator[str]:
    """What no figure of moves tells: those of a day or an hour, a name, what money is sent.

    "Name" is a name unless it comes first, as in "name the countries that people leave for".
    """
    if found.series[0].indicator not in FLOWS | BALANCES | _STOCKS:
        return
    items = facets.phrase.items
    names = items.where(Kind.FEATURE, "motive_verb")
    named = [i for i in names if not all(item.has(Kind.FILLER) for item in items[:i])]
    sent = items.where(Kind.FEATURE, "received") if _asks_how_much(facets) else ()
    for index in sorted({*items.where(Kind.TIME, "day", "hour"), *named, *sent}):
        yield items[index].word


def _asks_how_much(facets: Facets) -> bool:
    """Whether it is asked how much, not how many, migrants send: money."""
    counts = (item.word for item in facets.phrase.items.those(Kind.OPERATION, "how_many"))
    return "migrant" in facets.features and "how much" in counts
