"""What sources say in words of who or what comes first."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answer.shelf import Shelf
from knowledge.answer.statement import statements_of
from knowledge.types.answer import Statement
from knowledge.types.fact import Fact, FactKind
from knowledge.types.period import Period
from knowledge.types.question import Axis, Order, Question

_INDICATORS: dict[tuple[str, Axis | None, str | None], str] = {
    ("emigration", Axis.COUNTERPART, None): "emigration_destination",
    ("emigration", Axis.REGION, None): "emigration_regions",
    ("emigration", Axis.BREAKDOWN, "ethnicity"): "emigrant_ethnicity",
    ("emigration", Axis.BREAKDOWN, "age"): "emigrant_age",
    ("emigration", Axis.COUNTRY, None): "net_migration_rank",
    ("net_migration", Axis.COUNTRY, None): "net_migration_rank",
    ("emigration_motive_share", Axis.BREAKDOWN, "motive"): "emigration_reasons",
}


def told_of_ranking(question: Question, shelf: Shelf) -> tuple[Statement, ...]:
    """The statements on the largest, of the time asked if they are dated."""
    asked = question.series[0].indicator, question.axis, question.dimension
    indicator = _INDICATORS.get(asked)
    if (
        indicator is None
        or _is_of_another_union(question)
        or (question.order is Order.LEAST and question.axis is not Axis.COUNTRY)
    ):
        return ()
    facts = shelf.store.by_indicator(indicator)
    fitting = [fact for fact in facts if _fits(fact, question)]
    return statements_of(fitting, question.language, shelf.store)


def _is_of_another_union(question: Question) -> bool:
    """Whether countries are ranked of which no source tells who comes first."""
    return question.axis is Axis.COUNTRY and question.series[0].place != "EAEU"


def of_the_time(told: Sequence[Statement], question: Question) -> tuple[Statement, ...]:
    """Those that tell of the time asked by themselves, not only beside figures of it.

    One that bears no time tells of the year in which it was published.
    """
    return tuple(
        statement
        for statement in told
        if not question.periods or _tells_of(statement.fact, question.periods)
    )


def _tells_of(fact: Fact, periods: Sequence[Period]) -> bool:
    year = fact.source.published[:4]
    known = fact.period or (Period.year(int(year)) if year else None)
    return known is not None and any(period.overlaps(known) for period in periods)


def _is_of_the_same(fact: Fact, question: Question) -> bool:
    """Whether it is told of the place, the partner and the group asked for, not of all."""
    asked, told = question.series[0], fact.series
    if question.axis is Axis.BREAKDOWN:
        return (told.place, told.counterpart) == (asked.place, asked.counterpart)
    if question.axis is Axis.COUNTERPART:
        return (told.place, told.breakdown) == (asked.place, asked.breakdown)
    return question.axis is not Axis.REGION or asked.counterpart is None


def _fits(fact: Fact, question: Question) -> bool:
    if fact.kind is FactKind.DEFINITION or not _is_of_the_same(fact, question):
        return False
    if not question.periods or fact.period is None:
        return True
    return any(period.overlaps(fact.period) for period in question.periods)
