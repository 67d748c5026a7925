"""Which of several is the most: places, counterparts or groups of one period, or years."""

from __future__ import annotations

from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.facets import BREAKDOWN_DIMENSIONS, Facets
from knowledge.question.item import Items
from knowledge.question.movers import asks_who_moves
from knowledge.question.plans import BALANCES, FLOWS, Plan
from knowledge.question.roles import HOME
from knowledge.question.several import asks_one_by_place, asks_several_years
from knowledge.question.within import asks_within
from knowledge.types.fact import Series
from knowledge.types.question import Axis, Operation, Order, Sign

_PREFERENCES = Series("preferred_destination_share", HOME)
_LEAVING = frozenset({"out", "move"})
_UNIONS = frozenset({"EAEU", "CIS", "CENTRAL-ASIA", "EUROPE", "EU", "WORLD"})
_SOME_YEARS = 5  # where no number is said
_OF_EACH = frozenset({"rank", "which", "series", "how_many"})  # that may ask for each member


def ranking(facets: Facets, basic: Plan) -> Plan | None:
    """The ranking that is asked for, None if none is."""
    if asks_one_by_place(facets):
        return None
    axis, dimension = _axis(facets, basic)
    if axis is None or len(basic.series) > 1:
        return None
    series = basic.series[0]
    if axis is Axis.COUNTRY:
        series = replace(series, place=_union(facets) or series.place, counterpart=None)
    if dimension is not None:
        series = replace(series, breakdown=None)
    if axis is Axis.COUNTERPART:
        series = replace(series, counterpart=None)
    return replace(
        basic,
        operation=Operation.RANKING,
        series=(series,),
        order=_order(facets, basic),
        axis=axis,
        dimension=dimension,
        limit=facets.limit,
        sign=_sign(facets, basic),
    )


def _sign(facets: Facets, basic: Plan) -> Sign | None:
    """The sign that all of a ranking of balances must have: "which regions gain people"."""
    if not basic.is_balance or facets.asks("rank"):
        return None
    if facets.asks("negative", "lose"):
        return Sign.NEGATIVE
    return Sign.POSITIVE if facets.asks("positive", "gain") else None


def _union(facets: Facets) -> str | None:
    return next((m.code for m in facets.roles.mentions if m.code in _UNIONS), None)


def _axis(facets: Facets, basic: Plan) -> tuple[Axis | None, str | None]:
    if _is_of_members(facets, basic):
        return Axis.COUNTRY, None
    asked = facets.asks("which", "most", "least", "rank", "where", "whence", "series")
    compared = facets.asks("more", "less") and bool(facets.dimensions)
    listed = not facets.breakdowns and _is_by_group(facets.phrase.items)
    preferred = basic.series[0] == _PREFERENCES and not facets.features.isdisjoint(_LEAVING)
    if asks_who_moves(facets, basic) and not _union(facets):
        return (Axis.BREAKDOWN, "ethnicity") if facets.roles.foreign else (Axis.COUNTERPART, None)
    if not (asked or compared or listed or preferred) and _sign(facets, basic) is None:
        return None, None
    breakdown = next((d for d in facets.dimensions if d in BREAKDOWN_DIMENSIONS), None)
    if breakdown is not None and (not facets.breakdowns or facets.asks("rank")):
        return Axis.BREAKDOWN, breakdown
    if _is_of_regions(facets, basic.series[0]):
        return Axis.REGION, None
    if _is_top_of_a_year(facets, basic):
        return Axis.COUNTERPART, None
    return (_country_axis(facets, basic), None)


def _is_of_members(facets: Facets, basic: Plan) -> bool:
    """Whether the balance of a union in one year is asked, which is that of each member."""
    series = basic.series[0]
    if series.place not in _UNIONS or series.counterpart or series.indicator != "net_migration":
        return False
    is_one_time = len(basic.periods) <= 1 and not any(p.is_years for p in basic.periods)
    is_plain = facets.operations <= _OF_EACH and facets.claim is None and not facets.breakdowns
    return is_one_time and is_plain


def _is_of_regions(facets: Facets, series: Series) -> bool:
    """Whether regions are asked for: by name, or as where in the country moves begin or end."""
    of_home = series.place == HOME and not series.counterpart
    return of_home and ("region" in facets.dimensions or asks_within(facets, series))


def _is_top_of_a_year(facets: Facets, basic: Plan) -> bool:
    """Whether so many of one year are asked for, which then are no years: "top 5 of 2024"."""
    is_one_time = len(basic.periods) == 1 and not basic.periods[0].is_years
    is_whole = replace(basic.series[0], indicator="") == Series("", HOME)
    many = facets.limit is not None and facets.limit > 1
    return is_one_time and is_whole and many and basic.series[0].indicator in FLOWS


def _is_by_group(items: Items) -> bool:
    """Whether figures are asked for group by group: by specialty, «мамандық бойынша»."""
    by = items.where(Kind.MODIFIER, "according")
    groups = items.where(Kind.DIMENSION, *BREAKDOWN_DIMENSIONS) if by else ()
    return any([abs(index - word) == 1 for index in groups for word in by])


def _country_axis(facets: Facets, basic: Plan) -> Axis | None:
    if (
        _union(facets)
        and facets.asks("most", "rank")
        and basic.series[0].indicator in (*BALANCES, *FLOWS)
    ):
        return Axis.COUNTRY
    about_place = "country" in facets.dimensions or facets.asks("where", "whence", "rank")
    if (facets.asks("rank") and not basic.is_balance) or basic.series[0] == _PREFERENCES:
        return Axis.COUNTERPART
    countries = [code for code in facets.roles.foreign if code not in _UNIONS]
    if not about_place or countries or facets.asks("when"):
        return None
    if _union(facets) and (basic.is_balance or basic.series[0].indicator in FLOWS):
        return Axis.COUNTRY
    return Axis.COUNTERPART if not basic.is_balance else None


def extreme(facets: Facets, basic: Plan) -> Plan | None:
    """The year, or the years, with the most or the least, None if none is asked for."""
    if not facets.asks("most", "least") or len(basic.series) > 1:
        return None
    if len(basic.periods) == 1 and not basic.periods[0].is_years:
        return None
    if facets.asks("rank") and not asks_one_by_place(facets):
        return None
    if {"most", "least"} <= facets.operations:
        return replace(basic, operation=Operation.EXTREME, order=Order.BOTH)
    limit = facets.limit or (_SOME_YEARS if asks_several_years(facets) else None)
    order = _order(facets, basic)
    return replace(basic, operation=Operation.EXTREME, order=order, limit=limit)


def _order(facets: Facets, basic: Plan) -> Order:
    """The end that is asked for; the greatest deficit is the lowest balance.

    The worst year of emigration is that in which most left.
    """
    if facets.asks("worst") and basic.series[0].indicator == "emigration":
        return Order.MOST
    order = Order.LEAST if facets.asks("least") else Order.MOST
    if basic.is_balance and facets.asks("negative", "lose"):
        return Order.LEAST if order is Order.MOST else Order.MOST
    return order
