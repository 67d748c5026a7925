"""Facets to series: which indicator is meant, of which place, with which other place, of whom."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.question.ends import COUNTED_AT_HOME, said_ends
from knowledge.question.facets import Facets
from knowledge.question.features import MOVES, naming_features
from knowledge.question.flows import flow_slots, two_way_slots
from knowledge.question.roles import ABROAD, HOME, Role, is_home
from knowledge.question.signatures import has_sides, indicator_of
from knowledge.question.slot_parts import (
    Slots,
    assumed_home,
    breakdown_of,
    breakdowns_side_by_side,
    partners_of,
    place_and_counterpart,
    places_side_by_side,
)
from knowledge.question.surveys import survey_slots
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Direction, Series
from knowledge.types.question import Ambiguity

_VITAL = frozenset({"births", "deaths"})
_COUNTED_APART = frozenset({"migrant", "qandas", "refugee", "asylum", "stateless"})
_REMITTANCES = frozenset({"remittance", "received", "paid"})


def find_slots(facets: Facets) -> Slots:
    """The series that the facets name; none if they name no indicator."""
    survey = survey_slots(facets)
    if survey is not None:
        return survey
    features = naming_features(facets)
    if features & _COUNTED_APART and features & _VITAL:
        return Slots()  # births and deaths are held of all people
    both_ways = two_way_slots(facets, features)
    if both_ways is not None:
        return both_ways
    if not features and _names_a_way(facets):
        features = frozenset({"move"})
    return _indicator_slots(facets, features) if features else Slots()


def _names_a_way(facets: Facets) -> bool:
    """Whether places alone tell of moves: from one to the other, or "how many to Germany"."""
    if facets.roles.of(Role.FROM) and facets.roles.of(Role.TO):
        return True
    ends = [mention.role in (Role.FROM, Role.TO) for mention in facets.roles.mentions]
    people = any(mention.is_people for mention in facets.roles.mentions)
    return facets.asks("how_many") and bool(ends) and all(ends) and not people


def _indicator_slots(facets: Facets, features: frozenset[str]) -> Slots:
    if features >= _REMITTANCES:
        if facets.asks("compare", "versus"):
            return _both_directions(facets, frozenset({"remittance"}))
        features -= {"paid"}
    if facets.asks("rate") and features - {"population"}:
        features -= {"population"}
    if facets.asks("share", "percent") and "population" in features:
        features &= {"population"}
    if {"in", "out"} <= features and "net" not in features:
        if "migration" in facets.features and facets.asks("versus"):
            return _unsided(facets, "net_migration")
        return _both_directions(facets, features)
    return _one(facets, features) or _several(facets, features)


def _both_directions(facets: Facets, features: frozenset[str]) -> Slots:
    """Arrivals and departures together: one flow if the places say so, else both."""
    ends = said_ends(facets)
    if ends.origin and ends.destination and is_home(ends.origin) != is_home(ends.destination):
        return _one(facets, features) or Slots()
    rest = features - {"in", "out", "move"}
    sides = (Direction.IN, Direction.OUT)
    return _side_by_side(
        facets,
        [indicator_of(rest, side) or indicator_of(rest | {side.value}, side) for side in sides],
    )


def _several(facets: Facets, features: frozenset[str]) -> Slots:
    """Two indicators side by side: births and deaths, or the deficit and natural increase."""
    if len(features) < 2:
        return Slots()
    alone = [frozenset({feature}) for feature in sorted(features)]
    return _side_by_side(facets, [indicator_of(feature, Direction.NONE) for feature in alone])


def _side_by_side(facets: Facets, indicators: Iterable[str | None]) -> Slots:
    place, counterpart = place_and_counterpart(facets)
    series = []
    for indicator in indicators:
        if indicator is None:
            return Slots()
        series.append(Series(indicator, place, counterpart, breakdown_of(facets)))
    return Slots(tuple(series), assumed_home(facets, place))


def _one(facets: Facets, features: frozenset[str]) -> Slots | None:
    if features == {"migration"} and _names_a_pair(facets):
        return Slots(open=Ambiguity.ROLE)
    if features == {"migration"} and facets.roles.of(Role.FROM, Role.TO):
        ends = said_ends(facets)
        if None in (ends.origin, ends.destination) and not facets.roles.name_home:
            return Slots(open=Ambiguity.ROLE)
        features = frozenset({"move"})
    if "net" not in features and _is_sided(facets, features):
        return flow_slots(facets, features)
    indicator = indicator_of(features, Direction.NONE)
    return _unsided(facets, indicator) if indicator else None


def _moved_between(facets: Facets) -> tuple[str, ...]:
    """The countries that Kazakhstan loses people to, or gains them from: a net outflow to them."""
    others = tuple(c for c in facets.roles.of(Role.FROM, Role.TO) if c != ABROAD and not is_home(c))
    sided = not facets.features.isdisjoint({"in", "out"}) or facets.asks("lose", "gain")
    return tuple(dict.fromkeys(others)) if sided or HOME in facets.roles.of(*Role) else ()


def _names_a_pair(facets: Facets) -> bool:
    """Whether Kazakhstan and another country stand side by side, neither as origin nor as end."""
    bare = facets.roles.of(Role.BARE)
    compared = facets.asks("compare", "versus", "difference", "rank", "most", "least")
    return not compared and len({is_home(code) for code in bare}) > 1


def _is_sided(facets: Facets, features: frozenset[str]) -> bool:
    """Whether the features name one indicator for those who come and another for those who go."""
    core = features - MOVES or features & MOVES
    return (
        ("internal" in features and bool(facets.roles.of(Role.FROM, Role.TO)))
        or bool(features & (MOVES - {"migration"}))
        or has_sides(core)
        or bool(core & COUNTED_AT_HOME)
    )


def _unsided(facets: Facets, indicator: str) -> Slots:
    moved = _moved_between(facets) if indicator == "net_migration" else ()
    places = (HOME,) if moved else places_side_by_side(facets) or (HOME,)
    series = tuple(
        Series(indicator, code, counterpart, breakdown)
        for code in places
        for counterpart in moved or partners_of(facets) or (None,)
        for breakdown in breakdowns_side_by_side(facets)
    )
    assumptions = assumed_home(facets, places[0])
    if facets.features <= {"migration", "migrant"}:
        assumptions = (*assumptions, Assumption(AssumptionKind.INDICATOR, indicator))
    return Slots(series, assumptions)
