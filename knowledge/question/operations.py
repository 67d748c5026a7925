"""What is to be done with the slots: the operation, and how its result is to be expressed."""

from __future__ import annotations

from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.assertions import asserted
from knowledge.question.claiming import is_to_be_checked, that_say_first
from knowledge.question.ever import of_all_years
from knowledge.question.facets import Facets
from knowledge.question.foremost import foremost
from knowledge.question.members import by_members, part_and_whole
from knowledge.question.plans import BALANCES, FLOWS, Plan
from knowledge.question.rankings import extreme, ranking
from knowledge.question.roles import HOME
from knowledge.question.several import asks_all_times, asks_how_often, asks_several_years
from knowledge.question.slot_parts import Slots
from knowledge.question.surveys import periods_of_survey
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Axis, Measure, Operation, Sign

_SUMMED = FLOWS | {
    "births", "deaths", "natural_increase", "internal_arrivals", "internal_departures",
    "qandas_granted", "remittances_received", "remittances_paid",
}  # fmt: skip
_SHARED = FLOWS | {
    "immigrant_stock", "emigrant_stock", "internal_arrivals", "internal_departures",
}  # fmt: skip
_SURVEYS = frozenset(
    {"emigration_intention_share", "emigration_motive_share", "preferred_destination_share"}
)
_COMPARED = ("compare", "differ", "difference", "more", "less", "times")
_CHANGES = ("grow", "fall", "change")
_LEAVING = frozenset(
    {"out", "move", "migration", "intention", "wish", "motive", "motive_verb", "survey"}
)
_ASKED_WHY = _LEAVING - {"motive_verb", "survey"}
_MOTIVES = Series("emigration_motive_share", HOME)


def plan(facets: Facets, slots: Slots) -> Plan | None:
    """What is to be done, and what is claimed of it; None for what only statements tell."""
    found = _planned(facets, slots)
    return by_members(of_all_years(facets, asserted(facets, found))) if found is not None else None


def _planned(facets: Facets, slots: Slots) -> Plan | None:
    """The operation that the words ask for; None for what only statements tell, or no figure can.

    A balance has no shares: its parts have both signs.
    """
    if _asks_motives(facets):
        return Plan(
            Operation.RANKING,
            (_MOTIVES,),
            facets.times.periods,
            axis=Axis.BREAKDOWN,
            dimension="motive",
            limit=facets.limit,
        )
    if not slots.series or (facets.asks("why") and not facets.times.periods):
        return None
    if _asks_what_people(facets):
        return None
    basic = Plan(Operation.VALUE, slots.series, _periods(facets, slots), _measure(facets))
    if facets.asks("share") and (basic.is_balance or _is_seen_from_abroad(facets, basic)):
        return None
    for attempt in (_turn, _rate, foremost, ranking, extreme, _share, _average, _difference, _span):
        found = attempt(facets, basic)
        if found is not None:
            return found
    return basic


def _asks_what_people(facets: Facets) -> bool:
    """Whether it is asked what people move, of whom statements tell: какие люди уезжают."""
    if facets.breakdowns or facets.asks("how_many"):
        return False
    items = facets.phrase.items
    people = items.where(Kind.MODIFIER, "people")
    return any([index + 1 in people for index in items.where(Kind.OPERATION, "which")])


def _periods(facets: Facets, slots: Slots) -> tuple[Period, ...]:
    asked = facets.times.periods
    return periods_of_survey(asked) if slots.series[0].indicator in _SURVEYS else asked


def _asks_motives(facets: Facets) -> bool:
    """Whether the reasons for leaving are asked for, all of them."""
    features = facets.features
    leaving = features & _ASKED_WHY and features <= _LEAVING
    why = "motive" in features or "motive" in facets.dimensions or facets.asks("why")
    if not (leaving and why) or facets.asks(*_CHANGES, "negative", "positive"):
        return False
    return not (facets.roles.foreign or facets.breakdowns or facets.roles.regions)


def _in_percent(facets: Facets) -> bool:
    return facets.asks("percent") or (facets.claim is not None and facets.claim.is_percent)


def _measure(facets: Facets) -> Measure:
    if facets.asks("times"):
        return Measure.TIMES
    if _in_percent(facets):
        return Measure.PERCENT
    return Measure.ABSOLUTE if facets.asks("difference", "more", "less") else Measure.BOTH


def _turn(facets: Facets, basic: Plan) -> Plan | None:
    signed = facets.asks("positive", "negative") or {"more", "compare"} <= facets.operations
    how_often = asks_how_often(facets)
    is_times = facets.asks("times") and not how_often
    if not signed or is_times or facets.asks("most", "least", "difference", "share"):
        return None
    all_times = asks_all_times(facets) and not _in_months(basic)
    are_years = how_often or all_times or asks_several_years(facets)
    of_people = basic.series[0].indicator == "natural_increase"
    if not (basic.is_balance or (of_people and (are_years or facets.asks("when")))):
        return None
    sign = Sign.NEGATIVE if facets.asks("negative") else Sign.POSITIVE
    if are_years or of_people:
        return replace(basic, operation=Operation.RUNS, measure=Measure.BOTH, sign=sign)
    if _asks_first_year(facets):
        return replace(basic, operation=Operation.TURN, sign=sign, limit=1)
    months = _in_months(basic)
    wondered = facets.asks("when") or facets.phrase.items.say(Kind.TIME, "last_time")
    if not (wondered or months or (facets.asks("turn") and not basic.periods)):
        return None
    return replace(
        basic, operation=Operation.TURN, sign=sign, limit=2 if facets.asks("earlier") else None,
        periods=() if months else basic.periods,
    )  # fmt: skip


