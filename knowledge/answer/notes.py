"""The remarks that a figure carries with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.types.answer import Figure, Note, NoteKind
from knowledge.types.fact import Indicator, IndicatorKind, Precision, Quality, Scope
from knowledge.types.period import Granularity

_BREAKS = ("census-break", "boundaries-of")


def notes_on(figures: Iterable[Figure], indicators: dict[str, Indicator]) -> tuple[Note, ...]:
    """What a careful reader must know of the figures, each remark once."""
    return tuple(dict.fromkeys(note for f in figures for note in _notes(f, indicators[f.series.indicator])))


def _notes(figure: Figure, indicator: Indicator) -> Iterator[Note]:
    if indicator.scope is Scope.ALL_FLOWS:
        yield Note(NoteKind.ALL_FLOWS)
    if indicator.kind is IndicatorKind.STOCK and figure.period.granularity is Granularity.DAY:
        yield Note(NoteKind.STOCK_DAY, figure.period.end.isoformat())
    if figure.quality is Quality.PROJECTION:
        yield Note(NoteKind.PROJECTION)
    if figure.quality is Quality.PRELIMINARY:
        yield Note(NoteKind.PRELIMINARY)
    for fact in figure.facts():
        if fact.qualifier("modelled"):
            yield Note(NoteKind.MODELLED)
        if (boundaries := fact.qualifier("boundaries-of")) is not None:
            yield Note(NoteKind.BOUNDARIES, boundaries.argument)
        if (unknown := fact.qualifier("unknown-origin")) is not None:
            yield Note(NoteKind.UNKNOWN_ORIGIN, unknown.argument)
        if (census := fact.qualifier("census-break")) is not None:
            yield Note(NoteKind.BREAK, census.argument)


def mixture(figures: Iterable[Figure]) -> tuple[Note, ...]:
    """What differs between the inputs of a calculation: precision, quality, source."""
    facts = [fact for figure in figures for fact in figure.facts()]
    found = []
    if any(fact.precision is not Precision.EXACT for fact in facts):
        found.append(Note(NoteKind.INPUTS_ROUNDED))
    if len({fact.quality for fact in facts}) > 1:
        found.append(Note(NoteKind.MIXED_QUALITY))
    if len({fact.authority.id if fact.authority else fact.source.producer for fact in facts}) > 1:
        found.append(Note(NoteKind.MIXED_SOURCE))
    return tuple(found)
