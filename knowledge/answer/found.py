"""What an operation found, before citations are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.types.answer import RankedRow, Reading, Statement
from knowledge.types.assumption import Assumption
from knowledge.types.fact import Fact, Holding, Source
from knowledge.types.figure import Figure
from knowledge.types.note import Note
from knowledge.types.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of an answer; `is_partial` if less than what was asked is held."""

    computed: tuple[Figure, ...] = ()
    readings: tuple[Reading, ...] = ()
    ranking: tuple[RankedRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    verdict: Verdict | None = None
    notes: tuple[Note, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    sources: tuple[Source, ...] = ()
    holdings: tuple[Holding, ...] = ()
    is_partial: bool = False

    def facts(self) -> tuple[Fact, ...]:
        """Every fact that is shown, headline first, each once."""
        return tuple({fact.id: fact for fact in self._each_fact()}.values())

    def figures(self) -> tuple[Figure, ...]:
        """The numbers shown but for those in words, headline first."""
        leads = [reading.lead for reading in self.readings]
        return (*self.computed, *leads, *[row.figure for row in self.ranking])

    def _each_fact(self) -> Iterator[Fact]:
        yield from _of(self.computed)
        for reading in self.readings:
            yield from reading_facts(reading)
        yield from _of(row.figure for row in self.ranking)
        yield from (statement.fact for statement in self.statements)
        if self.verdict is not None and self.verdict.held is not None:
            yield from self.verdict.held.facts()


def reading_facts(reading: Reading) -> Iterator[Fact]:
    """The facts of a reading, those of the leading figure first."""
    yield from reading.lead.facts()
    yield from reading.further
    yield from _of(alternative.figure for alternative in reading.alternatives)
    yield from _of(a.fits for a in reading.alternatives if a.fits is not None)
    yield from _of(reading.components)
    if reading.before is not None:
        yield from reading.before.facts()


def _of(figures: Iterable[Figure]) -> Iterator[Fact]:
    for figure in figures:
        yield from figure.facts()
