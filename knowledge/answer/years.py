"""Years that stand out: the one with the most or least, and those of one sign of a balance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.answer.found import Found
from knowledge.answer.held_as import resolved
from knowledge.answer.shelf import Shelf
from knowledge.answer.spans import in_short
from knowledge.answer.statement import statements_of
from knowledge.types.answer import Statement
from knowledge.types.fact import FactKind, Rank, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Order, Question, Sign

_FIRST, _RUN_BEFORE = 1, 2  # Question.limit of "the first year that is positive", "before?"

_Run = Sequence[Figure]


def answer_extreme(question: Question, shelf: Shelf) -> Found | None:
    """The year, or the day, with the most or the least, among those held or asked."""
    series = resolved(question.series[0], shelf)
    leads = [figure for figure in undisputed(series, shelf) if _is_asked(figure, question.periods)]
    if len(leads) < 2:
        return None
    ends = _outstanding(leads, question.order, question.limit or 1)
    readings = in_short(shelf.readings(series, [figure.period for figure in ends]))
    return Found(readings=readings, notes=(searched(leads),)) if readings else None


def _outstanding(leads: _Run, order: Order, count: int) -> list[Figure]:
    """The highest or the lowest, the one that stands out most first; of both ends one each."""
    rising = sorted(leads, key=lambda figure: figure.value)
    if order is Order.BOTH:
        return [rising[-1], rising[0]]
    return rising[:count] if order is Order.LEAST else rising[: -count - 1 : -1]


def undisputed(series: Series, shelf: Shelf) -> tuple[Figure, ...]:
    """The figures of single years, or of single days, that nobody disputes."""
    return shelf.kept(_undisputed, series)


def _undisputed(shelf: Shelf, series: Series) -> tuple[Figure, ...]:
    periods = shelf.periods(series) if shelf.is_dated_by_day(series) else shelf.years(series)
    leads = (shelf.lead(series, period) for period in periods)
    return tuple(figure for figure in leads if figure and figure.rank is not Rank.DISPUTED)


def _is_asked(figure: Figure, periods: Sequence[Period]) -> bool:
    return not periods or any(p.start <= figure.period.end <= p.end for p in periods)


def searched(leads: Sequence[Figure]) -> Note:
    """The span of years among which one was looked for."""
    span = Period.years(leads[0].period.end.year, leads[-1].period.end.year)
    return Note(NoteKind.SPAN_SEARCHED, span.code)


def answer_turn(question: Question, shelf: Shelf) -> Found | None:
    """Since when the balance has the sign asked for, or when it had it before."""
    series = resolved(question.series[0], shelf)
    leads: _Run = undisputed(series, shelf)
    if question.limit == _FIRST:
        leads = [figure for figure in leads if _is_asked(figure, question.periods)]
    runs = _runs(leads, question.sign or Sign.POSITIVE)
    run = _run_meant(runs, question)
    if run is None:
        return None
    before = [figure for figure in leads if figure.period.end.year == _first_year(run) - 1]
    is_over = run[-1] is not leads[-1]
    last = _last_shown(run, leads) if is_over else ()
    shown = dict.fromkeys(figure.period for figure in (run[0], *last, *before))
    return Found(
        readings=shelf.readings(series, shown),
        statements=_told(series, run, runs, question, shelf),
        notes=(searched(leads), *_other_runs(runs, run)),
    )


def _last_shown(run: _Run, leads: _Run) -> _Run:
    """The last year of a run that is over; of one year's run, the next that is held."""
    return run[-1:] if len(run) > 1 else leads[leads.index(run[-1]) + 1 :][:1]


def _other_runs(runs: Sequence[_Run], shown: _Run) -> Iterator[Note]:
    """When else the balance had the sign, where the run that is shown is not the only one."""
    others = [_span(run).code for run in runs if run is not shown]
    if others:
        yield Note(NoteKind.OTHER_RUNS, ",".join(others))


def answer_runs(question: Question, shelf: Shelf) -> Found | None:
    """All years in which the balance had the sign asked for; if there are none, those searched."""
    series = resolved(question.series[0], shelf)
    leads = [figure for figure in undisputed(series, shelf) if _is_asked(figure, question.periods)]
    runs = _runs(leads, question.sign or Sign.POSITIVE)
    years = [figure.period for run in runs or [leads] for figure in run]
    readings = in_short(shelf.readings(series, years))
    if not readings:
        return None
    told = (fact for run in runs for fact in _told(series, run, (), question, shelf))
    return Found(readings=readings, statements=tuple(dict.fromkeys(told)), notes=(searched(leads),))


def _first_year(run: _Run) -> int:
    return run[0].period.start.year


def _runs(leads: _Run, sign: Sign) -> list[list[Figure]]:
    """Consecutive years of one sign, in order."""
    runs: list[list[Figure]] = []
    last_year = None
    for figure in leads:
        if (figure.value > 0) is not (sign is Sign.POSITIVE) or figure.value == 0:
            continue
        if last_year != figure.period.start.year - 1:
            runs.append([])
        runs[-1].append(figure)
        last_year = figure.period.start.year
    return runs


def _run_meant(runs: list[list[Figure]], question: Question) -> _Run | None:
    """The last run, or the one before it, or the last that shares a year with the time asked."""
    if question.limit == _FIRST:
        return next(iter(runs), None)
    asked = [run for run in runs if any(_overlaps(run, period) for period in question.periods)]
    if asked:
        return asked[-1]
    nth = _RUN_BEFORE if question.limit == _RUN_BEFORE else 1
    return runs[-nth] if len(runs) >= nth else None


def _overlaps(run: _Run, period: Period) -> bool:
    return _span(run).overlaps(period)


def _span(run: _Run) -> Period:
    return Period(run[0].period.start, run[-1].period.end)


def _told(
    series: Series, run: _Run, runs: Sequence[_Run], question: Question, shelf: Shelf
) -> tuple[Statement, ...]:
    """What sources say in words of the time of the run, and of the other runs of that sign."""
    spans = {_span(other) for other in runs} if not question.periods else set()
    trends = [
        fact
        for fact in shelf.store.history(series)
        if fact.kind is FactKind.TREND and fact.period
        if _overlaps(run, fact.period) or fact.period in spans
    ]
    return statements_of(trends, question.language, shelf.store)
