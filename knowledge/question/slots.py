"""Facets to series: which indicator is meant, of which place, with which other place, of whom."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.question.facets import Facets
from knowledge.question.roles import ABROAD, HOME, Role, is_home
from knowledge.question.signatures import has_sides, indicator_of
from knowledge.types.fact import Direction, Series
from knowledge.types.question import Ambiguity, Assumption, AssumptionKind

_MOVES = frozenset({"in", "out", "move", "migrant", "migration"})
_CITIES = frozenset({"KZ-71", "KZ-75", "KZ-79"})
_FLOW = {Direction.IN: frozenset({"in"}), Direction.OUT: frozenset({"out"})}
_SURVEY = frozenset({"intention", "wish", "preferred", "survey", "motive", "motive_verb"})
_DEFAULT_IN = frozenset(
    {"refugee", "asylum", "stateless", "in_need", "stock", "born", "remittance"}
)
_ALWAYS_DROPPED = {
    "net": frozenset({"migration", "migrant", "move", "in", "out"}),
    "internal": frozenset({"migration", "migrant", "move"}),
    "natural_increase": frozenset({"births", "deaths"}),
    "refugee": frozenset({"migrant", "migration", "move", "in", "out"}),
    "asylum": frozenset({"migrant", "migration", "move", "in", "out"}),
    "population": frozenset({"migration"}),
    "projection": frozenset({"estimate"}),
    "qandas": frozenset({"migration", "migrant"}),
    "remittance": frozenset({"migration", "migrant", "in", "out", "move"}),
    "un": frozenset({"estimate"}),
    "stock": frozenset({"births"}),
    "deaths": frozenset({"born"}),
    "births": frozenset({"born"}),
}


@dataclass(frozen=True, slots=True)
class Slots:
    """The series asked for and what was assumed to name them; `open` tells what stays ambiguous."""

    series: tuple[Series, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    open: Ambiguity | None = None


def find_slots(facets: Facets) -> Slots:
    """The series that the facets name; none if they name no indicator."""
    if facets.features & _SURVEY or _names_answer(facets):
        survey = _survey(facets)
        if survey is not None:
            return survey
    features = facets.features - _SURVEY if "survey" in facets.features else facets.features
    if "live" in features:
        features = features - {"live"} | {_residence(facets, features)}
    features = _cleaned(features)
    if not features and facets.roles.of(Role.FROM) and facets.roles.of(Role.TO):
        features = frozenset({"move"})
    if not features:
        return Slots()
    if {"remittance", "received", "paid"} <= features and facets.asks("compare", "versus"):
        return _both_directions(facets, frozenset({"remittance"}))
    if facets.asks("rate") and features - {"population"}:
        features -= {"population"}
    if {"remittance", "received", "paid"} <= features:
        features -= {"paid"}
    if {"in", "out"} <= features and "net" not in features:
        if "migration" in facets.features and facets.asks("versus"):
            return _unsided(facets, "net_migration")
        return _both_directions(facets, features)
    return _one(facets, features) or _several(facets, features)


def _residence(facets: Facets, features: frozenset[str]) -> str:
    """Who lives in the country is its population; who lives there and comes from another, a stock."""
    foreign = any(
        not is_home(mention.code) or mention.is_people for mention in facets.roles.mentions
    )
    return "stock" if foreign or features - {"live"} or facets.breakdowns else "population"


def _cleaned(features: frozenset[str]) -> frozenset[str]:
    """The features without those that others imply: "emigrants come from" is about leaving."""
    if "come" in features:
        features = features - {"come"} | (set() if "out" in features else {"in"})
    features -= {"hosted", "motive_verb"}
    if {"births", "stock"} <= features:
        features = features - {"births"} | {"born"}
    if not features & {"remittance", "qandas"}:
        features -= {"received"}
    if "population" not in features:
        features -= {"average"}
    if "net" not in features and "migration" not in features:
        features -= {"estimate"}
    for feature, implied in _ALWAYS_DROPPED.items():
        if feature in features:
            features -= implied
    return (
        features - {"migration"}
        if features - {"migration", "un", "projection", "rate", "estimate"}
        else features
    )


def _names_answer(facets: Facets) -> bool:
    return any(b.startswith("answer:") for b in facets.breakdowns)


def _survey(facets: Facets) -> Slots | None:
    """Plans and wishes to leave: shares of a survey, not moves."""
    features, breakdowns = facets.features, facets.breakdowns
    motives = [b for b in breakdowns if b.startswith("motive:")]
    if motives and features & {"motive", "motive_verb", "intention", "wish"}:
        others = [b for b in breakdowns if not b.startswith(("answer:", "motive:"))]
        return (
            None if others else Slots((Series("emigration_motive_share", HOME, None, motives[0]),))
        )
    if _asks_preference(facets):
        return Slots((Series("preferred_destination_share", HOME, _preferred(facets)),))
    if "motive" in features and not motives:
        return None
    answer = breakdowns[0] if len(breakdowns) == 1 else _unsaid_answer(facets)
    if answer is None or any(code != ABROAD for code in facets.roles.of(Role.TO)):
        return None
    return Slots((Series("emigration_intention_share", _surveyed(facets), None, answer),))


def _asks_preference(facets: Facets) -> bool:
    wishing = "wish" in facets.features or "answer:would-move" in facets.breakdowns
    wants_place = facets.asks("where", "whence") or "country" in facets.dimensions
    return "preferred" in facets.features or (
        wishing and (wants_place or _preferred(facets) is not None)
    )


def _preferred(facets: Facets) -> str | None:
    """The country that is preferred: for a wish, only one that is wished for."""
    roles = tuple(Role) if "preferred" in facets.features else (Role.TO,)
    return next(
        (code for code in facets.roles.of(*roles) if code != ABROAD and not is_home(code)), None
    )


def _surveyed(facets: Facets) -> str:
    """The country whose people were asked."""
    codes = facets.roles.of(Role.IN, Role.OF, Role.BARE, Role.FROM)
    return next((code for code in codes if code != ABROAD), HOME)


def _unsaid_answer(facets: Facets) -> str | None:
    if facets.breakdowns:
        return None
    if "intention" in facets.features:
        return "answer:planning"
    return "answer:would-move" if "wish" in facets.features else None


def _both_directions(facets: Facets, features: frozenset[str]) -> Slots:
    """Arrivals and departures together: one flow if the places say so, else both."""
    origin, destination = _ends(facets)
    if origin and destination and is_home(origin) != is_home(destination):
        return _one(facets, features) or Slots()
    place, counterpart = _place_and_counterpart(facets)
    rest = features - {"in", "out", "move"}
    sides = (Direction.IN, Direction.OUT)
    names = [indicator_of(rest, side) or indicator_of(rest | {side.value}, side) for side in sides]
    if None in names:
        return Slots()
    breakdown = _breakdown(facets)
    return Slots(
        tuple(Series(name, place, counterpart, breakdown) for name in names if name),
        _assumed_home(facets, place),
    )


def _one(facets: Facets, features: frozenset[str]) -> Slots | None:
    if features == {"migration"} and facets.roles.of(Role.FROM, Role.TO):
        if None in _ends(facets) and not any(is_home(m.code) for m in facets.roles.mentions):
            return Slots(open=Ambiguity.ROLE)
        features = frozenset({"move"})
    core = features - _MOVES or features & _MOVES
    inward = "internal" in features and bool(facets.roles.of(Role.FROM, Role.TO))
    sided = (
        inward
        or bool(features & {"in", "out", "move", "migrant"})
        or has_sides(core)
        or bool(core & _DEFAULT_IN)
    )
    if not sided or "net" in features:
        name = indicator_of(features, Direction.NONE)
        return _unsided(facets, name) if name else None
    return _sided(facets, features)


def _unsided(facets: Facets, indicator: str) -> Slots:
    place, counterpart = _place_and_counterpart(facets)
    places = _listed(facets, (Role.IN, Role.OF, Role.BARE, Role.FOR, Role.FROM, Role.TO)) or (
        place,
    )
    breakdown = _breakdown(facets)
    series = tuple(Series(indicator, code, counterpart, breakdown) for code in places)
    assumptions = _assumed_home(facets, place)
    if facets.features <= {"migration", "migrant"}:
        assumptions = (*assumptions, Assumption(AssumptionKind.INDICATOR, indicator))
    return Slots(series, assumptions)


def _listed(facets: Facets, roles: tuple[Role, ...]) -> tuple[str, ...]:
    """The places that are asked for side by side; a region stands before its country."""
    codes = tuple(dict.fromkeys(code for code in facets.roles.of(*roles) if code != ABROAD))
    regions = tuple(code for code in codes if code.startswith(HOME + "-"))
    return regions if regions and HOME in codes else codes


def _place_and_counterpart(facets: Facets) -> tuple[str, str | None]:
    places = _listed(facets, (Role.IN, Role.OF, Role.BARE, Role.FOR, Role.FROM, Role.TO))
    partners = facets.roles.of(Role.WITH)
    if len(partners) > 1 and HOME in partners:
        partners = tuple(code for code in partners if code != HOME)
    counterpart = partners[0] if partners else None
    return (places[0] if places else HOME), counterpart


def _ends(facets: Facets) -> tuple[str | None, str | None]:
    """Where the moves that are meant begin and end, as far as the phrase says."""
    roles = facets.roles
    people = (
        m.code for m in roles.mentions if m.is_people and m.role is Role.FROM and is_home(m.code)
    )
    origin = next(people, None) or next(iter(roles.of(Role.FROM)), None)
    destination = next(iter(roles.of(Role.TO)), None)
    return origin, destination


def _sided(facets: Facets, features: frozenset[str]) -> Slots:
    side = _said_direction(features)
    origin, destination, opened = _origin_and_destination(facets, side, features)
    if opened is not None:
        return Slots(open=opened)
    if "internal" in features:
        origin, destination = (None if code == HOME else code for code in (origin, destination))
    if is_home(origin) and is_home(destination) and origin != destination:
        return Slots((Series("internal_departures", origin or HOME, destination),))
    direction = _direction(side, origin, destination, features)
    if direction is None and ("country" in facets.dimensions or facets.asks("where")):
        direction = Direction.IN if facets.asks("whence") else Direction.OUT
    if direction is None:
        return Slots(open=Ambiguity.DIRECTION)
    indicator = _sided_indicator(features, direction)
    if indicator is None:
        return Slots()
    place, counterparts = _oriented(facets, direction, origin, destination)
    regions = _regions(facets, direction) or (place,)
    series = tuple(
        Series(indicator, one, code, _breakdown(facets)) for one in regions for code in counterparts
    )
    return Slots(series, _assumed_ends(facets, side, direction, origin, destination, place))


def _said_direction(features: frozenset[str]) -> Direction | None:
    if "out" in features:
        return Direction.OUT
    return Direction.IN if "in" in features else None


def _origin_and_destination(
    facets: Facets, side: Direction | None, features: frozenset[str]
) -> tuple[str | None, str | None, Ambiguity | None]:
    origin, destination = _ends(facets)
    roles = facets.roles
    if "remittance" in features and not roles.of(Role.FROM, Role.TO):
        home = next(iter(roles.of(Role.IN, Role.OF, Role.BARE)), HOME)
        return (home, None, None) if "paid" in features else (None, home, None)
    if "born" in features or features & {"refugee", "asylum"}:
        origin = origin or next(iter(roles.of(Role.OF)), None)
    for code in roles.of(Role.FOR):
        if side is Direction.OUT and destination is None and (origin or not is_home(code)):
            destination = code
        elif origin is None and destination is None and is_home(code):
            origin, destination = (code, None) if side is Direction.OUT else (None, code)
    for code in roles.of(Role.IN):
        if destination is None and (side is not Direction.OUT or not is_home(code)):
            destination = code
        elif origin is None:
            origin = code
    for code in roles.of(Role.OF):
        if code in (origin, destination):
            continue
        if facets.asks("share") and not is_home(code):
            origin, destination = (origin, code) if side is Direction.OUT else (code, destination)
        elif side is Direction.IN and destination is None:
            destination = code
        elif origin is None:
            origin = code
    origin, destination, opened = _with_bare(
        facets, side, origin, destination, bool(features & _DEFAULT_IN)
    )
    return *_with_reporter(facets, side, origin, destination), opened


def _is_ranked(facets: Facets) -> bool:
    """Whether the places named are only to be placed in a ranking."""
    return facets.asks("rank") or (facets.asks("most", "least") and not facets.asks("when"))


_REPORTERS = {"rosstat": "RU", "kyrgyz-stat": "KG", "belstat": "BY", "azstat": "AZ"}


def _with_reporter(
    facets: Facets, side: Direction | None, origin: str | None, destination: str | None
) -> tuple[str | None, str | None]:
    """The country whose office counts is the end that is not said."""
    reporter = _REPORTERS.get(facets.authority or "")
    if reporter is None or reporter in (origin, destination):
        return origin, destination
    if destination is None and (is_home(origin) or side is Direction.IN):
        return origin, reporter
    return (reporter, destination) if origin is None else (origin, destination)


def _with_bare(
    facets: Facets, side: Direction | None, origin: str | None, destination: str | None, stays: bool
) -> tuple[str | None, str | None, Ambiguity | None]:
    """Places without a marker: ours is where we stand; another alone may be either end."""
    for code in facets.roles.of(Role.BARE):
        if code == ABROAD or (not is_home(code) and _is_ranked(facets)):
            continue
        if is_home(code):
            if (side is Direction.IN or (stays and side is None)) and destination is None:
                destination = code
            elif origin is None and not is_home(destination):
                origin = code
        elif origin is None and is_home(destination):
            origin = code
        elif (destination is None and is_home(origin)) or (
            facets.asks("share") and side is Direction.OUT
        ):
            destination = code
        elif facets.asks("share") and side is Direction.IN:
            origin = code
        elif code not in (origin, destination):
            return origin, destination, Ambiguity.ROLE
    return origin, destination, None


def _direction(
    side: Direction | None, origin: str | None, destination: str | None, features: frozenset[str]
) -> Direction | None:
    if is_home(origin):
        return Direction.OUT
    if is_home(destination):
        return Direction.IN
    if side is not None:
        return side
    if origin and not destination:
        return Direction.IN
    if destination and not origin:
        return (
            Direction.OUT if destination == ABROAD or not features & _DEFAULT_IN else Direction.IN
        )
    if "remittance" in features and "paid" in features:
        return Direction.OUT
    return Direction.IN if features & _DEFAULT_IN else None


def _sided_indicator(features: frozenset[str], direction: Direction) -> str | None:
    core = features - _MOVES
    if not core:
        return indicator_of(_FLOW[direction], direction)
    moves = features & {"in", "out", "move"}
    if core == {"work"} and direction is Direction.IN:
        return "labour_entries" if moves else "migrant_workers"
    if core == {"internal"}:
        return indicator_of(core | _FLOW[direction], direction)
    if core & {"stock", "born"} and features & {"migrant"}:
        return indicator_of(core | {"migrant"}, direction)
    if core == {"un"}:
        return indicator_of(core | {"migrant"}, direction) if "migrant" in features else None
    return indicator_of(core, direction)


def _oriented(
    facets: Facets, direction: Direction, origin: str | None, destination: str | None
) -> tuple[str, tuple[str | None, ...]]:
    """The place of account, and the counterparts, several if they are named side by side."""
    if direction is Direction.OUT:
        place, other, role = origin or HOME, destination, Role.TO
    else:
        place, other, role = destination or HOME, origin, Role.FROM
    place = HOME if place == ABROAD else place
    listed = tuple(
        code for code in dict.fromkeys(facets.roles.of(role)) if code not in (ABROAD, place)
    )
    if other is None or other == ABROAD:
        return place, (None,)
    return place, listed if len(listed) > 1 and other in listed else (other,)


def _regions(facets: Facets, direction: Direction) -> tuple[str, ...]:
    """Several regions named side by side."""
    role = Role.FROM if direction is Direction.OUT else Role.TO
    codes = facets.roles.of(role, Role.BARE, Role.OF)
    regions = tuple(dict.fromkeys(code for code in codes if code.startswith(HOME + "-")))
    return regions if len(regions) > 1 else ()


def _several(facets: Facets, features: frozenset[str]) -> Slots:
    """Two indicators side by side, such as births and deaths, or the deficit and natural increase."""
    names = [indicator_of(frozenset({feature}), Direction.NONE) for feature in sorted(features)]
    if len(names) < 2 or None in names:
        return Slots()
    place, counterpart = _place_and_counterpart(facets)
    return Slots(
        tuple(Series(name, place, counterpart, _breakdown(facets)) for name in names if name),
        _assumed_home(facets, place),
    )


def _breakdown(facets: Facets) -> str | None:
    breakdowns = facets.breakdowns
    if "qandas" in facets.features:
        breakdowns = tuple(b for b in breakdowns if b != "ethnicity:kazakhs")
    if "births" in facets.features:
        breakdowns = tuple(b for b in breakdowns if b != "age:minors")
    if any(mention.code in _CITIES for mention in facets.roles.mentions):
        breakdowns = tuple(b for b in breakdowns if b != "settlement:urban")
    return ";".join(breakdowns) or None


def _assumed_home(facets: Facets, place: str) -> tuple[Assumption, ...]:
    named = any(is_home(mention.code) for mention in facets.roles.mentions)
    return () if named or place != HOME else (Assumption(AssumptionKind.PLACE, HOME),)


def _assumed_ends(
    facets: Facets,
    side: Direction | None,
    direction: Direction,
    origin: str | None,
    destination: str | None,
    place: str,
) -> tuple[Assumption, ...]:
    if side is None and direction is Direction.OUT and origin is None and destination:
        return (Assumption(AssumptionKind.ORIGIN, HOME),)
    if side is None and direction is Direction.IN and destination is None and origin:
        return (Assumption(AssumptionKind.DESTINATION, HOME),)
    return _assumed_home(facets, place)
