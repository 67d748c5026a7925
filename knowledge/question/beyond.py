"""What no statistics hold: advice, times to come, reasons to move to Kazakhstan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.features import MOVES
from knowledge.question.periods import EARLIEST_YEAR
from knowledge.question.plans import FLOWS, Plan
from knowledge.question.roles import HOME
from knowledge.question.slots import find_slots
from knowledge.types.fact import Series
from knowledge.types.note import NoteKind
from knowledge.types.period import Period
from knowledge.types.question import NotHeld, Operation

_COMING = frozenset({"in", "come", "returned"})
_STATUSES = frozenset({"qandas", "refugee", "asylum", "stateless"})
_COUNTING = ("how_many", "percent", "share", "define", "series", "grow", "fall", "change")
_ASKED = frozenset({"emigration_intention_share", "emigration_motive_share"})
_PROJECTION = "net_migration_un_projection"
_BALANCE = Series("net_migration", HOME)
_PLAIN = frozenset({Operation.VALUE, Operation.SERIES})


def beyond_statistics(facets: Facets) -> NotHeld | None:
    """The question as one for advice or for a reason to come; None if it is neither."""
    phrase, periods = facets.phrase, facets.times.periods
    if asks_advice(facets):
        series = find_slots(facets).series or tuple(Series(flow, HOME) for flow in sorted(FLOWS))
        return NotHeld(phrase.text, phrase.language, series, remark=NoteKind.ADVICE)
    if _asks_why_they_come(facets):
        series = find_slots(facets).series
        return NotHeld(phrase.text, phrase.language, series, periods, _whys(facets))
    return None


def asks_advice(facets: Facets) -> bool:
    """Whether it is asked how to move, or how to get papers or a status."""
    items = facets.phrase.items
    if facets.times.periods or facets.asks(*_COUNTING):
        return False
    if items.say(Kind.ADVICE, "whole"):
        return True
    wanted = facets.features & _STATUSES or items.say(Kind.ADVICE, "papers")
    return bool(wanted) and items.say(Kind.ADVICE, "asking")


def _asks_why_they_come(facets: Facets) -> bool:
    """Whether reasons to come are asked for, or why fewer do: sources give reasons to leave."""
    coming = facets.features & _COMING and facets.features <= _COMING | MOVES - {"out"}
    return facets.asks("why") and bool(coming)


def _whys(facets: Facets) -> tuple[str, ...]:
    return tuple(item.word for item in facets.phrase.items.those(Kind.OPERATION, "why"))


def looks_ahead(facets: Facets, found: Plan, today: date) -> bool:
    """Whether a time to come is asked about: a projection, or what will be, and is not over."""
    indicator = found.series[0].indicator
    if indicator == _PROJECTION or (indicator in _ASKED and not found.periods):
        return False
    is_over = bool(found.periods) and all(period.end < today for period in found.periods)
    is_coming = facets.asks("future") or any(_is_until(p, today) for p in found.periods)
    return "projection" in facets.features or (is_coming and not is_over)


def _is_until(period: Period, today: date) -> bool:
    """Whether it is all the time until a year to come, of which no beginning was said."""
    return period.start.year == EARLIEST_YEAR and period.end.year > today.year


def of_future(facets: Facets, found: Plan) -> Plan | NotHeld:
    """The plan for what is projected, which is the balance alone."""
    if found.operation in _PLAIN and found.series == (_BALANCE,) and facets.claim is None:
        operation = found.operation if found.periods else Operation.SERIES
        projected = (replace(_BALANCE, indicator=_PROJECTION),)
        return replace(found, operation=operation, series=projected, assertion=None)
    phrase = facets.phrase
    return NotHeld(
        phrase.text,
        phrase.language,
        found.series,
        found.periods,
        remark=NoteKind.NO_FORECAST,
    )
