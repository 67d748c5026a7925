"""Checking who comes first: the top of a ranking, and the part that is more than half."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from knowledge.answer.found import Found
from knowledge.answer.rates import answer_share
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import as_home_counts
from knowledge.types.claim import Assertion, AssertionKind
from knowledge.types.fact import Series
from knowledge.types.figure import Figure
from knowledge.types.question import Operation, Question
from knowledge.types.verdict import Verdict, VerdictKind

_HALF = Decimal(50)
_FIRST_FEW = 3


def foremost(
    assertion: Assertion, question: Question, found: Found, shelf: Shelf
) -> Verdict | None:
    """Whether the subject comes first, has its place, or is most; OPEN where the rows do not tell.

    That it is among the first is only ever borne out, as nobody says how many these are.
    """
    if assertion.kind is AssertionKind.AMONG_FIRST:
        first = (row for row in found.ranking if row.place and row.place <= _FIRST_FEW)
        is_among = any(_is(assertion.subject, row.figure) for row in first)
        return Verdict(VerdictKind.CONFIRMED, None) if is_among else None
    if assertion.kind is AssertionKind.LEADING:
        return _leading(assertion.subject, found)
    if assertion.kind is AssertionKind.PLACED:
        return _placed(assertion, found)
    if not found.ranking:
        return _of_share(found)
    return _majority(assertion.subject, question, found, shelf)


def _leading(subject: Series | None, found: Found) -> Verdict:
    """First is who has a place; without places, still nobody who has another above them."""
    if not found.ranking:
        return Verdict(VerdictKind.OPEN, None)
    first = found.ranking[0]
    if _is(subject, first.figure):
        kind = VerdictKind.CONFIRMED if first.place else VerdictKind.OPEN
        return Verdict(kind, None)
    is_below = any(_is(subject, row.figure) for row in found.ranking)
    if first.place or is_below:
        return Verdict(VerdictKind.REFUTED, None, first.figure)
    return Verdict(VerdictKind.OPEN, None)


def _placed(assertion: Assertion, found: Found) -> Verdict:
    """By who has that place, or by so many above the subject that it cannot have it."""
    place = assertion.place or 0
    mine = next((row for row in found.ranking if _is(assertion.subject, row.figure)), None)
    if mine is not None and mine.place is not None:
        is_so = mine.place == place
        return Verdict(VerdictKind.CONFIRMED if is_so else VerdictKind.REFUTED, None)
    above = found.ranking[: found.ranking.index(mine)] if mine else ()
    taken = next((row for row in found.ranking if row.place == place), None)
    against = taken or next(iter(above[place - 1 :]), None)
    if against is None:
        return Verdict(VerdictKind.OPEN, None)
    return Verdict(VerdictKind.REFUTED, None, against.figure)


def _majority(subject: Series | None, question: Question, found: Found, shelf: Shelf) -> Verdict:
    """By its share of the period that is ranked."""
    share = _share(subject, question, found, shelf)
    if share is not None and share.value > _HALF:
        return Verdict(VerdictKind.CONFIRMED, None, share)
    leading = _leading(subject, found)
    if share is not None and leading.kind is VerdictKind.CONFIRMED:
        return Verdict(VerdictKind.LARGEST, None, share)
    if share is not None:
        return Verdict(VerdictKind.REFUTED, None, leading.held or share)
    return Verdict(VerdictKind.OPEN, None) if leading.held is None else leading


def _share(subject: Series | None, question: Question, found: Found, shelf: Shelf) -> Figure | None:
    if subject is None:
        return None
    period = found.ranking[0].figure.period
    asked = replace(
        question, operation=Operation.SHARE, series=(subject,), periods=(period,), axis=None
    )
    shared = answer_share(asked, shelf)
    return next(iter(shared.figures()), None) if shared else None


def _of_share(found: Found) -> Verdict:
    """By the share that is shown."""
    share = next(iter(found.figures()), None)
    if share is None or not share.unit.startswith("percent"):
        return Verdict(VerdictKind.OPEN, None)
    kind = VerdictKind.CONFIRMED if share.value > _HALF else VerdictKind.REFUTED
    return Verdict(kind, None)


def _is(subject: Series | None, figure: Figure) -> bool:
    return subject is not None and as_home_counts(figure.series) == as_home_counts(subject)
