"""Moves from and to a group of countries: member by member, or a member as a part of it."""

from __future__ import annotations

from dataclasses import replace

from knowledge.question.plans import FLOWS, Plan
from knowledge.question.roles import HOME
from knowledge.types.fact import Series
from knowledge.types.question import Measure, Operation
from knowledge.types.unions import COUNTED_AS_ONE, MEMBERS, is_member


def by_members(found: Plan) -> Plan:
    """The plan with the members of a group in its place, side by side and added up."""
    series = found.series[0]
    members = MEMBERS.get(series.counterpart or "", ())
    is_counted = series.counterpart in COUNTED_AS_ONE or series.place != HOME
    is_one = found.operation is Operation.VALUE and len(found.series) == 1
    if not members or is_counted or not is_one or series.indicator not in FLOWS:
        return found
    others = tuple(replace(series, counterpart=code) for code in members if code != HOME)
    return replace(found, operation=Operation.COMPARISON, series=others, measure=Measure.TOTAL)


def part_and_whole(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """Two series of which one is a part of the other, the part first; any others as they are."""
    return tuple(sorted(series, key=lambda one: _holds_another(one, series)))


def _holds_another(one: Series, series: tuple[Series, ...]) -> bool:
    return any(is_member(other.counterpart, one.counterpart) for other in series)
