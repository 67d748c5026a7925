"""What a question says and its plan has no place for, so that an answer would pass over it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, pairwise

from knowledge.lexicon import Kind
from knowledge.question.facets import BREAKDOWN_DIMENSIONS, Facets
from knowledge.question.item import is_conjunction, is_marker
from knowledge.question.plans import BALANCES, FLOWS, Plan
from knowledge.question.roles import (
    ABROAD,
    HOME,
    PlaceMention,
    Role,
    is_home,
    is_region,
)
from knowledge.question.several import seeks_year
from knowledge.question.trends import untold_trends
from knowledge.question.within import asks_within
from knowledge.types.fact import Language
from knowledge.types.question import Axis, Operation, Order
from knowledge.types.unions import MEMBERS

_UNITS = ("day", "month", "quarter", "half", "season")
_FLED = frozenset(
    {"refugees_hosted", "refugees_abroad", "asylum_seekers_hosted", "asylum_seekers_abroad"}
)
_MOVERS = ("migrant", "migration", "net", "in", "out", "move", "refugee")
_OF_ALL_PEOPLE = frozenset({"births", "deaths", "natural_increase", "population"})
_OF_ONE_PLACE = (
    Operation.VALUE,
    Operation.SERIES,
    Operation.SUM,
    Operation.EXTREME,
    Operation.RUNS,
    Operation.TURN,
)
_ONE_ENDED = (Operation.EXTREME, Operation.RANKING)

_OTHER_MEMBERS = {union: frozenset(members) - {HOME} for union, members in MEMBERS.items()}
_PAIR = 2
_NOT_OF_COUNTRIES = (None, Axis.REGION, Axis.BREAKDOWN)

_WHERE = ((Kind.OPERATION, "where"), (Kind.OPERATION, "whence"))
_ABROAD = ((Kind.MODIFIER, "external"), (Kind.PLACE, ABROAD))
_SHARES = ((Kind.OPERATION, "share"), (Kind.OPERATION, "percent"))
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
    unplaced = (*_places(facets, found), *_ends(facets), *_unmeant(facets, found))
    return tuple(dict.fromkeys((*words, *unplaced)))


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
    if found.operation is Operation.EXTREME and not _asks_year(facets):
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
    is_one_ended = found.operation in _ONE_ENDED and found.order is not Order.BOTH
    if is_one_ended and {"most", "least"} <= facets.operations:
        yield from ((Kind.OPERATION, end) for end in ("most", "least"))
    if found.operation is Operation.VALUE and not found.series[0].indicator.endswith("_share"):
        yield from _SHARES


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
    is_twice = facets.factor is not None and {"come", "out"} <= facets.features
    if indicator == "emigration" and is_twice:
        yield Kind.FEATURE, "come"
    if indicator in _FLED and found.periods:
        yield from ((Kind.FEATURE, side) for side in ("in", "out", "come"))
    if len(found.series) == 1 and indicator in _OF_ALL_PEOPLE:
        yield from ((Kind.FEATURE, mover) for mover in _MOVERS)


def _is_of_regions(found: Plan) -> bool:
    """Whether all that is shown is of regions."""
    return found.axis is Axis.REGION or all(is_region(one.place) for one in found.series)


def _asks_year(facets: Facets) -> bool:
    """Whether it is a year that is sought."""
    return facets.asks("when") or seeks_year(facets.phrase.items)


def _times(facets: Facets, found: Plan) -> Iterator[_Meaning]:
    """The decade with the most, the second of the years, when two numbers compare so or so."""
    if facets.times.periods:
        return
    if found.operation is Operation.EXTREME:
        yield Kind.TIME, "decade"
    if found.operation is Operation.COMPARISON:
        yield Kind.OPERATION, "when"
        if "which" in facets.operations:
            yield Kind.TIME, "year"
    if found.operation is Operation.RANKING and "rank" in facets.operations:
        yield from ((Kind.TIME, unit) for unit in ("year", "decade"))
        yield Kind.OPERATION, "when"


def _unmeant(facets: Facets, found: Plan) -> Iterator[str]:
    """What no figure of moves tells: those of a day or an hour, and where a name is from.

    "Name" is a name unless it comes first, as in "name the countries that people leave for".
    """
    if found.series[0].indicator not in FLOWS | BALANCES:
        return
    items = facets.phrase.items
    names = items.where(Kind.FEATURE, "motive_verb")
    named = [i for i in names if not all(item.has(Kind.FILLER) for item in items[:i])]
    for index in sorted({*items.where(Kind.TIME, "day", "hour"), *named}):
        yield items[index].word


def _places(facets: Facets, found: Plan) -> Iterator[str]:
    """The countries of which the answer would say nothing; a ranking of countries has its own."""
    if not facets.roles.mentions or found.axis not in _NOT_OF_COUNTRIES:
        return
    used: set[str] = set()
    for one in found.series:
        for code in (one.place, one.counterpart or ""):
            used |= {code, *code.split("+")}
    used |= {union for union, others in _OTHER_MEMBERS.items() if others <= used}
    for mention in facets.roles.mentions:
        is_foreign = mention.code != ABROAD and not is_home(mention.code)
        apart = _is_alternative(facets, mention, found) or _is_base(facets, mention, found)
        if is_foreign and (mention.code not in used or apart):
            yield facets.phrase.items[mention.index].word


def _ends(facets: Facets) -> Iterator[str]:
    """The countries of moves that are not Kazakhstan's alone, nor of two countries side by side.

    Those between two others, and those from one country of people of another.
    """
    foreign = [m for m in facets.roles.mentions if m.code != ABROAD and not is_home(m.code)]
    if len(foreign) < _PAIR:
        return
    origins = [mention for mention in foreign if mention.role is Role.FROM]
    apart = (pair for pair in pairwise(origins) if _are_apart(facets, *pair))
    found = list(chain.from_iterable(apart))
    partners = [mention for mention in foreign if mention.role is Role.WITH]
    if len(partners) > 1 and not facets.roles.name_home and _is_between(facets, partners[0]):
        found += partners
    yield from (facets.phrase.items[mention.index].word for mention in found)


def _is_between(facets: Facets, first: PlaceMention) -> bool:
    """Whether moves between two countries are meant, not a difference between them."""
    before = facets.phrase.items[max(first.index - 1, 0) : first.index]
    between = any(item.has(Kind.MARKER, "between") for item in before)
    return between and not facets.asks("compare", "difference", "more", "less", "times")


def _are_apart(facets: Facets, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether one is whose people move and the other where from: "Turks from Germany"."""
    between = facets.phrase.items[first.index + 1 : second.index]
    joined = any(is_conjunction(item) or item.has(Kind.OPERATION, "compare") for item in between)
    return first.is_people is not second.is_people and first.code != second.code and not joined