def _in_months(basic: Plan) -> bool:
    """Whether a time is said, and no year or years."""
    return bool(basic.periods) and not any(p.is_year or p.is_years for p in basic.periods)


def _asks_first_year(facets: Facets) -> bool:
    """Whether the first year of its kind is wondered about, in general or within a span."""
    is_open = all(period.is_years for period in facets.times.periods) and not facets.times.parts
    return is_open and bool(that_say_first(facets.phrase.items)) and not is_to_be_checked(facets)


def _rate(facets: Facets, basic: Plan) -> Plan | None:
    rated = basic.series[0].indicator.startswith("net_migration_rate")
    is_rate = facets.asks("rate") and not facets.asks("grow", "fall")  # not a rate of growth
    return replace(basic, operation=Operation.RATE) if is_rate and not rated else None


def _share(facets: Facets, basic: Plan) -> Plan | None:
    if not (facets.asks("share") or _in_percent(facets)):
        return None
    is_limit = facets.claim is not None and facets.claim.bound is not None
    is_other = facets.asks(*_CHANGES) or (not is_limit and facets.asks("more", "less", "compare"))
    asked = facets.asks("share") or not is_other
    parts = any(s.counterpart or s.breakdown or s.place != HOME for s in basic.series)
    shared = basic.series[0].indicator in _SHARED
    if not (asked and parts and shared):
        return None
    return replace(basic, operation=Operation.SHARE, series=part_and_whole(basic.series))


def _is_seen_from_abroad(facets: Facets, basic: Plan) -> bool:
    """Whether arrivals elsewhere are meant by what Kazakhstan counts as departures, or the reverse.

    The flow is the same, its share is not: the whole is that of the other country.
    """
    opposite = {"immigration": "out", "emigration": "in"}.get(basic.series[0].indicator)
    same = {"immigration": "in", "emigration": "out"}.get(basic.series[0].indicator)
    return opposite in facets.features and same not in facets.features


def _difference(facets: Facets, basic: Plan) -> Plan | None:
    compared = facets.asks(*_COMPARED) or (
        facets.asks("versus") and len(basic.periods) > 1 and not facets.asks("total")
    )
    periods = _endpoints(basic.periods)
    if len(basic.series) > 1 and (compared or basic.series[0].indicator not in _SURVEYS):
        if _is_by_year(facets, basic):
            return replace(basic, operation=Operation.SERIES)
        added = facets.asks("total") and not facets.asks("define", *_COMPARED)
        measure = Measure.TOTAL if added else basic.measure
        return replace(basic, operation=Operation.COMPARISON, measure=measure)
    if len(periods) >= 2 and (compared or facets.asks(*_CHANGES, "percent")):
        changed = facets.asks(*_CHANGES, "more", "less", "difference", "times", "percent")
        are_two = len(periods) == 2 and not any(period.is_years for period in periods)
        operation = Operation.CHANGE if changed and are_two else Operation.COMPARISON
        return replace(
            basic, operation=operation, periods=_ordered(periods) if changed else periods
        )
    if basic.series[0].indicator.startswith("border"):
        return None
    if facets.asks(*_CHANGES) or (compared and facets.asks("percent", "times") and basic.periods):
        return replace(basic, operation=Operation.CHANGE, periods=periods)
    return None


def _is_by_year(facets: Facets, basic: Plan) -> bool:
    """Whether several flows or balances are asked for year by year; over a span they are summed."""
    is_plain = not basic.periods and not facets.asks("total", *_COMPARED)
    counted = all(one.indicator in FLOWS | BALANCES for one in basic.series)
    return facets.asks("series") and is_plain and counted


def _ordered(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The base of a change is the earlier period."""
    return tuple(sorted(periods))


def _endpoints(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    if len(periods) == 1 and periods[0].is_years:
        return Period.year(periods[0].start.year), Period.year(periods[0].end.year)
    return periods


def _average(facets: Facets, basic: Plan) -> Plan | None:
    """The mean of a year over several; of a month or of one year there is none."""
    averaged = "average" in facets.features and "population" not in facets.features
    of_years = bool(basic.periods) and all(period.is_years for period in basic.periods)
    is_average = averaged and of_years and len(basic.series) == 1
    return replace(basic, operation=Operation.AVERAGE) if is_average else None


def _span(facets: Facets, basic: Plan) -> Plan | None:
    many = len(basic.periods) > 1
    ranged = len(basic.periods) == 1 and basic.periods[0].is_years
    if (facets.asks("total") and (ranged or many)) or (ranged and _is_loss_claimed(facets, basic)):
        return replace(basic, operation=Operation.SUM)
    if many:
        return replace(basic, operation=Operation.COMPARISON)
    if facets.asks("series") and not basic.periods:
        return replace(basic, operation=Operation.SERIES)
    summed = basic.series[0].indicator in _SUMMED and (
        basic.series[0].indicator in FLOWS or facets.asks("how_many")
    )
    if ranged and (facets.asks("series") or not summed):
        return replace(basic, operation=Operation.SERIES)
    return None


def _is_loss_claimed(facets: Facets, basic: Plan) -> bool:
    """Whether a number of people is said to be lost or gained, which is that of all the years."""
    claimed = facets.claim is not None and not facets.claim.is_percent
    return claimed and basic.is_balance and not facets.asks("series")
