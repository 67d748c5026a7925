"""The readings of a question that leaves something open, for the reader to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets, places_but_home
from knowledge.question.features import MOVES, naming_features
from knowledge.question.flows import indicator_towards
from knowledge.question.movers import asks_who_moves
from knowledge.question.plans import Plan
from knowledge.question.roles import ABROAD, HOME, is_region
from knowledge.question.several import asks_one_by_place, asks_several_years
from knowledge.question.slot_parts import breakdown_of
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import Direction, Series
from knowledge.types.question import Ambiguity, Ambiguous, Axis, Operation, Question

_MOVES = ("emigration", "immigration")
_CROSSINGS = ("border_crossings_out", "border_crossings_in")
_MOVING = frozenset({"in", "move", "migrant"})
_KAZAKHS = "ethnicity:kazakhs"
_INSIDE = {"emigration": "internal_departures", "immigration": "internal_arrivals"}
_GROUPS = ("ethnicity", "specialty", "education", "sex")
_ALL_MOVES = "net_migration_all_flows"


def open_direction(facets: Facets, about: Ambiguity) -> Ambiguous:
    """Both directions, with the places named; the border may only have been crossed."""
    phrase = facets.phrase
    flows = _CROSSINGS if "border" in facets.features else tuple(_moves(facets)) or _MOVES
    partners = tuple(code for code in places_but_home(facets) if code != ABROAD) or (None,)
    readings = tuple(
        Question(
            phrase.text,
            phrase.language,
            Operation.COMPARISON if len(partners) > 1 else Operation.VALUE,
            tuple(Series(name, HOME, partner, breakdown_of(facets)) for partner in partners),
            facets.times.periods,
        )
        for name in flows
    )
    return Ambiguous(phrase.text, phrase.language, about, readings, facets.confidence)


def _moves(facets: Facets) -> Iterator[str]:
    """Those who leave and those who come, of the kind that is named: labour migrants."""
    features = naming_features(facets)
    if features - MOVES:
        sides = (indicator_towards(features, side) for side in (Direction.OUT, Direction.IN))
        yield from filter(None, sides)


def open_return(facets: Facets) -> Ambiguous | None:
    """Kazakhs who returned: as qandas, or as moves of people of this ethnicity."""
    phrase = facets.phrase
    features = naming_features(facets) - _MOVING
    people = facets.breakdowns == (_KAZAKHS,) or _are_kazakhs(facets)
    if features != {"returned"} or not people:
        return None
    readings = tuple(
        Question(phrase.text, phrase.language, Operation.VALUE, (series,), facets.times.periods)
        for series in (Series("qandas_granted", HOME), Series("immigration", HOME, None, _KAZAKHS))
    )
    return Ambiguous(phrase.text, phrase.language, Ambiguity.RETURN, readings, facets.confidence)


def _are_kazakhs(facets: Facets) -> bool:
    """Whether a word for the people is named that may mean the citizens or the ethnicity."""
    items = facets.phrase.items
    mentions = (m for m in facets.roles.mentions if m.code == HOME)
    return not facets.breakdowns and any(items[m.index].has(Kind.AMBIGUOUS) for m in mentions)


def open_scope(facets: Facets, found: Plan) -> Ambiguous | None:
    """Moves of a region inside the country or over its border; None if the words say which."""
    regional = all(is_region(one.place) for one in found.series)
    if not regional or found.operation is Operation.SHARE or not _lacks_scope(facets, found):
        return None
    inside = tuple(replace(one, indicator=_INSIDE[one.indicator]) for one in found.series)
    balance = tuple(replace(one, indicator=_ALL_MOVES) for one in found.series)
    phrase = facets.phrase
    readings = tuple(
        replace(found, series=series).question(phrase.text, phrase.language)
        for series in (found.series, inside, balance)
    )
    return Ambiguous(phrase.text, phrase.language, Ambiguity.SCOPE, readings, facets.confidence)


def open_group(facets: Facets, found: Plan) -> Ambiguous | None:
    """By what those who leave are to be told apart, or what a number counts: "top 5"."""
    if found.operation is Operation.RANKING and asks_who_moves(facets, found):
        is_leaving = found.axis is Axis.COUNTERPART and found.series[0].indicator == "emigration"
        groups = (replace(found, axis=Axis.BREAKDOWN, dimension=name) for name in _GROUPS)
        return _by_what(facets, (found, *groups)) if is_leaving else None
    if _is_bare_place(facets, found):
        return _by_what(facets, (found, replace(found, operation=Operation.EXTREME, axis=None)))
    is_counted = found.operation is Operation.EXTREME and found.limit not in (None, 1)
    if not is_counted or asks_several_years(facets) or asks_one_by_place(facets):
        return None
    by_country = replace(found, operation=Operation.RANKING, axis=Axis.COUNTERPART)
    return _by_what(facets, (by_country, found))


def _is_bare_place(facets: Facets, found: Plan) -> bool:
    """Whether a place is asked for, and not of what: "the second highest emigration"."""
    is_ranking = found.operation is Operation.RANKING and found.axis is Axis.COUNTERPART
    is_told = facets.dimensions or facets.asks("where", "whence", "which")
    return is_ranking and facets.is_place and not (is_told or found.periods)


def _by_what(facets: Facets, plans: Sequence[Plan]) -> Ambiguous:
    phrase = facets.phrase
    readings = tuple(plan.question(phrase.text, phrase.language) for plan in plans)
    return Ambiguous(phrase.text, phrase.language, Ambiguity.GROUP, readings, facets.confidence)


def assumed_scope(facets: Facets, found: Plan) -> tuple[Assumption, ...]:
    """That a ranking of regions counts moves over the border only, where no word says so."""
    is_assumed = found.axis is Axis.REGION and _lacks_scope(facets, found)
    return (Assumption(AssumptionKind.SCOPE),) if is_assumed else ()


def _lacks_scope(facets: Facets, found: Plan) -> bool:
    """Whether moves are counted that no word and no other country says to cross the border."""
    flows = all(one.indicator in _INSIDE and one.counterpart is None for one in found.series)
    return flows and not _names_the_border(facets)


def _names_the_border(facets: Facets) -> bool:
    """Whether a word says that the border is crossed: emigrants, abroad, from other countries."""
    crossing = any(item.has(Kind.MODIFIER, "external") for item in facets.phrase.items)
    return crossing or any(mention.code == ABROAD for mention in facets.roles.mentions)
