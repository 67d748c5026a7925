"""What a source contains."""

from __future__ import annotations

from knowledge.answer.found import Found
from knowledge.answer.shelf import Shelf
from knowledge.answer.slots import last_day
from knowledge.answer.statement import statements_of
from knowledge.types.answer import Reading
from knowledge.types.fact import Fact, FactKind
from knowledge.types.figure import Figure
from knowledge.types.question import Question

MOST_TOLD = 5
MOST_FIGURES = 3  # more would be shown as a table of unlike things


def answer_contents(question: Question, shelf: Shelf) -> Found | None:
    """The source itself, how much it holds of what, and some of what it says."""
    if question.source is None:
        return None
    facts = shelf.store.facts_of_source(question.source)
    told = [fact for fact in facts if fact.kind is not FactKind.FIGURE][:MOST_TOLD]
    readings = () if told else tuple(Reading(Figure.of(fact)) for fact in _examples(facts))
    if not told and not readings:
        return None
    statements = statements_of(told, question.language, shelf.store)
    source = shelf.store.source(question.source)
    return Found(
        readings=readings,
        statements=statements,
        sources=(source,),
        holdings=shelf.store.contents(source),
    )


def _examples(facts: tuple[Fact, ...]) -> list[Fact]:
    """The latest figure of each indicator."""
    latest: dict[str, Fact] = {}
    for fact in facts:
        if fact.value is None or fact.period is None:
            continue
        known = latest.get(fact.series.indicator)
        if known is None or known.period is None or last_day(known.period) < last_day(fact.period):
            latest[fact.series.indicator] = fact
    return list(latest.values())[:MOST_FIGURES]
