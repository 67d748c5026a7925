"""Moves from and to a group of countries that no statistics count as one: member by member."""

from __future__ import annotations

from dataclasses import replace

from knowledge.question.plans import FLOWS, Plan
from knowledge.question.roles import HOME
from knowledge.types.question import Measure, Operation
from knowledge.types.unions import COUNTED_AS_ONE, MEMBERS


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
