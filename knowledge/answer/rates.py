"""Rates per 1,000 of the population, and shares of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.notes import mixture
from knowledge.answer.shelf import Shelf, shelf_of
from knowledge.answer.slots import HOME
from knowledge.derive import IllegalCalculationError, rate, share
from knowledge.types.answer import Reading
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import IndicatorKind, Precision, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Question
from knowledge.types.unions import is_member

_SHARES = {"emigration": "emigration_share", "immigration": "immigration_share"}
_REGIONS = "regions:"
_POPULATION = Series("population", HOME)
_AVERAGE = Series("population_average", HOME)


def answer_rate(question: Question, shelf: Shelf) -> Found | None:
    """The flow of a year per 1,000 of its average population."""
    series = question.series[0]
    period = question.periods[0] if question.periods else _latest_year(series, shelf)
    if period is None or not period.is_year or series.place != HOME:
        return None
    reading = shelf.reading(series, period)
    population, note = _population(period, shelf)
    if reading is None or not population or reading.lead.unit != "persons":
        return None
    try:
        computed = rate(reading.lead, population)
    except IllegalCalculationError:
        return None
    return Found((computed,), (reading,), notes=(note,), assumptions=_assumed(question, period))


def _latest_year(series: Series, shelf: Shelf) -> Period | None:
    years = reversed(shelf.years(series))
    return next((year for year in years if _population(year, shelf)[0]), None)


def _population(year: Period, shelf: Shelf) -> tuple[tuple[Figure, ...], Note]:
    """The published average population, else the two 1 January figures around the year."""
    free = shelf_of(shelf.store)  # whoever counted the flow, the population is what is held
    published = free.lead(_AVERAGE, year)
    if published is not None:
        return (published,), Note(NoteKind.RATE_BASE, "published")
    first = Period.day(year.start)
    around = free.readings(_POPULATION, (first, first.in_year(year.start.year + 1)))
    both = tuple(reading.lead for reading in around) if len(around) == 2 else ()
    return both, Note(NoteKind.RATE_BASE, "mean")


def answer_share(question: Question, shelf: Shelf) -> Found | None:
    """The part in percent of the whole: from exact counts if both are held, else as printed."""
    part, *others = question.series
    whole = _whole_of(part, others)
    if whole is None:
        return _joint_share(question, shelf)
    asked = question.periods[0] if question.periods else None
    period = asked or _latest_share(part, whole, shelf)
    printed = _printed(part, period, shelf) if period and not others else None
    computed = _computed(part, whole, period, shelf) if period else None
    if computed and printed and computed.precision is not Precision.EXACT:
        computed = None
    if period is None or not (computed or printed):
        return None
    return Found(
        computed=(computed,) if computed else (),
        readings=(printed,) if printed else (),
        notes=mixture((computed,)) if computed else (),
        assumptions=_assumed(question, period),
    )


def _whole_of(part: Series, others: Sequence[Series]) -> Series | None:
    """All of the kind, or the group of countries that is named; None for several parts."""
    if not others:
        return Series(part.indicator, HOME if part.place.startswith("KZ-") else part.place)
    whole = others[0]
    is_group = replace(whole, counterpart=part.counterpart) == part
    is_named = len(others) == 1 and is_group and is_member(part.counterpart, whole.counterpart)
    return whole if is_named else None


def _assumed(question: Question, period: Period) -> tuple[Assumption, ...]:
    if question.periods:
        return ()
    return (Assumption(AssumptionKind.LATEST_PERIOD, period.code),)


def _joint_share(question: Question, shelf: Shelf) -> Found | None:
    """The share that a source prints for exactly these regions together."""
    name = _SHARES.get(question.series[0].indicator)
    asked = {series.place for series in question.series}
    period = question.periods[0] if question.periods else None
    facts = shelf.store.cross_section(name, period, place=HOME) if name else ()
    for fact in facts:
        regions = (fact.series.breakdown or "").removeprefix(_REGIONS).split("+")
        if set(regions) == asked and fact.period is not None:
            reading = shelf.reading(fact.series, fact.period)
            return Found(readings=(reading,)) if reading else None
    return None


def _printed(part: Series, period: Period, shelf: Shelf) -> Reading | None:
    name = _SHARES.get(part.indicator)
    return shelf.reading(replace(part, indicator=name), period) if name else None


def _latest_share(part: Series, whole: Series, shelf: Shelf) -> Period | None:
    """The latest period, a year if there is one, with both counts or with a printed share."""
    held = set(shelf.all_periods(part)) & set(shelf.all_periods(whole))
    name = _SHARES.get(part.indicator)
    if name is not None:
        held |= set(shelf.periods(replace(part, indicator=name)))
    return max(held, key=lambda period: (period.is_year, period.end), default=None)


def _computed(part: Series, whole: Series, asked: Period, shelf: Shelf) -> Figure | None:
    period = shelf.held(whole, asked)
    figures = [shelf.lead(series, period) if period else None for series in (part, whole)]
    first, second = figures
    if first is None or second is None or part == whole or _is_of_adults(first):
        return None
    if shelf.indicator(part).kind is IndicatorKind.BALANCE:
        return None  # parts of a balance have both signs, so they are no shares of it
    try:
        return share(first, second)
    except IllegalCalculationError:
        return None


def _is_of_adults(figure: Figure) -> bool:
    """Whether children are left out, so that the whole is another one."""
    return any(fact.qualifier("age-15-plus") for fact in figure.facts())
