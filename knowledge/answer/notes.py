"""The remarks that figures carry with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.answer.slots import Slots
from knowledge.types.fact import Fact, Indicator, IndicatorKind, Precision, Quality, Scope
from knowledge.types.figure import Figure, by_time
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Granularity, Period

_QUALIFIERS = {
    "modelled": NoteKind.MODELLED,
    "boundaries-of": NoteKind.BOUNDARIES,
    "unknown-origin": NoteKind.UNKNOWN_ORIGIN,
}
_BREAK = "census-break"


def notes_on(figures: Iterable[Figure], indicators: Mapping[str, Indicator]) -> tuple[Note, ...]:
    """What a careful reader must know of the figures, each remark once."""
    each = (_notes(figure, indicators[figure.series.indicator]) for figure in figures)
    return tuple(dict.fromkeys(note for notes in each for note in notes))


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
        for qualifier in fact.qualifiers:
            if qualifier.name in _QUALIFIERS:
                yield Note(_QUALIFIERS[qualifier.name], qualifier.argument)
    if figure.derivation is not None:
        yield from mixture(figure.derivation.inputs)


def mixture(figures: Iterable[Figure]) -> tuple[Note, ...]:
    """What differs between the inputs of a calculation: precision, quality, whose numbers."""
    facts = [fact for figure in figures for fact in figure.facts()]
    found = []
    if any(fact.precision is not Precision.EXACT for fact in facts):
        found.append(Note(NoteKind.INPUTS_ROUNDED))
    if len({fact.quality for fact in facts}) > 1:
        found.append(Note(NoteKind.MIXED_QUALITY))
    if len({_office(fact) for fact in facts}) > 1:
        found.append(Note(NoteKind.MIXED_SOURCE))
    return tuple(found)


def _office(fact: Fact) -> str:
    return fact.authority.id if fact.authority else fact.source.producer


def breaks(figures: Sequence[Figure], slots: Slots) -> tuple[Note, ...]:
    """The years in which the count changed between the first and the last of the figures."""
    if len(figures) < 2 or figures[0].series != figures[-1].series:
        return ()
    first, *_, last = sorted(figures, key=by_time)
    facts = slots.store.history(figures[0].series, Period(first.period.start, last.period.end))
    marked = ((fact.period, fact.qualifier(_BREAK)) for fact in facts if fact.qualifiers)
    found = (mark for period, mark in marked if mark and period and period > first.period)
    return tuple(dict.fromkeys(Note(NoteKind.BREAK, mark.argument) for mark in found))
