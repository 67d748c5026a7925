"""What is assumed where words leave something open, or say less than is shown."""

from __future__ import annotations

from knowledge.lexicon import Kind
from knowledge.question.facets import Facets
from knowledge.question.plans import Plan
from knowledge.question.readings import assumed_scope
from knowledge.question.slot_parts import Slots, assumed_namesakes
from knowledge.types.assumption import Assumption, AssumptionKind


def assumed(facets: Facets, slots: Slots, found: Plan) -> tuple[Assumption, ...]:
    """All that is assumed of a question, in the order in which it is told."""
    return (
        *slots.assumptions,
        *_taken_for_citizens(facets),
        *_taken_for_wider(facets),
        *_counted_back(facets, found),
        *assumed_scope(facets, found),
        *assumed_namesakes(facets, found.series),
    )


def _counted_back(facets: Facets, found: Plan) -> tuple[Assumption, ...]:
    """The periods that words such as "last year" are taken for."""
    periods = found.periods if facets.times.is_relative else ()
    return tuple(Assumption(AssumptionKind.RELATIVE_PERIOD, period.code) for period in periods)


def _taken_for_citizens(facets: Facets) -> tuple[Assumption, ...]:
    """The countries whose people, of any ethnicity, a word such as "Kazakhs" is taken for."""
    named = facets.roles.mentions if Kind.AMBIGUOUS in facets.phrase.items.places else ()
    codes = {m.code for m in named if facets.phrase.items[m.index].has(Kind.AMBIGUOUS)}
    return tuple(Assumption(AssumptionKind.CITIZENS, code) for code in sorted(codes))


def _taken_for_wider(facets: Facets) -> tuple[Assumption, ...]:
    """The groups that are shown where only a part of them was named: engineers."""
    groups = facets.phrase.items.first_values(Kind.NARROWER)
    return tuple(Assumption(AssumptionKind.WIDER, g) for g in groups if g in facets.breakdowns)
