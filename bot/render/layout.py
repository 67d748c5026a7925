"""How several numbers stand under each other: what they share, and what tells them apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.types.answer import Answer
from knowledge.types.assumption import Assumption, AssumptionKind
from knowledge.types.fact import FactText, Precision, Quality, Rank, Series
from knowledge.types.figure import Figure
from knowledge.types.note import Note, NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Axis

MIXED = "mixed"
_FEW = 3
_CALCULATED = "calculated"
_LOOSE = {Precision.ROUNDED, Precision.APPROXIMATE}
_SAID_OF_QUALITY = {
    Quality.PRELIMINARY, Quality.ESTIMATE, Quality.PROJECTION, Quality.CLAIM,
}  # fmt: skip
_SAID_BESIDE = {
    "preliminary": NoteKind.PRELIMINARY,
    "projection": NoteKind.PROJECTION,
    "all_rounded": NoteKind.INPUTS_ROUNDED,
}
_INHABITANTS = frozenset({"population", "population_average"})
_SAID_ELSEWHERE = frozenset({AssumptionKind.PLACE, AssumptionKind.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Table:
    """The one slot field in which the rows differ, and what they have in common.

    `unit` is empty if the rows have several; `remarks` are those that every row would get. `group`
    is the group of countries of which the rows are members, if it was asked for.
    """

    axis: str
    series: Series
    span: Period
    unit: str = ""
    remarks: tuple[str, ...] = ()
    group: str = ""


def answer_table(answer: Answer, figures: Sequence[Figure]) -> Table:
    """The table of an answer's figures, with the group whose members were asked for."""
    found, question = table(figures), answer.question
    if question is None or question.axis is not Axis.COUNTRY or found.axis != "place":
        return found
    return replace(found, group=question.series[0].place)


def table(figures: Sequence[Figure]) -> Table:
    """The table that the figures make; its axis is "mixed" if they differ in more than one way."""
    series = figures[0].series
    span = Period(min(f.period.start for f in figures), max(f.period.end for f in figures))
    differing = list(_differing(figures))
    if len(differing) > 1:
        return Table(MIXED, series, span)
    axis = differing[0] if differing else "period"
    if axis in ("counterpart", "breakdown"):
        series = _without(series, axis)
    units = {figure.unit for figure in figures}
    return Table(
        axis,
        series,
        span,
        units.pop() if len(units) == 1 else "",
        tuple(shared_remarks(figures)) if len(figures) > 1 else (),
    )


def by_series(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures of each series together, in their order."""
    groups: dict[Series, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.series, []).append(figure)
    return list(groups.values())


def by_run(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The figures of years that follow each other together, in order."""
    runs: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda figure: figure.period):
        before = runs[-1][-1] if runs else None
        if before is None or figure.period.start.year - before.period.end.year > 1:
            runs.append([])
        runs[-1].append(figure)
    return runs


def _without(series: Series, axis: str) -> Series:
    if axis == "breakdown":
        return replace(series, breakdown=None)
    return replace(series, counterpart=None)


def _differing(figures: Sequence[Figure]) -> Iterator[str]:
    first = figures[0].period
    if any(figure.period != first for figure in figures):
        yield "period"
    every = {id(figure.series): figure.series for figure in figures}.values()  # mostly one object
    if len(every) == 1:
        return
    for name in ("indicator", "place", "counterpart", "breakdown"):
        if len({getattr(series, name) for series in every}) > 1:
            yield name


def remarks(figure: Figure, above: Collection[str] = ()) -> list[str]:
    """What is said in brackets behind a number, as words that a template knows.

    Without what is said `above` it already.
    """
    words = [figure.quality.value] if figure.quality in _SAID_OF_QUALITY else []
    if figure.fact is not None and figure.fact.qualifier("mirror"):
        words.append("mirror")
    if figure.fact is not None and figure.precision is Precision.ROUNDED:
        words.append("rounded")
    if figure.derivation is not None and any(f.precision in _LOOSE for f in figure.facts()):
        words.append("all_rounded")
    if figure.rank in (Rank.DISPUTED, Rank.SUPERSEDED):
        words.append(figure.rank.value)
    return [word for word in words if word not in above] if above else words


def all_remarks(figure: Figure) -> list[str]:
    """The remarks on a number beside which no calculation is written out."""
    return [*remarks(figure), *([_CALCULATED] if figure.derivation else [])]


def shared_remarks(figures: Sequence[Figure]) -> list[str]:
    """What every number would get, so that it is said once above them."""
    shared = all_remarks(figures[0])
    for figure in figures[1:]:
        if not shared:
            break
        said = all_remarks(figure)
        shared = [word for word in shared if word in said]
    return shared


def has_grown(ratio: Figure) -> bool:
    """Whether the larger of the two figures of a ratio is the later one."""
    larger, smaller = ratio.derivation.inputs if ratio.derivation else (ratio, ratio)
    return larger.period > smaller.period


def notes(answer: Answer) -> list[Note]:
    """The remarks that no word beside a number says already."""
    figures = answer.figures()
    said = {word for figure in figures for word in remarks(figure)}
    dull = {kind for word, kind in _SAID_BESIDE.items() if word in said}
    if answer.ranking and any(row.place for row in answer.ranking):
        dull.add(NoteKind.UNRANKED)  # said above the rows without a place
    if all(figure.series.indicator in _INHABITANTS for figure in figures):
        dull.add(NoteKind.STOCK_DAY)
    return [note for note in answer.notes if note.kind not in dull and _is_told(note, figures)]


def _is_told(note: Note, figures: Sequence[Figure]) -> bool:
    """Whether it holds: a count over a span of time is none of its last day."""
    spans = (figure.period for figure in figures if figure.period.start != figure.period.end)
    counted = {period.end.isoformat() for period in spans}
    return note.kind is not NoteKind.STOCK_DAY or note.argument not in counted


def assumed(answer: Answer) -> list[Assumption]:
    """What was assumed where something else could have been meant.

    Not Kazakhstan, which headlines name in a bot about it, nor what a follow-up takes over.
    """
    return [entry for entry in answer.assumptions if entry.kind not in _SAID_ELSEWHERE]


def taken(answer: Answer) -> list[str]:
    """What a follow-up took from the question before, as words that a template knows."""
    follow_ups = (a for a in answer.assumptions if a.kind is AssumptionKind.FOLLOW_UP)
    return [assumption.argument for assumption in follow_ups]


def caveats(answer: Answer) -> list[str]:
    """The caveats of the facts shown, each once; in long tables only those of claims."""
    shown = [fact for figure in answer.figures() for fact in figure.facts()]
    if len(answer.readings) + len(answer.ranking) > _FEW:
        shown = [fact for fact in shown if fact.quality is Quality.CLAIM]
    stated = {statement.fact.id for statement in answer.statements}
    texts = (answer.texts.get(fact.id, FactText()) for fact in shown if fact.id not in stated)
    return list(dict.fromkeys(text.caveat for text in texts if text.caveat))
