"""What is held nearest to a question that nothing answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.answer.shelf import Shelf
from knowledge.answer.value import resolved
from knowledge.types.answer import Note, NoteKind, Suggestion
from knowledge.types.fact import Language, Series
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question

MOST_OFFERED = 4
_FLOWS = ("immigration", "emigration")


def nearest(
    series: Iterable[Series], periods: tuple[Period, ...], language: Language, shelf: Shelf
) -> tuple[Suggestion, ...]:
    """Questions like this one that the store answers, the nearest first."""
    offered: dict[tuple[Series, Period], Suggestion] = {}
    for asked in series:
        for candidate in _candidates(asked):
            held = _nearest_period(resolved(candidate, shelf), periods, shelf)
            if held is not None:
                question = Question("", language, Operation.VALUE, (candidate,), (held,))
                offered.setdefault((candidate, held), Suggestion(question))
    return tuple(offered.values())[:MOST_OFFERED]


def _candidates(asked: Series) -> Iterator[Series]:
    """The series itself, then with less said, then the moves between its country and Kazakhstan."""
    yield asked
    home = asked.place.split("-")[0] == "KZ"
    if not home:
        yield from (Series(name, "KZ", asked.place) for name in _FLOWS)
    if asked.breakdown:
        yield replace(asked, breakdown=None)
    if asked.counterpart:
        yield replace(asked, counterpart=None)
    yield Series(asked.indicator, asked.place if home else "KZ")
    if home and asked.place != "KZ":
        yield Series(asked.indicator, "KZ")


def _nearest_period(series: Series, periods: tuple[Period, ...], shelf: Shelf) -> Period | None:
    """The period held that is asked, or else the one nearest in time."""
    held = tuple({fact.period for fact in shelf.dated(series) if fact.period})
    if not periods:
        return shelf.latest(series)
    asked = periods[0]
    return min(held, key=lambda p: (p != asked, _distance(p, asked), not p.is_year, p.start), default=None)


def _distance(held: Period, asked: Period) -> int:
    if held.overlaps(asked):
        return 0
    return min(abs((held.start - asked.end).days), abs((asked.start - held.end).days))


def latest_note(series: Iterable[Series], shelf: Shelf) -> tuple[Note, ...]:
    """The latest period held of the first series of which anything is."""
    for asked in series:
        latest = shelf.latest(resolved(asked, shelf))
        if latest is not None:
            return (Note(NoteKind.LATEST_HELD, latest.code),)
    return ()
