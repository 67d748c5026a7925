"""What series of every kind are made of: their places, whom they count, and what was assumed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.roles import ABROAD, HOME, Role, is_region
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Series
from knowledge.types.question import Ambiguity

_CITIES = frozenset({"KZ-71", "KZ-75", "KZ-79"})
_PLACE_ROLES = (Role.IN, Role.OF, Role.BARE, Role.FOR, Role.FROM, Role.TO)


@dataclass(frozen=True, slots=True)
class Slots:
    """The series asked for and what was assumed to name them; `open` tells what stays ambiguous."""

    series: tuple[Series, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    open: Ambiguity | None = None


def places_side_by_side(facets: Facets) -> tuple[str, ...]:
    """The places that are asked for side by side; a region stands before its country."""
    codes = tuple(dict.fromkeys(code for code in facets.roles.of(*_PLACE_ROLES) if code != ABROAD))
    regions = tuple(code for code in codes if is_region(code))
    return regions if regions and HOME in codes else codes


def place_and_counterpart(facets: Facets) -> tuple[str, str | None]:
    """The place that is counted in, and the one that it is counted with."""
    places, partners = places_side_by_side(facets), partners_of(facets)
    return (places[0] if places else HOME), (partners[0] if partners else None)


def breakdowns_side_by_side(facets: Facets) -> tuple[str | None, ...]:
    """The groups that are asked for side by side: Russians and Kazakhs are two, not one."""
    joint = breakdown_of(facets) if facets.breakdowns else None
    values = tuple(joint.split(";")) if joint else ()
    kinds = {value.partition(":")[0] for value in values}
    return values if len(values) > 1 and len(kinds) == 1 else (joint,)


def partners_of(facets: Facets) -> tuple[str, ...]:
    """The places that a place is counted with, each of which may be asked for side by side."""
    partners = tuple(dict.fromkeys(facets.roles.of(Role.WITH)))
    if len(partners) > 1 and HOME in partners:
        return tuple(code for code in partners if code != HOME)
    return partners


def breakdown_of(facets: Facets) -> str | None:
    """The people who are counted, without what the indicator or the place says by itself."""
    implied = set()
    if "qandas" in facets.features:
        implied.add("ethnicity:kazakhs")
    if "births" in facets.features and ABROAD not in facets.roles.of(*Role):
        implied.add("age:minors")
    if any(mention.code in _CITIES for mention in facets.roles.mentions):
        implied.add("settlement:urban")
    return ";".join(value for value in facets.breakdowns if value not in implied) or None


def assumed_namesakes(facets: Facets, series: Iterable[Series]) -> tuple[Assumption, ...]:
    """Of a city and a region of one name, which was taken."""
    items = facets.phrase.items
    if Kind.NAMESAKE not in items.places:
        return ()
    named = {m.code for m in facets.roles.mentions if items[m.index].has(Kind.NAMESAKE)}
    used = {code for one in series for code in (one.place, one.counterpart)}
    return tuple(Assumption(AssumptionKind.CITY, code) for code in sorted(named & used))


def assumed_home(facets: Facets, place: str) -> tuple[Assumption, ...]:
    """The assumption that Kazakhstan is meant, where the phrase names no place of its own."""
    if facets.roles.name_home or place != HOME:
        return ()
    return (Assumption(AssumptionKind.PLACE, HOME),)
