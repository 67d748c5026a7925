"""Rankings of counterparts, regions, groups and countries in one period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.answer.cells import Cells
from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import HOME, last_day
from knowledge.answer.statement import statements_of
from knowledge.answer.told import of_the_time, told_of_ranking
from knowledge.types.answer import RankedRow, Reading, Statement
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import FactKind, IndicatorKind, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Axis, Order, Question, Sign

LONGEST = 10
REGIONS = 20
_WHOLES = frozenset({IndicatorKind.FLOW, IndicatorKind.STOCK})
_EXHAUSTIVE = frozenset({"motive", "answer", "sex", "settlement"})  # these list all there are


def answer_ranking(question: Question, shelf: Shelf) -> Found | None:
    """The largest, or smallest, first; places only where the rest cannot hold a larger one."""
    cells = Cells(question, shelf)
    period = _period(question, cells, shelf)
    readings = _sorted(cells.readings(period), question.order) if period else []
    told = (*told_of_ranking(question, shelf), *_told_of_countries(cells, period, question, shelf))
    if period is None or len(readings) < _least(question):
        alone = of_the_time(told, question)
        return Found(statements=alone) if alone else None
    assumed = Assumption(AssumptionKind.LATEST_PERIOD, period.code)
    assumptions = () if question.periods else (assumed,)
    if len(readings) == 1:
        return Found(readings=tuple(readings), assumptions=assumptions)
    rows = _rows(question, cells.series, period, readings, shelf, ranked_by_source=bool(told))
    return Found(
        ranking=rows,
        readings=_printed_shares(question, period, shelf),
        statements=told,
        notes=tuple(_notes(question, rows, readings)),
        assumptions=assumptions,
    )


def _period(question: Question, cells: Cells, shelf: Shelf) -> Period | None:
    """The period asked; else the latest, a year if there is one, in which enough is held."""
    if question.periods and not shelf.is_dated_by_day(cells.series):
        return question.periods[0]
    counted = cells.by_period()
    many = [period for period, series in counted.items() if len(series) >= _least(question)]
    if not question.periods:
        years = [period for period in many if period.is_year]
        return max(years or many, key=last_day, default=None)
    asked = question.periods[0]
    if asked in counted:
        return asked
    inside = [period for period in many if asked.start <= period.end <= asked.end]
    return max(inside, key=last_day, default=None)


def _least(question: Question) -> int:
    """How many rows make a ranking; one answer of a survey tells something by itself."""
    return 1 if question.dimension == "answer" else 2


def _sorted(readings: Iterable[Reading], order: Order) -> list[Reading]:
    sign = -1 if order is Order.MOST else 1

    def place(reading: Reading) -> tuple[Decimal, str]:
        series = reading.lead.series
        return sign * reading.lead.value, series.counterpart or series.breakdown or series.place

    return sorted(readings, key=place)


def _rows(
    question: Question, series: Series, period: Period, readings: list[Reading], shelf: Shelf,
    *, ranked_by_source: bool,
) -> tuple[RankedRow, ...]:  # fmt: skip
    if question.axis is Axis.COUNTRY:
        certain = len(readings) if ranked_by_source and question.order is Order.LEAST else 0
    else:
        certain = _certain(question, series, period, readings, shelf)
    leads = [reading.lead for reading in readings[: _most_rows(question)]]
    return tuple(
        RankedRow(lead, place if place <= certain else None)
        for place, lead in enumerate(leads, start=1)
        if _is_of_sign(lead, question.sign)
    )


def _notes(
    question: Question, rows: Sequence[RankedRow], readings: Sequence[Reading]
) -> Iterator[Note]:
    """That places are missing, and rows that were not asked to be left out."""
    if any(row.place is None for row in rows):
        yield Note(NoteKind.UNRANKED)
    ranked = sum(_is_of_sign(reading.lead, question.sign) for reading in readings)
    if question.limit is None and ranked > len(rows):
        yield Note(NoteKind.LEFT_OUT, str(ranked - len(rows)))


def _most_rows(question: Question) -> int:
    """As many as asked, else all regions, or as many others as a phone's screen holds."""
    return question.limit or (REGIONS if question.axis is Axis.REGION else LONGEST)


def _is_of_sign(lead: Figure, sign: Sign | None) -> bool:
    """Whether a balance has the sign asked for."""
    return sign is None or (lead.value > 0 if sign is Sign.POSITIVE else lead.value < 0)


def _certain(
    question: Question, series: Series, period: Period, readings: list[Reading], shelf: Shelf
) -> int:
    """How many places are certain: those of figures larger than all that is not broken down."""
    if question.dimension in _EXHAUSTIVE or _is_complete(question, readings):
        return len(readings)
    if question.order is Order.LEAST:
        return 0
    listed = _listed_by_one_source(readings)
    whole = _whole(question, series, period, shelf)
    if whole is None:
        return listed
    rest = whole - sum(reading.lead.value for reading in readings)
    return max(listed, sum(reading.lead.value > rest for reading in readings))


def _is_complete(question: Question, readings: Sequence[Reading]) -> bool:
    return question.axis is Axis.REGION and len(readings) >= REGIONS


def _listed_by_one_source(readings: Sequence[Reading]) -> int:
    """How many from the top the source itself gives as the largest."""
    for place, reading in enumerate(readings):
        if not any(fact.qualifier("top-listed") for fact in reading.lead.facts()):
            return place
    return len(readings)


def _whole(question: Question, series: Series, period: Period, shelf: Shelf) -> Decimal | None:
    """The total that the rows are parts of."""
    if shelf.indicator(series).kind not in _WHOLES:
        return None
    place = HOME if question.axis is Axis.REGION else series.place
    lead: Figure | None = shelf.lead(Series(series.indicator, place), period)
    return lead.value if lead else None


def _printed_shares(question: Question, period: Period, shelf: Shelf) -> tuple[Reading, ...]:
    """The share of several regions together, where a source prints one."""
    if question.axis is not Axis.REGION or question.series[0].indicator != "emigration":
        return ()
    facts = shelf.store.cross_section("emigration_share", period, place=HOME)
    joint = [f.series for f in facts if (f.series.breakdown or "").startswith("regions:")]
    found = (shelf.reading(series, period) for series in dict.fromkeys(joint))
    return tuple(reading for reading in found if reading is not None)


def _told_of_countries(
    cells: Cells, period: Period | None, question: Question, shelf: Shelf
) -> tuple[Statement, ...]:
    """Of members without a figure, what is said of their balance in words."""
    if question.axis is not Axis.COUNTRY or period is None:
        return ()
    slots = (replace(cells.series, place=member) for member in cells.members)
    facts = [fact for slot in slots for fact in shelf.store.slot(slot, period)]
    trends = [fact for fact in facts if fact.kind is FactKind.TREND and fact.series.place != HOME]
    return statements_of(trends, question.language, shelf.store)
