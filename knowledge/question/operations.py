"""What is to be done with the slots: the operation, and how its result is to be expressed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.question.facets import Facets
from knowledge.question.roles import ABROAD, is_home
from knowledge.question.slots import Slots
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Measure, Operation, Order, Sign

_BREAKDOWN_DIMENSIONS = frozenset({"ethnicity", "specialty", "education", "age", "sex"})
_BALANCES = frozenset(
    {
        "net_migration",
        "net_migration_all_flows",
        "internal_net_migration",
        "net_migration_un_estimate",
    }
)
_MOVES = frozenset({"emigration", "immigration"})
_SUMMED = _MOVES | {
    "births", "deaths", "natural_increase", "internal_arrivals", "internal_departures", "qandas_granted",
    "remittances_received", "remittances_paid",
}  # fmt: skip
_SURVEYS = frozenset(
    {"emigration_intention_share", "emigration_motive_share", "preferred_destination_share"}
)
_CHANGES = ("grow", "fall", "change")
_UNIONS = frozenset({"EAEU", "CIS", "CENTRAL-ASIA", "EUROPE", "EU", "WORLD"})
_LEAVING = frozenset(
    {"out", "move", "migration", "intention", "wish", "motive", "motive_verb", "survey"}
)
_MOTIVES = Series("emigration_motive_share", "KZ")


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation on series and periods."""

    operation: Operation
    series: tuple[Series, ...]
    periods: tuple[Period, ...]
    measure: Measure = Measure.BOTH
    order: Order = Order.MOST
    axis: Axis | None = None
    dimension: str | None = None
    limit: int | None = None
    sign: Sign | None = None


def plan(facets: Facets, slots: Slots) -> Plan | None:
    """The operation that the words ask for; None if they ask for something that only statements tell."""
    if _asks_motives(facets):
        return Plan(
            Operation.RANKING,
            (_MOTIVES,),
            facets.times.periods,
            axis=Axis.BREAKDOWN,
            dimension="motive",
        )
    if facets.asks("why") or not slots.series:
        return None
    basic = Plan(Operation.VALUE, slots.series, _periods(facets, slots), _measure(facets))
    for attempt in (_turn, _definition, _rate, _ranking, _extreme, _share, _difference, _span):
        found = attempt(facets, basic)
        if found is not None:
            return found
    return basic


def _periods(facets: Facets, slots: Slots) -> tuple[Period, ...]:
    """The periods asked; the end of a year is its year for a survey, which took some weeks of it."""
    if slots.series[0].indicator not in _SURVEYS:
        return facets.times.periods
    return tuple(Period.year(p.end.year) if p.start == p.end else p for p in facets.times.periods)


def _asks_motives(facets: Facets) -> bool:
    leaving = (
        bool(facets.features & {"out", "move", "intention", "wish", "migration", "motive"})
        and "in" not in facets.features
    )
    why = facets.asks("why") or "motive" in facets.dimensions
    plain_motive = "motive" in facets.features and leaving and not facets.breakdowns
    if facets.features - _LEAVING:
        return False
    changes = facets.asks("fall", "grow", "change", "negative", "positive")
    return (
        (why or plain_motive)
        and leaving
        and not changes
        and not facets.roles.of()
        and not _foreign(facets)
    )


def _foreign(facets: Facets) -> bool:
    return any(not is_home(m.code) and m.code != ABROAD for m in facets.roles.mentions)


def _measure(facets: Facets) -> Measure:
    if facets.asks("times"):
        return Measure.TIMES
    if facets.asks("percent"):
        return Measure.PERCENT
    return Measure.ABSOLUTE if facets.asks("difference", "more", "less") else Measure.BOTH


def _is_balance(basic: Plan) -> bool:
    return basic.series[0].indicator in _BALANCES


def _turn(facets: Facets, basic: Plan) -> Plan | None:
    signed = facets.asks("positive", "negative") or {"more", "compare"} <= facets.operations
    if (
        not _is_balance(basic)
        or not signed
        or facets.asks("most", "least", "difference", "share", "times")
    ):
        return None
    months = bool(basic.periods) and not any(p.is_year or p.is_years for p in basic.periods)
    if not (facets.asks("when") or months or (facets.asks("turn") and not basic.periods)):
        return None
    sign = Sign.NEGATIVE if facets.asks("negative") else Sign.POSITIVE
    return replace(
        basic, operation=Operation.TURN, sign=sign, limit=2 if facets.asks("earlier") else None,
        periods=() if months else basic.periods,
    )  # fmt: skip


def _definition(facets: Facets, basic: Plan) -> Plan | None:
    if (
        not facets.asks("define")
        or basic.periods
        or facets.claim
        or facets.asks("latest", "most", "least", "share", "percent")
    ):
        return None
    named = bool(facets.roles.mentions)
    words = {item.word for item in facets.phrase.items}
    return None if named or "the" in words else replace(basic, operation=Operation.DEFINITION)


def _rate(facets: Facets, basic: Plan) -> Plan | None:
    rated = basic.series[0].indicator.startswith("net_migration_rate")
    return replace(basic, operation=Operation.RATE) if facets.asks("rate") and not rated else None