def _is_alternative(facets: Facets, mention: PlaceMention, found: Plan) -> bool:
    """Whether a country stands for Kazakhstan, against it or beside it: "Kazakhstan vs Uzbekistan".

    "Migrants in Kazakhstan and Uzbekistan" live in both, and are none from the one in the other.
    """
    if len({one.indicator for one in found.series}) > 1:
        return False  # both flows between the two
    is_partner = any(one.counterpart == mention.code for one in found.series)
    is_of_one = found.series[0].indicator not in FLOWS | BALANCES or facets.asks("compare")
    for home in (other for other in facets.roles.mentions if is_home(other.code)):
        first, last = sorted((home.index, mention.index))
        between = facets.phrase.items[first + 1 : last]
        either = any(i.has(Kind.YES_NO, "either") for i in between)
        against = home.role is Role.BARE and any(map(is_conjunction, between))
        beside = is_partner and is_of_one and home.role is not Role.WITH and len(between) == 1
        joined = beside and is_conjunction(between[0])
        if home.role is mention.role and (either or against or joined):
            return True
    return False


def _is_base(facets: Facets, mention: PlaceMention, found: Plan) -> bool:
    """Whether Kazakhstan is compared with it, so that no moves between the two are meant.

    It stands right behind "than", in Kazakh before қарағанда, and is the only other country.
    """
    is_place = any(one.place == mention.code for one in found.series)
    if is_place or len(facets.roles.foreign) > 1 or not facets.asks("more", "less"):
        return False
    items = facets.phrase.items
    if facets.phrase.language is Language.KAZAKH:
        beside = items[mention.index + 1 : mention.index + 2]
    else:
        before = (i for i in items[: mention.index][::-1] if not (i.is_filler or is_marker(i)))
        beside = tuple(islice(before, 1))
    return any(item.has(Kind.OPERATION, "compare") for item in beside)
