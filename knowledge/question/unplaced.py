"""The countries that a question names and its plan has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.item import is_conjunction, is_marker
from knowledge.question.plans import BALANCES, FLOWS, OF_ALL_PEOPLE, Plan
from knowledge.question.roles import ABROAD, HOME, PlaceMention, Role, is_home, is_region
from knowledge.types.fact import Language
from knowledge.types.question import Axis
from knowledge.types.unions import MEMBERS

_OTHER_MEMBERS = {union: frozenset(members) - {HOME} for union, members in MEMBERS.items()}
_NOT_OF_COUNTRIES = (None, Axis.REGION, Axis.BREAKDOWN)


def unplaced(facets: Facets, found: Plan) -> tuple[str, ...]:
    """The countries of which the answer would say nothing, as written."""
    mentions = facets.roles.mentions
    foreign = [m for m in mentions if m.code != ABROAD and not is_home(m.code)]
    if not foreign:
        return ()
    regions = [m for m in mentions if is_region(m.code)]
    lost = (
        *_places(facets, [*foreign, *regions], found),
        *_ends(facets, foreign),
        *_peoples(mentions, foreign, found),
    )
    return tuple([facets.phrase.items[mention.index].word for mention in lost])


def _places(facets: Facets, foreign: Sequence[PlaceMention], found: Plan) -> Iterator[PlaceMention]:
    """Those that are in no series; a ranking of countries has its own."""
    if found.axis not in _NOT_OF_COUNTRIES:
        return
    used: set[str] = set()
    for one in found.series:
        for code in (one.place, one.counterpart or ""):
            used |= {code, *code.split("+")}
    used |= {union for union, others in _OTHER_MEMBERS.items() if others <= used}
    for mention in foreign:
        apart = _is_alternative(facets, mention, found) or _is_base(facets, mention, found)
        if mention.code not in used or apart:
            yield mention


def _peoples(
    mentions: Sequence[PlaceMention], foreign: Sequence[PlaceMention], found: Plan
) -> Iterator[PlaceMention]:
    """The people of another country among all who live in ours: only all of them are counted."""
    if found.series[0].indicator in OF_ALL_PEOPLE and any(m.is_people for m in mentions):
        yield from foreign


def _ends(facets: Facets, foreign: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Those of moves that are not Kazakhstan's alone, nor of two countries side by side.

    Those between two others, and those from one country of people of another.
    """
    origins = [mention for mention in foreign if mention.role is Role.FROM]
    yield from chain(*(pair for pair in pairwise(origins) if _are_apart(facets, *pair)))
    partners = [mention for mention in foreign if mention.role is Role.WITH]
    if len(partners) > 1 and not facets.roles.name_home and _is_between(facets, partners[0]):
        yield from partners


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
    if any(one.place == mention.code for one in found.series):
        return False  # the two side by side
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
