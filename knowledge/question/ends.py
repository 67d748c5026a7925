"""Where the moves that are meant begin and end, and on which side of Kazakhstan that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.offices import OFFICES
from knowledge.question.roles import ABROAD, HOME, Role, is_home
from knowledge.types.fact import Direction
from knowledge.types.question import Ambiguity
from knowledge.types.unions import COUNTED_AS_ONE

COUNTED_AT_HOME = frozenset(
    {"refugee", "asylum", "stateless", "in_need", "stock", "born", "remittance"}
)
_COUNTED_BY_ORIGIN = frozenset({"born", "refugee", "asylum"})


@dataclass(frozen=True, slots=True)
class Ends:
    """Where moves begin and where they end, as far as it is known."""

    origin: str | None
    destination: str | None


def said_side(features: frozenset[str]) -> Direction | None:
    """The side that a word such as emigration says."""
    if "out" in features:
        return Direction.OUT
    return Direction.IN if "in" in features else None


def said_ends(facets: Facets) -> Ends:
    """The ends, as far as words such as from and to say them."""
    roles = facets.roles
    if not roles.mentions:
        return Ends(None, None)
    people = (
        m.code for m in roles.mentions if m.is_people and m.role is Role.FROM and is_home(m.code)
    )
    origin = next(people, None) or next(iter(roles.of(Role.FROM)), None)
    return Ends(origin, next(iter(roles.of(Role.TO)), None))


def find_ends(facets: Facets, side: Direction | None, features: frozenset[str]) -> Ends | Ambiguity:
    """The ends, out of all places that the phrase names."""
    roles = facets.roles
    if "remittance" in features and not roles.of(Role.FROM, Role.TO):
        placed = roles.of(Role.IN, Role.OF, Role.BARE)
        home = next((code for code in placed if code != ABROAD), HOME)
        return Ends(home, None) if "paid" in features else Ends(None, home)
    ends = said_ends(facets)
    if features & _COUNTED_BY_ORIGIN:
        ends = replace(ends, origin=ends.origin or next(iter(roles.of(Role.OF)), None))
    for role, joined in ((Role.FOR, _with_for), (Role.IN, _with_in)):
        for code in roles.of(role):
            ends = joined(ends, side, code)
    for code in roles.of(Role.OF):
        ends = _with_of(facets, ends, side, code)
    inward = side is Direction.IN or (side is None and bool(features & COUNTED_AT_HOME))
    found = _with_bare(facets, side, ends, inward=inward)
    return found if isinstance(found, Ambiguity) else _with_reporter(facets, side, found)


def _with_for(ends: Ends, side: Direction | None, code: str) -> Ends:
    out = side is Direction.OUT
    if out and ends.destination is None and (ends.origin or not is_home(code)):
        return replace(ends, destination=code)
    if ends.origin is None and ends.destination is None and is_home(code):
        return Ends(code, None) if out else Ends(None, code)
    return ends


def _with_in(ends: Ends, side: Direction | None, code: str) -> Ends:
    if ends.destination is None and (side is not Direction.OUT or not is_home(code)):
        return replace(ends, destination=code)
    return replace(ends, origin=code) if ends.origin is None else ends


def _with_of(facets: Facets, ends: Ends, side: Direction | None, code: str) -> Ends:
    if code in (ends.origin, ends.destination):
        return ends
    if facets.asks("share") and not is_home(code):
        out = side is Direction.OUT
        return replace(ends, destination=code) if out else replace(ends, origin=code)
    inward = side is Direction.IN or (side is None and _is_whole_stock(facets, ends))
    if inward and ends.destination is None:
        return replace(ends, destination=code)
    return replace(ends, origin=code) if ends.origin is None else ends


def _is_whole_stock(facets: Facets, ends: Ends) -> bool:
    """Whether the migrants of a country are all who live there: its "migrant stock"."""
    return ends == Ends(None, None) and "stock" in facets.features and "born" not in facets.features


def says_partners(facets: Facets) -> bool:
    """Whether other countries are called destinations or origins, or a share is theirs."""
    items = facets.phrase.items
    countries = items.where(Kind.DIMENSION, "country")
    is_called = any(items[index].has(Kind.FEATURE, "in", "out") for index in countries)
    are_compared = facets.asks("compare") and "country" in facets.dimensions
    return is_called or are_compared or facets.asks("share") or _is_part_claimed(facets)


def _is_part_claimed(facets: Facets) -> bool:
    """Whether a country is said to have a part of all, in percent, and no change is told so."""
    is_part = facets.claim is not None and facets.claim.is_percent
    return is_part and not facets.asks("grow", "fall", "change", "difference")


def _with_bare(
    facets: Facets, side: Direction | None, ends: Ends, *, inward: bool
) -> Ends | Ambiguity:
    """The ends with the places without a marker: another country alone may be either end."""
    for code in facets.roles.of(Role.BARE):
        if is_home(code):
            ends = _with_bare_home(ends, code, inward=inward)
        elif code != ABROAD and not _is_ranked(facets):
            found = _with_bare_country(ends, side, code, is_said=says_partners(facets))
            if found is None:
                return Ambiguity.ROLE
            ends = found
    return ends


def _with_bare_home(ends: Ends, code: str, *, inward: bool) -> Ends:
    if inward and ends.destination is None:
        return replace(ends, destination=code)
    if ends.origin is None and not is_home(ends.destination):
        return replace(ends, origin=code)
    return ends


def _with_bare_country(
    ends: Ends, side: Direction | None, code: str, *, is_said: bool
) -> Ends | None:
    if ends.origin is None and is_home(ends.destination):
        return replace(ends, origin=code)
    if ends.destination is None and is_home(ends.origin):
        return replace(ends, destination=code)
    if side is not None and (is_said or code in COUNTED_AS_ONE):
        out = side is Direction.OUT
        return replace(ends, destination=code) if out else replace(ends, origin=code)
    return ends if code in (ends.origin, ends.destination) else None


def _is_ranked(facets: Facets) -> bool:
    """Whether the places named are only to be placed in a ranking."""
    return facets.asks("rank") or (facets.asks("most", "least") and not facets.asks("when"))


def _with_reporter(facets: Facets, side: Direction | None, ends: Ends) -> Ends:
    """The country whose office counts is the end that is not said."""
    reporter = OFFICES.get(facets.authority or "", HOME)
    if reporter == HOME or reporter in (ends.origin, ends.destination):
        return ends
    if ends.destination is None and (is_home(ends.origin) or side is Direction.IN):
        return replace(ends, destination=reporter)
    return replace(ends, origin=reporter) if ends.origin is None else ends


def direction_of(ends: Ends, side: Direction | None, features: frozenset[str]) -> Direction | None:
    """The direction seen from Kazakhstan, None if nothing tells it."""
    if is_home(ends.origin):
        return Direction.OUT
    if is_home(ends.destination):
        return Direction.IN
    return side or _direction_of_foreign(ends, features)


def _direction_of_foreign(ends: Ends, features: frozenset[str]) -> Direction | None:
    at_home = bool(features & COUNTED_AT_HOME)
    if ends.origin and not ends.destination:
        return Direction.IN
    if ends.destination and not ends.origin:
        return Direction.IN if at_home and ends.destination != ABROAD else Direction.OUT
    if {"remittance", "paid"} <= features:
        return Direction.OUT
    return Direction.IN if at_home else None
