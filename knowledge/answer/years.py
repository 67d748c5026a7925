"""Years that stand out: the one with the most or least, and those in which a balance changed its sign."""

from __future__ import annotations

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.answer.statement import statements_of
from knowledge.answer.value import resolved
from knowledge.types.answer import Figure, Note, NoteKind
from knowledge.types.fact import Fact, FactKind, Series
from knowledge.types.period import Period
from knowledge.types.question import Order, Question, Sign


def answer_extreme(question: Question, shelf: Shelf) -> Found | None:
    """The year, or the day, with the most or the least, among those held or asked."""
    series = resolved(question.series[0], shelf)
    leads = _leads(series, question.periods, shelf)
    if len(leads) < 2:
        return None
    pick = max if question.order is Order.MOST else min
    best = pick(leads, key=lambda figure: figure.value)
    reading = shelf.reading(series, best.period)
    span = Period(leads[0].period.start, leads[-1].period.end)
    note = Note(NoteKind.SPAN_SEARCHED, f"{span.start.year}/{span.end.year}")
    return Found(readings=(reading,), notes=(note,)) if reading else None


def _leads(series: Series, periods: tuple[Period, ...], shelf: Shelf) -> list[Figure]:
    if shelf.is_dated_by_day(series):
        held = tuple(dict.fromkeys(fact.period for fact in shelf.dated(series) if fact.period))
    else:
        held = shelf.years(series)
    inside = [p for p in held if not periods or any(asked.start <= p.end <= asked.end for asked in periods)]
    return [lead for period in inside if (lead := shelf.lead(series, period))]


def answer_turn(question: Question, shelf: Shelf) -> Found | None:
    """Since when the balance has the sign asked for, or when it had it before."""
    series = resolved(question.series[0], shelf)
    leads = _leads(series, question.periods, shelf)
    runs = _runs(leads, question.sign or Sign.POSITIVE)
    told = _told(series, question, shelf)
    wanted = 2 if question.limit == 2 else 1
    if len(runs) < wanted:
        return Found(statements=told) if told else None
    run = runs[-wanted]
    shown = [run[0]] if wanted == 1 else [run[0], run[-1]]
    before = [figure for figure in leads if figure.period.end.year == run[0].period.start.year - 1]
    readings = tuple(r for f in (*shown, *before) if (r := shelf.reading(series, f.period)))
    span = f"{leads[0].period.start.year}/{leads[-1].period.end.year}"
    return Found(readings=readings, statements=told, notes=(Note(NoteKind.SPAN_SEARCHED, span),))


def _runs(leads: list[Figure], sign: Sign) -> list[list[Figure]]:
    """Consecutive years of one sign, in order."""
    runs: list[list[Figure]] = []
    open_run = False
    for figure in leads:
        has_sign = figure.value > 0 if sign is Sign.POSITIVE else figure.value < 0
        if has_sign and open_run:
            runs[-1].append(figure)
        elif has_sign:
            runs.append([figure])
        open_run = has_sign
    return runs


def _told(series: Series, question: Question, shelf: Shelf):  # type: ignore[no-untyped-def]
    """What sources say of the sign in words."""
    facts = shelf.store.by_indicator(series.indicator)
    trends = [fact for fact in facts if fact.kind is FactKind.TREND and fact.series == series and _of_sign(fact, question)]
    return statements_of(trends, question.language, shelf.store)


def _of_sign(fact: Fact, question: Question) -> bool:
    positive = "positive" in fact.id
    return positive if question.sign is not Sign.NEGATIVE else not positive
