"""What is held nearest to a question that nothing answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.answer.held_as import ALL_FLOWS, ESTIMATE, PROJECTION, resolved
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import HOME
from knowledge.types.answer import Suggestion
from knowledge.types.fact import Language, Series
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

MOST_OFFERED = 4
_FLOWS = ("immigration", "emigration")
_RELATED = {  # other things, offered under their own names
    "emigration": ("emigrant_stock",),
    "immigration": ("immigrant_stock",),
    "net_migration": (ALL_FLOWS, ESTIMATE, PROJECTION),
    "emigrant_stock": ("emigration",),
    "immigrant_stock": ("immigration",),
}


def nearest(
    series: Iterable[Series], periods: Sequence[Period], language: Language, shelf: Shelf
) -> tuple[Suggestion, ...]:
    """Questions like this one that the store answers, the nearest first."""
    offered: dict[tuple[Series, Period], Suggestion] = {}
    for candidate in dict.fromkeys(entry for asked in series for entry in _candidates(asked)):
        series_held = resolved(candidate, shelf)
        for held in _nearest_periods(series_held, periods, shelf):
            question = Question("", language, Operation.VALUE, (series_held,), (held,))
            offered.setdefault((series_held, held), Suggestion(question))
        if len(offered) >= MOST_OFFERED:
            break
    return tuple(offered.values())[:MOST_OFFERED]


def _is_offered(candidate: Series, held: Period, periods: Sequence[Period]) -> bool:
    """A projection is offered only for the very time that was asked."""
    return candidate.indicator != PROJECTION or any(held.overlaps(period) for period in periods)


def _candidates(asked: Series) -> Iterator[Series]:
    """The series itself, what is related to it, then less and less of it."""
    yield asked
    is_home = asked.place.split("-")[0] == HOME
    if not is_home:
        yield from (Series(name, HOME, asked.place) for name in _FLOWS)
    for name in _RELATED.get(asked.indicator, ()):
        yield replace(asked, indicator=name)
    if asked.breakdown:
        yield replace(asked, breakdown=None)
    if asked.counterpart:
        yield replace(asked, counterpart=None)
    if is_home:
        yield Series(asked.indicator, asked.place)
    yield Series(asked.indicator, HOME)


def _nearest_periods(series: Series, periods: Sequence[Period], shelf: Shelf) -> Iterator[Period]:
    """The nearest period that may be offered, and the year of which a part was asked."""
    held = _nearest_period(series, periods, shelf)
    if held is None or not _is_offered(series, held, periods):
        return
    yield held
    if held not in periods:
        yield from (year for year in _years_around(periods) if year in shelf.years(series))


def _years_around(periods: Sequence[Period]) -> Iterator[Period]:
    """The year in which the time asked lies, if it is only a part of one."""
    if len(periods) == 1 and not (periods[0].is_year or periods[0].is_years):
        yield from periods[0].each_year()


def of_the_year(
    series: Iterable[Series], periods: Sequence[Period], shelf: Shelf
) -> tuple[Note, ...]:
    """What is held of the year where a part of it was asked that is not."""
    years = tuple(_years_around(periods))
    for asked in series:
        held = shelf.all_periods(resolved(asked, shelf))
        inside = [period for period in held if any(year.contains(period) for year in years)]
        if inside:
            return (Note(NoteKind.HELD_OF_YEAR, ",".join(period.code for period in inside)),)
    return ()


def _nearest_period(series: Series, periods: Sequence[Period], shelf: Shelf) -> Period | None:
    """The period held that is asked, or else the one nearest in time."""
    if not periods:
        return shelf.latest(series)
    asked = periods[0]
    held = shelf.all_periods(series)
    return min(held, key=lambda period: _remoteness(period, asked), default=None)


def _remoteness(held: Period, asked: Period) -> tuple[int, bool, int]:
    if held == asked:
        return (-1, False, 0)
    days = max((held.start - asked.end).days, (asked.start - held.end).days, 0)
    is_other_length = held.granularity is not asked.granularity
    return (days, is_other_length, abs((held.end - asked.end).days))


def latest_note(
    series: Iterable[Series], periods: Sequence[Period], shelf: Shelf
) -> tuple[Note, ...]:
    """The latest period held and when it was published, where a later one was asked."""
    for asked in series:
        held = resolved(asked, shelf)
        latest = _last(held, shelf)
        if latest is not None:
            is_later = any(period.start > latest.end for period in periods)
            known = (Note(NoteKind.LATEST_HELD, latest.code), *_dated(held, latest, shelf))
            return known if is_later else ()
    return ()


def _last(series: Series, shelf: Shelf) -> Period | None:
    """The latest period; of what is projected the very last."""
    is_projected = series.indicator == PROJECTION
    return max(shelf.all_periods(series), default=None) if is_projected else shelf.latest(series)


def _dated(series: Series, period: Period, shelf: Shelf) -> tuple[Note, ...]:
    """When the figure was published; if its source bears no date, when it was read."""
    lead = shelf.lead(series, period)
    sources = [fact.source for fact in lead.facts()] if lead else []
    published = max((source.published for source in sources), default="")
    if published:
        return (Note(NoteKind.PUBLISHED, published),)
    accessed = max((source.accessed for source in sources), default="")
    return (Note(NoteKind.ACCESSED, accessed),) if accessed else ()