def _ranking(facets: Facets, basic: Plan) -> Plan | None:
    axis, dimension = _axis(facets, basic)
    if axis is None or len(basic.series) > 1:
        return None
    series = basic.series[0]
    if axis is Axis.COUNTRY:
        series = replace(series, place=_union(facets) or series.place, counterpart=None)
    if dimension is not None:
        series = replace(series, breakdown=None)
    order = _order(facets, basic)
    return replace(
        basic, operation=Operation.RANKING, series=(series,), order=order, axis=axis,
        dimension=dimension, limit=facets.limit,
    )  # fmt: skip


def _union(facets: Facets) -> str | None:
    return next((m.code for m in facets.roles.mentions if m.code in _UNIONS), None)


def _axis(facets: Facets, basic: Plan) -> tuple[Axis | None, str | None]:
    asked = facets.asks("which", "most", "least", "rank", "where", "whence", "series")
    if not asked:
        return None, None
    breakdown = next((d for d in facets.dimensions if d in _BREAKDOWN_DIMENSIONS), None)
    if breakdown is not None and (not facets.breakdowns or facets.asks("rank")):
        return Axis.BREAKDOWN, breakdown
    if (
        "region" in facets.dimensions
        and basic.series[0].place == "KZ"
        and not basic.series[0].counterpart
    ):
        return Axis.REGION, None
    return (_country_axis(facets, basic), None)


def _country_axis(facets: Facets, basic: Plan) -> Axis | None:
    if (
        _union(facets)
        and facets.asks("most", "rank")
        and basic.series[0].indicator in (*_BALANCES, *_MOVES)
    ):
        return Axis.COUNTRY
    about_place = "country" in facets.dimensions or facets.asks("where", "whence", "rank")
    if facets.asks("rank") and not _is_balance(basic):
        return Axis.COUNTERPART
    foreign = [
        m.code
        for m in facets.roles.mentions
        if not is_home(m.code) and m.code not in (ABROAD, *_UNIONS)
    ]
    if not about_place or foreign or facets.asks("when"):
        return None
    if _union(facets) and (_is_balance(basic) or basic.series[0].indicator in _MOVES):
        return Axis.COUNTRY
    return Axis.COUNTERPART if not _is_balance(basic) else None


def _extreme(facets: Facets, basic: Plan) -> Plan | None:
    if not facets.asks("most", "least") or len(basic.series) > 1:
        return None
    if len(basic.periods) == 1 and not basic.periods[0].is_years:
        return None
    return replace(basic, operation=Operation.EXTREME, order=_order(facets, basic))


def _order(facets: Facets, basic: Plan) -> Order:
    """The end that is asked for; the greatest deficit is the lowest balance."""
    order = Order.LEAST if facets.asks("least") else Order.MOST
    if _is_balance(basic) and facets.asks("negative", "lose"):
        return Order.LEAST if order is Order.MOST else Order.MOST
    return order


def _share(facets: Facets, basic: Plan) -> Plan | None:
    asked = facets.asks("share") or (
        facets.asks("percent") and not facets.asks(*_CHANGES, "more", "less", "compare")
    )
    parts = any(s.counterpart or s.breakdown or s.place != "KZ" for s in basic.series)
    flow = basic.series[0].indicator in {
        *_MOVES,
        "immigrant_stock",
        "emigrant_stock",
        "internal_arrivals",
        "internal_departures",
    }
    return replace(basic, operation=Operation.SHARE) if asked and parts and flow else None


def _difference(facets: Facets, basic: Plan) -> Plan | None:
    compared = facets.asks("compare", "versus", "difference", "more", "less", "times")
    periods = _endpoints(basic.periods)
    if len(basic.series) > 1:
        return replace(basic, operation=Operation.COMPARISON)
    if len(periods) >= 2 and (compared or facets.asks(*_CHANGES)):
        changed = facets.asks(*_CHANGES, "more", "less", "difference", "times", "percent")
        operation = Operation.CHANGE if changed and len(periods) == 2 else Operation.COMPARISON
        return replace(
            basic, operation=operation, periods=_ordered(periods) if changed else periods
        )
    if basic.series[0].indicator.startswith("border"):
        return None
    if facets.asks(*_CHANGES) or (compared and facets.asks("percent", "times") and basic.periods):
        return replace(basic, operation=Operation.CHANGE, periods=periods)
    return None


def _ordered(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The base of a change is the earlier period."""
    return tuple(sorted(periods))


def _endpoints(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    if len(periods) == 1 and periods[0].is_years:
        first, *_, last = periods[0].each_year()
        return (first, last)
    return periods


def _span(facets: Facets, basic: Plan) -> Plan | None:
    many = len(basic.periods) > 1
    ranged = len(basic.periods) == 1 and basic.periods[0].is_years
    if facets.asks("total") and (ranged or many):
        return replace(basic, operation=Operation.SUM)
    if many:
        return replace(basic, operation=Operation.COMPARISON)
    if facets.asks("series") and not basic.periods:
        return replace(basic, operation=Operation.SERIES)
    summed = basic.series[0].indicator in _SUMMED and (
        basic.series[0].indicator in _MOVES or facets.asks("how_many")
    )
    if ranged and (facets.asks("series") or not summed):
        return replace(basic, operation=Operation.SERIES)
    return None
