"""Series that have two sides: who came and who left, from where and to where."""

from __future__ import annotations

from knowledge.lexicon import Kind
from knowledge.question.ends import Ends, direction_of, find_ends, said_side, says_partners
from knowledge.question.facets import Facets
from knowledge.question.features import MOVES
from knowledge.question.roles import ABROAD, HOME, Role, is_home, is_region
from knowledge.question.signatures import indicator_of
from knowledge.question.slot_parts import Slots, assumed_home, breakdowns_side_by_side
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Direction, Series
from knowledge.types.question import Ambiguity

_PAIR = 2
_FLOW = {Direction.IN: frozenset({"in"}), Direction.OUT: frozenset({"out"})}


def flow_slots(facets: Facets, features: frozenset[str]) -> Slots:
    """The series of one direction that the features and the places name."""
    side = said_side(features)
    if features == {"migrant"} and _is_elsewhere(facets):
        return Slots(open=Ambiguity.ROLE)
    if features == {"migrant"} and facets.roles.of(Role.IN) and not facets.roles.of(Role.TO):
        features |= {"stock"}  # migrants in a country live there
    ends = find_ends(facets, side, features)
    if isinstance(ends, Ambiguity):
        return Slots(open=ends)
    if "internal" in features:
        ends = Ends(_but_home(ends.origin), _but_home(ends.destination))
    origin, destination = ends.origin, ends.destination
    if is_home(origin) and is_home(destination) and origin != destination:
        return Slots((Series("internal_departures", origin or HOME, destination),))
    if origin and destination and not {ABROAD, HOME} & {origin, destination}:
        direction = direction_of(ends, side or Direction.OUT, features)
    else:
        direction = direction_of(ends, side, features) or _wondered_direction(facets, features)
    if direction is None:
        return Slots(open=Ambiguity.DIRECTION)
    indicator = indicator_towards(features, direction)
    return _slots(facets, side, direction, ends, indicator) if indicator else Slots()


def two_way_slots(facets: Facets, features: frozenset[str]) -> Slots | None:
    """Both flows between Kazakhstan and another country: from Kazakhstan to Russia, or back."""
    if features - MOVES or not facets.roles.mentions:
        return None
    origins, destinations = facets.roles.of(Role.FROM), facets.roles.of(Role.TO)
    mutual = len(set(origins)) == len(set(destinations)) == _PAIR == len({*origins, *destinations})
    back = facets.phrase.items.say(Kind.YES_NO, "reverse")
    ends = list(dict.fromkeys((*origins, *destinations)))
    if back and len(ends) == 1 and not is_home(ends[0]):
        return Slots(open=Ambiguity.DIRECTION)  # to Germany and back
    if not (origins and destinations and (mutual or back)):
        return None
    if len(ends) != _PAIR or HOME not in ends:
        return None
    other = next(code for code in ends if code != HOME)
    flows = ("emigration", "immigration") if ends[0] == HOME else ("immigration", "emigration")
    return Slots(tuple(Series(flow, HOME, other) for flow in flows))


def _is_elsewhere(facets: Facets) -> bool:
    """Whether the migrants of another country are asked for: "migrants in Russia"."""
    return not facets.roles.name_home and any(not is_home(c) for c in facets.roles.of(Role.IN))


def _but_home(code: str | None) -> str | None:
    return None if code == HOME else code


def _wondered_direction(facets: Facets, features: frozenset[str]) -> Direction | None:
    """The direction of "to which countries" and "where from"; where migrants are says none."""
    if facets.asks("whence"):
        return Direction.IN
    if facets.asks("where"):
        return None if features == {"migrant"} else Direction.OUT
    return Direction.OUT if "country" in facets.dimensions else None


def _slots(
    facets: Facets, side: Direction | None, direction: Direction, ends: Ends, indicator: str
) -> Slots:
    place, counterparts = _oriented(facets, direction, ends)
    series = tuple(
        Series(indicator, region, counterpart, breakdown)
        for region in _regions(facets, direction) or (place,)
        for counterpart in counterparts
        for breakdown in breakdowns_side_by_side(facets)
    )
    assumed = _assumed_end(direction, ends) if side is None else None
    return Slots(series, (assumed,) if assumed else assumed_home(facets, place))


def indicator_towards(features: frozenset[str], direction: Direction) -> str | None:
    """The indicator of those who move in the direction: all of them, or those who come to work."""
    core = features - MOVES
    if core == {"work"} and direction is Direction.IN:
        return "labour_entries" if features & {"in", "out", "move"} else "migrant_workers"
    if not core or core == {"internal"}:
        return indicator_of(core | _FLOW[direction], direction)
    if core == {"un"} and "migrant" not in features:
        return None
    if core & {"stock", "born"} or core == {"un"}:
        return indicator_of(core | features & {"migrant"}, direction)
    return indicator_of(core, direction)


def _oriented(
    facets: Facets, direction: Direction, ends: Ends
) -> tuple[str, tuple[str | None, ...]]:
    """The place of account, and the counterparts, several if they are named side by side."""
    if direction is Direction.OUT:
        place, other = ends.origin or HOME, ends.destination
    else:
        place, other = ends.destination or HOME, ends.origin
    place = HOME if place == ABROAD else place
    if other is None or other == ABROAD:
        return place, (None,)
    roles = (Role.TO, Role.FOR) if direction is Direction.OUT else (Role.FROM,)
    if says_partners(facets):
        roles = (*roles, Role.OF, Role.BARE)  # the share of Russia in emigration to the CIS
    named = dict.fromkeys(facets.roles.of(*roles))
    listed = tuple(code for code in named if code not in (ABROAD, place) and not is_home(code))
    return place, listed if len(listed) > 1 and other in listed else (other,)


def _regions(facets: Facets, direction: Direction) -> tuple[str, ...]:
    """Several regions named side by side."""
    if len(facets.roles.mentions) < _PAIR:
        return ()
    role = Role.FROM if direction is Direction.OUT else Role.TO
    codes = facets.roles.of(role, Role.BARE, Role.OF)
    regions = tuple(dict.fromkeys(code for code in codes if is_region(code)))
    return regions if len(regions) > 1 else ()


def _assumed_end(direction: Direction, ends: Ends) -> Assumption | None:
    """Kazakhstan as the end that neither a place nor a word such as emigration says."""
    if direction is Direction.OUT and ends.origin is None and ends.destination:
        return Assumption(AssumptionKind.ORIGIN, HOME)
    if direction is Direction.IN and ends.destination is None and ends.origin:
        return Assumption(AssumptionKind.DESTINATION, HOME)
    return None
