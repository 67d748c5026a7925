"""Rankings of counterparts, regions, groups and countries in one period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.answer.statement import statements_of, words_of
from knowledge.types.answer import Note, NoteKind, RankedRow, Reading
from knowledge.types.fact import Fact, FactKind, IndicatorKind, PlaceKind, Series
from knowledge.types.period import Period
from knowledge.types.question import Assumption, AssumptionKind, Axis, Order, Question

LONGEST = 10
_MEMBERS = {
    "EAEU": ("AM", "BY", "KZ", "KG", "RU"),
    "CENTRAL-ASIA": ("KZ", "KG", "TJ", "TM", "UZ"),
    "CIS": ("AM", "AZ", "BY", "KZ", "KG", "MD", "RU", "TJ", "TM", "UA", "UZ"),
}
_TOLD = {  # statements of sources on who or what comes first
    ("emigration", Axis.COUNTERPART, None): ("emigration_destination",),
    ("emigration", Axis.REGION, None): ("emigration_regions",),
    ("emigration", Axis.BREAKDOWN, "ethnicity"): ("emigrant_ethnicity",),
    ("emigration", Axis.BREAKDOWN, "age"): ("emigrant_age",),
    ("net_migration", Axis.COUNTRY, None): ("net_migration_rank",),
    ("emigration", Axis.COUNTRY, None): ("net_migration_rank",),
    ("emigration_motive_share", Axis.BREAKDOWN, "motive"): ("emigration_reasons",),
}
_WHOLES = frozenset({IndicatorKind.FLOW, IndicatorKind.STOCK})


def answer_ranking(question: Question, shelf: Shelf) -> Found | None:
    """The largest, or smallest, first; places only where the rest cannot hold a larger one."""
    series = _ranked_series(question.series[0], question.axis, shelf)
    told = _told(question, series, shelf)
    period = _period(question, series, shelf)
    readings = _cells(question, series, period, shelf) if period else []
    if len(readings) < 2 and not told:
        return None
    rows = _rows(question, series, period, readings, shelf) if period and len(readings) > 1 else ()
    shares = _shares(question, period, shelf)
    notes = _notes(rows)
    assumed = () if question.periods or not period or not rows else (
        Assumption(AssumptionKind.LATEST_PERIOD, period.code),
    )  # fmt: skip
    return Found(ranking=rows, readings=shares, statements=told, notes=notes, assumptions=assumed)


def _ranked_series(series: Series, axis: Axis | None, shelf: Shelf) -> Series:
    if axis is Axis.REGION and series.indicator == "net_migration":
        return replace(series, indicator="net_migration_all_flows")
    return series


def _told(question: Question, series: Series, shelf: Shelf) -> tuple:  # type: ignore[type-arg]
    indicators = _TOLD.get((question.series[0].indicator, question.axis or Axis.COUNTERPART, question.dimension), ())
    if question.order is Order.LEAST and question.axis is not Axis.COUNTRY:
        return ()
    facts = [fact for name in indicators for fact in shelf.store.by_indicator(name)]
    fitting = [fact for fact in facts if fact.kind is not FactKind.DEFINITION and _fits(fact, question)]
    return statements_of(fitting, question.language, shelf.store)


def _fits(fact: Fact, question: Question) -> bool:
    if not question.periods or fact.period is None:
        return True
    return any(period.overlaps(fact.period) for period in question.periods)


def _period(question: Question, series: Series, shelf: Shelf) -> Period | None:
    if question.periods:
        return _held(question, series, question.periods[0], shelf)
    facts = _facts(question, series, None, shelf)
    counted: dict[Period, set[Series]] = {}
    for fact in facts:
        if fact.period is not None and fact.value is not None:
            counted.setdefault(fact.period, set()).add(fact.series)
    many = [period for period, cells in counted.items() if len(cells) > 1]
    years = [period for period in many if period.is_year]
    return max(years or many, key=lambda p: (p.end, p.start), default=None)


def _held(question: Question, series: Series, asked: Period, shelf: Shelf) -> Period:
    if not shelf.is_dated_by_day(series):
        return asked
    days = {f.period for f in _facts(question, series, None, shelf) if f.period and asked.contains(f.period)}
    return max(days, key=lambda p: (p.end, p.start), default=asked)


def _facts(question: Question, series: Series, period: Period | None, shelf: Shelf) -> list[Fact]:
    place = series.place if question.axis in (Axis.COUNTERPART, Axis.BREAKDOWN) else None
    facts = shelf.store.cross_section(series.indicator, period, place=place)
    return [fact for fact in facts if fact.value is not None and _is_cell(fact, question, series, shelf)]


def _is_cell(fact: Fact, question: Question, series: Series, shelf: Shelf) -> bool:
    cell = fact.series
    if fact.qualifier("not-for-rankings"):
        return False
    match question.axis:
        case Axis.COUNTERPART:
            return cell.breakdown == series.breakdown and _is_country(cell.counterpart, shelf)
        case Axis.REGION:
            return cell.place.startswith("KZ-") and cell.counterpart is None and cell.breakdown == series.breakdown
        case Axis.COUNTRY:
            return cell.place in _MEMBERS.get(series.place, ()) and cell.counterpart is None and cell.breakdown is None
        case _:
            return (cell.breakdown or "").startswith(f"{question.dimension}:") and cell.counterpart == series.counterpart


def _is_country(code: str | None, shelf: Shelf) -> bool:
    return code is not None and code != "UNKNOWN" and shelf.store.place(code).kind is PlaceKind.COUNTRY


def _cells(question: Question, series: Series, period: Period, shelf: Shelf) -> list[Reading]:
    cells = dict.fromkeys(fact.series for fact in _facts(question, series, period, shelf))
    readings = [reading for cell in cells if (reading := shelf.reading(cell, period))]
    downwards = question.order is Order.MOST
    return sorted(readings, key=lambda r: (-r.lead.value if downwards else r.lead.value, r.lead.series.place))


def _rows(
    question: Question, series: Series, period: Period, readings: list[Reading], shelf: Shelf
) -> tuple[RankedRow, ...]:
    complete = _certain_places(question, series, period, readings, shelf)
    shown = readings[: question.limit or LONGEST]
    return tuple(
        RankedRow(reading.lead, place if place <= complete else None) for place, reading in enumerate(shown, start=1)
    )


def _certain_places(
    question: Question, series: Series, period: Period, readings: list[Reading], shelf: Shelf
) -> int:
    """How many places are certain: a figure has one if it is larger than all that is not broken down."""
    if question.axis is Axis.COUNTRY or question.dimension in ("motive", "answer", "sex"):
        return len(readings)
    if question.axis is Axis.REGION and len(readings) >= 20:
        return len(readings)
    listed = sum(_is_listed(reading) for reading in readings)
    whole = _whole(question, series, period, shelf)
    if whole is None or question.order is Order.LEAST or shelf.indicator(series).kind not in _WHOLES:
        return listed if question.order is Order.MOST else 0
    rest = whole - sum(reading.lead.value for reading in readings)
    return max(listed, sum(reading.lead.value > rest for reading in readings))


def _is_listed(reading: Reading) -> bool:
    """Whether the source itself says that these are the largest."""
    return any(fact.qualifier("top-listed") for fact in (*reading.lead.facts(), *reading.further))


def _whole(question: Question, series: Series, period: Period, shelf: Shelf):  # type: ignore[no-untyped-def]
    place = "KZ" if question.axis is Axis.REGION else series.place
    lead = shelf.lead(Series(series.indicator, place, None, series.breakdown), period)
    return lead.value if lead else None


def _shares(question: Question, period: Period | None, shelf: Shelf) -> tuple[Reading, ...]:
    """The share of several regions together, where a source prints one."""
    if question.axis is not Axis.REGION or question.series[0].indicator != "emigration":
        return ()
    asked = question.periods[0] if question.periods else period
    facts = shelf.store.cross_section("emigration_share", asked, place="KZ") if asked else ()
    cells = [fact.series for fact in facts if (fact.series.breakdown or "").startswith("regions:")]
    return tuple(reading for cell in cells if asked and (reading := shelf.reading(cell, asked)))


def _notes(rows: Iterable[RankedRow]) -> tuple[Note, ...]:
    return (Note(NoteKind.UNRANKED),) if any(row.place is None for row in rows) else ()
