"""Checking a claimed limit: "more than 40,000" against the figures that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from knowledge.answer.claim import comparable
from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.types.claim import AssertionKind, Claim
from knowledge.types.fact import Precision
from knowledge.types.figure import Figure
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question
from knowledge.types.verdict import Verdict, VerdictKind

_LOSSES = frozenset({AssertionKind.FELL, AssertionKind.NEGATIVE})
_TRENDS = frozenset({AssertionKind.ROSE, AssertionKind.FELL})
_IN_ROWS = frozenset({Operation.SERIES, Operation.COMPARISON, Operation.CHANGE})


def check_limit(question: Question, claim: Claim, found: Found, shelf: Shelf) -> Verdict | None:
    """Whether the figure keeps the limit, or each row does; None if none is of its kind.

    Rows against it are enough; for it speak only all of them. Of a year in which a number may have
    passed the limit, the number of its first day does not tell.
    """
    figures = _limited(question, claim, found)
    if not figures:
        return None
    if _is_of_change(question) and not claim.is_percent:
        return _by_or_to(question, claim, figures, found)
    if any(_hides(claim, figure) for figure in figures):
        return Verdict(VerdictKind.OPEN, claim.value)
    is_loss = question.assertion is not None and question.assertion.kind in _LOSSES
    against = [figure for figure in figures if not _keeps(claim, figure.value, is_loss=is_loss)]
    if against and _passes_within(question, claim, figures, shelf):
        return Verdict(VerdictKind.OPEN, claim.value)
    if against:
        held = against[0] if len(figures) > 1 else None
        return Verdict(VerdictKind.REFUTED, claim.value, held)
    return Verdict(VerdictKind.OPEN if found.is_partial else VerdictKind.CONFIRMED, claim.value)


def _hides(claim: Claim, figure: Figure) -> bool:
    """Whether the limit lies where the number itself may lie, of which a rounding is held."""
    if figure.precision not in (Precision.ROUNDED, Precision.APPROXIMATE):
        return False
    step = Decimal(1).scaleb(_last_place(figure.value))
    return abs(abs(figure.value) - abs(claim.value)) < step / 2


def _last_place(value: Decimal) -> int:
    """The decimal place that was rounded to: 3 for 2,000, -1 for 16.4."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _passes_within(
    question: Question, claim: Claim, figures: Sequence[Figure], shelf: Shelf
) -> bool:
    """Whether a year is asked for, and its first day is on the one side, the next on the other."""
    (first, *others) = figures
    day = first.period.start
    is_first_day = first.period == Period.day(date(day.year, 1, 1))
    if others or not is_first_day or question.periods != (Period.year(day.year),):
        return False
    following = shelf.lead(first.series, Period.day(date(day.year + 1, 1, 1)))
    return following is not None and _keeps(claim, following.value, is_loss=False)


def _is_of_change(question: Question) -> bool:
    return question.assertion is not None and question.assertion.kind in _TRENDS


def _by_or_to(
    question: Question, claim: Claim, figures: list[Figure], found: Found
) -> Verdict | None:
    """Of a fall below 10,000 the new number is the limit's, of one by 10,000 the difference.

    None where the two disagree, as the words do not tell them apart.
    """
    change, new = figures[0], max(found.readings, key=lambda reading: reading.lead.period).lead
    by = _keeps(claim, abs(change.value), is_loss=False)
    to = _keeps(claim, new.value, is_loss=False)
    kind = VerdictKind.CONFIRMED if to else VerdictKind.REFUTED
    return Verdict(kind, claim.value) if by is to else None


def _limited(question: Question, claim: Claim, found: Found) -> list[Figure]:
    """What the limit is of: the rows, or the headline alone."""
    figures = comparable(claim, found)
    if question.operation not in _IN_ROWS or _is_of_change(question):
        return figures[:1]
    rows = [reading.lead for reading in found.readings]
    return [figure for figure in figures if figure in rows]


def _keeps(claim: Claim, value: Decimal, *, is_loss: bool) -> bool:
    """Whether the value is on that side of the number; of a decline or a deficit, its size is."""
    size = -value if is_loss else value
    return claim.bound is not None and claim.bound.is_kept(size, claim.value)
