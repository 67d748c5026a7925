"""Follow-ups: what they do not say is taken from the question before."""

from __future__ import annotations

from dataclasses import replace

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.operations import Plan, plan
from knowledge.question.phrase import Item
from knowledge.question.roles import ABROAD, Role, is_home
from knowledge.question.slots import Slots, find_slots
from knowledge.types.fact import Series
from knowledge.types.period import Period
from knowledge.types.question import Assumption, AssumptionKind, Operation, Question

_LEADS = frozenset(
    [
        "and",
        "а",
        "ал",
        "и",
        "also",
        "what",
        "about",
        "как",
        "насчет",
        "then",
        "тогда",
        "онда",
        "же",
        "ше",
        "so",
        "плюс",
    ]
)
_KEPT = frozenset(
    {Operation.VALUE, Operation.RANKING, Operation.SHARE, Operation.RATE, Operation.DEFINITION}
)
_TURNED = {"emigration": "immigration", "immigration": "emigration"}


def follow_up(facets: Facets, previous: Question) -> Question | None:
    """The question completed from the one before; None if it stands on its own, or leans on nothing."""
    if not previous.series:
        return None
    slots = find_slots(facets)
    if slots.series and not _leans(facets):
        return None
    if slots.series:
        return _new_indicator(facets, slots, previous)
    if facets.features or facets.roles.others:
        return None
    series = _new_series(facets, previous.series[0])
    periods = _periods(facets, previous)
    if series == previous.series[0] and periods == previous.periods and not facets.operations:
        return None
    return _completed(facets, previous, series, periods)


def _leans(facets: Facets) -> bool:
    first: Item = facets.phrase.items[0]
    return first.word.split(" ")[0] in _LEADS


def _new_indicator(facets: Facets, slots: Slots, previous: Question) -> Question | None:
    found = plan(facets, slots)
    if found is None:
        return None
    periods = found.periods or previous.periods
    asked = previous.series[0]
    series = tuple(
        replace(one, counterpart=asked.counterpart)
        if one.counterpart is None and one.indicator in _TURNED and asked.indicator in _TURNED
        else one
        for one in found.series
    )
    return _build(
        facets, previous, replace(found, series=series, periods=periods), slots.assumptions
    )


def _new_series(facets: Facets, asked: Series) -> Series:
    series = asked
    for mention in facets.roles.mentions:
        series = _with_place(series, mention.role, mention.code)
    if facets.breakdowns:
        series = replace(series, breakdown=";".join(facets.breakdowns))
    return series


def _with_place(series: Series, role: Role, code: str) -> Series:
    if code == ABROAD:
        return replace(series, counterpart=None)
    if is_home(code):
        return replace(series, place=code)
    towards = {Role.TO: "emigration", Role.FROM: "immigration"}.get(role)
    if series.indicator in _TURNED and towards:
        return Series(
            towards, series.place if is_home(series.place) else "KZ", code, series.breakdown
        )
    if series.indicator in _TURNED or series.counterpart or role in (Role.FROM, Role.TO, Role.WITH):
        return replace(series, counterpart=code)
    return replace(series, place=code)


def _periods(facets: Facets, previous: Question) -> tuple[Period, ...]:
    if facets.times.periods:
        return facets.times.periods
    if facets.times.parts and previous.periods:
        year = previous.periods[-1].end.year
        return tuple(Period.months(year, first, last) for first, last in facets.times.parts)
    return previous.periods


def _completed(
    facets: Facets, previous: Question, series: Series, periods: tuple[Period, ...]
) -> Question | None:
    slots = Slots((series,))
    base = plan(replace(facets, times=replace(facets.times, periods=periods)), slots)
    if base is None:
        return None
    if base.operation is Operation.VALUE and previous.operation in _KEPT and len(periods) <= 1:
        base = Plan(
            previous.operation, (series,), periods, previous.measure, previous.order, previous.axis,
            previous.dimension, previous.limit, previous.sign,
        )  # fmt: skip
    return _build(facets, previous, base, ())


def _build(
    facets: Facets, previous: Question, found: Plan, assumptions: tuple[Assumption, ...]
) -> Question:
    taken = tuple(
        Assumption(AssumptionKind.FOLLOW_UP, name) for name in _taken(facets, previous, found)
    )
    return Question(
        facets.phrase.text, facets.phrase.language if _has_words(facets) else previous.language,
        found.operation, found.series, found.periods, found.measure, found.order, found.axis,
        found.dimension, found.limit, found.sign, facets.claim, facets.authority or previous.authority,
        assumptions=(*assumptions, *taken), confidence=facets.confidence or 1.0,
    )  # fmt: skip


def _has_words(facets: Facets) -> bool:
    return any(item.concepts and not item.has(Kind.CARDINAL) for item in facets.phrase.items)


def _taken(facets: Facets, previous: Question, found: Plan) -> list[str]:
    new, old = found.series[0], previous.series[0]
    names = []
    if not facets.features and new.indicator == old.indicator:
        names.append("indicator")
    if new.counterpart and new.counterpart == old.counterpart:
        names.append("counterpart")
    if new.place == old.place and new.place != "KZ":
        names.append("place")
    if new.breakdown and new.breakdown == old.breakdown:
        names.append("breakdown")
    if found.periods and found.periods == previous.periods:
        names.append("period")
    return names
