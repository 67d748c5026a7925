"""Which answers can be drawn, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.charts.chart import Chart, Form, Point
from bot.render.layout import MIXED, Table, answer_table, table
from bot.render.rows import rows
from knowledge.types.answer import Answer, Citation, RankedRow
from knowledge.types.fact import Quality
from knowledge.types.figure import Figure
from knowledge.types.note import NoteKind
from knowledge.types.period import Period
from knowledge.types.question import Operation

_MOST_BARS = 30  # more rows than a phone shows
_MOST_COLUMNS = 12  # years, wherever between them one is missing
_MOST_LINES = 4
_FEW = 3
_OVER_TIME = {Operation.SERIES, Operation.SUM, Operation.VALUE}
_SAID = {
    NoteKind.ALL_FLOWS, NoteKind.MODELLED, NoteKind.PROJECTION, NoteKind.UNRANKED,
    NoteKind.GAPS, NoteKind.BREAK, NoteKind.BOUNDARIES, NoteKind.PARTIAL_SPAN,
    NoteKind.LEFT_OUT,
}  # fmt: skip


class _Drawing(NamedTuple):
    """What is drawn, and how; see Chart."""

    points: tuple[Point, ...]
    table: Table
    among: str
    form: Form


def can_be_drawn(answer: Answer) -> bool:
    """Whether it has two numbers that may stand side by side."""
    return _drawing(answer) is not None


def chart_of(answer: Answer) -> Chart | None:
    """The chart of an answer; None where it cannot be drawn."""
    drawing = _drawing(answer)
    if drawing is None:
        return None
    figures = [point.figure for point in drawing.points]
    drawn = {fact.id for figure in figures for fact in figure.facts()}
    return Chart(
        answer.language,
        drawing.form,
        drawing.table,
        drawing.points,
        drawing.among,
        tuple(note for note in answer.notes if note.kind in _SAID),
        _caveats(answer, figures),
        tuple(_of_drawn(entry, drawn) for entry in answer.citations if drawn & {*entry.facts}),
    )


def _drawing(answer: Answer) -> _Drawing | None:
    found = rows(answer)
    if len(found) < 2:
        return None
    points = _points(found)
    figures = [point.figure for point in points]
    if len(points) < 2 or not _are_comparable(figures):
        return None
    shared, among = _layout(answer, figures)
    form = _form(answer, points, shared, among)
    return None if form is None else _Drawing(points, shared, among, form)


def _points(found: Sequence[RankedRow]) -> tuple[Point, ...]:
    """The rows of an answer; what has another unit than the first is left out."""
    return tuple(
        Point(row.figure, row.place) for row in found if row.figure.unit == found[0].figure.unit
    )


def _are_comparable(figures: Sequence[Figure]) -> bool:
    """Whether one scale serves all: one unit, and days or equally long periods, never both."""
    units = {figure.unit for figure in figures}
    lengths = {_length(figure.period) for figure in figures}
    return len(units) == len(lengths) == 1


def _length(period: Period) -> int:
    """In months; 0 for a day."""
    return 0 if period.start == period.end else period.month_count


def _layout(answer: Answer, figures: Sequence[Figure]) -> tuple[Table, str]:
    """What the figures share, and in which field several lines over time differ."""
    shared = answer_table(answer, figures)
    if shared.axis != MIXED:
        return shared, ""
    spread = table([replace(figure, period=shared.span) for figure in figures])
    return (shared, "") if spread.axis == MIXED else (spread, spread.axis)


def _form(answer: Answer, points: Sequence[Point], shared: Table, among: str) -> Form | None:
    periods = {point.figure.period for point in points}
    is_over_time = among or (shared.axis == "period" and answer.operation in _OVER_TIME)
    if (
        is_over_time
        and all(map(_is_on_time_axis, periods))
        and len(periods) > (_FEW if among else 1)
    ):
        return _form_over_time(points, periods)
    return Form.BARS if len(points) <= _MOST_BARS else None


def _is_on_time_axis(period: Period) -> bool:
    return period.is_year or period.start == period.end


def _form_over_time(points: Sequence[Point], periods: set[Period]) -> Form | None:
    lines = {(point.figure.series, point.standing) for point in points}
    years = {period.end.year for period in periods}
    are_few = len(lines) == 1 and max(years) - min(years) < _MOST_COLUMNS
    if are_few and all(p.figure.period.is_year and p.interval is None for p in points):
        return Form.COLUMNS
    if len(periods) <= _FEW and len(lines) == 1:
        return Form.BARS
    return Form.LINE if len(lines) <= _MOST_LINES else None


def _caveats(answer: Answer, figures: Sequence[Figure]) -> tuple[str, ...]:
    facts = (fact for figure in figures for fact in figure.facts())
    claims = [fact.id for fact in facts if fact.quality is Quality.CLAIM]
    texts = (answer.texts[id].caveat for id in claims if id in answer.texts)
    return tuple(dict.fromkeys(filter(None, texts)))


def _of_drawn(citation: Citation, drawn: set[str]) -> Citation:
    return replace(citation, facts=tuple(id for id in citation.facts if id in drawn))
