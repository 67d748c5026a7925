"""Short ways to write what a text is read as, so that a row of a table is a line of a specification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.question.roles import Roles
from knowledge.types.assumption import Assumption
from knowledge.types.fact import Series
from knowledge.types.question import (
    Ambiguous,
    Axis,
    Measure,
    NotHeld,
    NotUnderstood,
    Order,
    Question,
    Understanding,
)
from knowledge.types.service import ServiceRequest

TODAY = date(2026, 11, 22)


def written(series: Series) -> str:
    """The series as `indicator PLACE>COUNTERPART breakdown`."""
    route = f"{series.place}>{series.counterpart}" if series.counterpart else series.place
    return " ".join(filter(None, (series.indicator, route, series.breakdown)))


def spec(understanding: Understanding) -> str:
    """What was understood, as one line; what is not said in a question is not said in it either.

    A question is `operation series & series @period,period name:value …`.
    """
    match understanding:
        case Question():
            return _line(understanding)
        case Ambiguous(about=about, readings=readings):
            return f"ambiguous {about}: " + " | ".join(map(_line, readings))
        case NotHeld():
            return "not held"
        case NotUnderstood(reason=reason):
            return f"not understood: {reason}"
        case ServiceRequest(service=service, argument=argument):
            return f"service {service} {argument}".strip()


def _line(question: Question) -> str:
    series = " & ".join(map(written, question.series))
    periods = "@" + ",".join(period.code for period in question.periods) if question.periods else ""
    return " ".join(filter(None, (question.operation.value, series, periods, *_manner(question))))


def _manner(question: Question) -> Iterator[str]:
    if question.measure is not Measure.BOTH:
        yield f"measure:{question.measure}"
    if question.order is not Order.MOST:
        yield f"order:{question.order}"
    if question.axis is not None:
        axis = question.dimension if question.axis is Axis.BREAKDOWN else question.axis
        yield f"by:{axis}"
    for name in ("limit", "sign", "authority", "source"):
        if (value := getattr(question, name)) is not None:
            yield f"{name}:{value}"
    if question.claim is not None:
        yield f"claim:{question.claim.value}{'%' if question.claim.is_percent else ''}"


def assumed(assumptions: Iterable[Assumption]) -> str:
    """The assumptions as `kind:argument`, in alphabetical order."""
    return " ".join(sorted(f"{one.kind}:{one.argument}" for one in assumptions))


def named(roles: Roles) -> str:
    """The places as `role:CODE`, in order, and those of which nothing is held as `other:word`."""
    mentions = (f"{mention.role}:{mention.code}" for mention in roles.mentions)
    return " ".join((*mentions, *(f"other:{word}" for word in roles.others)))
