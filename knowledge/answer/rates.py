"""Rates per 1,000 of the population, and shares of a whole."""

from __future__ import annotations

from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.notes import mixture
from knowledge.answer.shelf import Shelf
from knowledge.derive import IllegalCalculationError, rate, share
from knowledge.types.answer import Figure, Note, NoteKind, Reading
from knowledge.types.fact import Precision, Series
from knowledge.types.period import Period
from knowledge.types.question import Assumption, AssumptionKind, Question

_SHARES = {"emigration": "emigration_share", "immigration": "immigration_share"}


def answer_rate(question: Question, shelf: Shelf) -> Found | None:
    """The flow of a year per 1,000 of its average population."""
    series = question.series[0]
    period = question.periods[0] if question.periods else _latest_with_population(series, shelf)
    if period is None or not period.is_year or series.place != "KZ":
        return None
    reading = shelf.reading(series, period)
    base, note = _population(period, shelf)
    if reading is None or not base or shelf.indicator(series).unit != "persons":
        return None
    assumed = () if question.periods else (Assumption(AssumptionKind.LATEST_PERIOD, period.code),)
    return Found(computed=(rate(reading.lead, base),), readings=(reading,), notes=(note,), assumptions=assumed)


def _latest_with_population(series: Series, shelf: Shelf) -> Period | None:
    years = [year for year in shelf.years(series) if _population(year, shelf)[0]]
    return years[-1] if years else None


def _population(year: Period, shelf: Shelf) -> tuple[list[Figure], Note]:
    """The published average population, else the two 1 January figures around the year."""
    published = shelf.lead(Series("population_average", "KZ"), year)
    if published is not None:
        return [published], Note(NoteKind.RATE_BASE, "published")
    first = Period.day(year.start)
    series = Series("population", "KZ")
    both = [shelf.lead(series, day) for day in (first, first.in_year(year.start.year + 1))]
    found = [figure for figure in both if figure is not None]
    return (found if len(found) == 2 else []), Note(NoteKind.RATE_BASE, "mean")


def answer_share(question: Question, shelf: Shelf) -> Found | None:
    """The part in percent of the whole: computed from counts if both are held, else as published."""
    if len(question.series) > 1:
        return _joint_share(question, shelf)
    part = question.series[0]
    whole = replace(part, counterpart=None, breakdown=None, place="KZ")
    period = question.periods[0] if question.periods else None
    published = _published(part, period, shelf)
    period = period or (published.lead.period if published else _latest(part, whole, shelf))
    if period is None:
        return None
    computed = _computed(part, whole, period, shelf)
    if computed is not None and published is not None and computed.precision is not Precision.EXACT:
        computed = None
    if computed is None and published is None:
        return None
    assumed = () if question.periods else (Assumption(AssumptionKind.LATEST_PERIOD, period.code),)
    return Found(
        computed=(computed,) if computed else (),
        readings=(published,) if published else (),
        notes=mixture(computed.derivation.inputs) if computed and computed.derivation else (),
        assumptions=assumed,
    )


def _joint_share(question: Question, shelf: Shelf) -> Found | None:
    """The share that a source prints for exactly these regions together."""
    name = _SHARES.get(question.series[0].indicator)
    asked = {series.place for series in question.series}
    period = question.periods[0] if question.periods else None
    facts = shelf.store.cross_section(name, period, place="KZ") if name else ()
    for fact in facts:
        regions = (fact.series.breakdown or "").removeprefix("regions:").split("+")
        if set(regions) == asked and fact.period is not None:
            reading = shelf.reading(fact.series, fact.period)
            return Found(readings=(reading,)) if reading else None
    return None


def _published(part: Series, period: Period | None, shelf: Shelf) -> Reading | None:
    name = _SHARES.get(part.indicator)
    if name is None:
        return None
    series = replace(part, indicator=name)
    day = period or shelf.latest(series)
    return shelf.reading(series, day) if day else None


def _latest(part: Series, whole: Series, shelf: Shelf) -> Period | None:
    held = {fact.period for fact in shelf.dated(part) if fact.period}
    both = held & {fact.period for fact in shelf.dated(whole) if fact.period}
    return max(both, key=lambda p: (p.is_year, p.end), default=None)


def _computed(part: Series, whole: Series, period: Period, shelf: Shelf) -> Figure | None:
    day = shelf.held(whole, period)
    first, second = (shelf.lead(series, day) if day else None for series in (part, whole))
    if first is None or second is None:
        return None
    try:
        return share(first, second)
    except IllegalCalculationError:
        return None
