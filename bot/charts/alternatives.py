"""What is reported differently, drawn beside what leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.charts.chart import Chart, Form, Other, Point
from knowledge.answer.citations import cite
from knowledge.types.answer import Alternative, Cause, Citation
from knowledge.types.figure import Figure

Alternatives = Callable[[Figure], tuple[Alternative, ...]]
_LINE = 2  # points at least that make a line


def with_alternatives(chart: Chart, held: Alternatives) -> Chart:
    """The chart with all that is reported differently of its points.

    What the other country counts year by year is a line of its own, all else single points. Beside
    several lines it would be told from none of them, so that it is left out.
    """
    found = [
        Other(point, entry)
        for point in chart.points
        for entry in held(point.figure)
        if entry.figure.unit == chart.unit
    ]
    counted = [other for other in found if other.alternative.cause is Cause.MIRROR]
    if chart.among:
        found = [other for other in found if other not in counted]
    if not _make_a_line(chart, counted):
        counted = []
    if not found:
        return chart
    return replace(
        chart,
        form=Form.LINE if counted else chart.form,
        points=(*chart.points, *map(_of_the_same_flow, counted)),
        others=tuple(other for other in found if other not in counted),
        citations=(*chart.citations, *_cited(found, chart.citations)),
    )


def _make_a_line(chart: Chart, counted: list[Other]) -> bool:
    """Whether there are enough of them beside one series over time."""
    series = {point.figure.series for point in chart.points}
    return chart.form is not Form.BARS and len(series) == 1 and len(counted) >= _LINE


def _of_the_same_flow(other: Other) -> Point:
    """The other country's number as one of the series that leads: arrivals there left here."""
    return Point(replace(other.alternative.figure, series=other.beside.figure.series))


def _cited(found: Iterable[Other], known: Iterable[Citation]) -> Iterable[Citation]:
    facts = [fact for other in found for fact in other.alternative.figure.facts()]
    sources = {citation.source.id for citation in known}
    return (citation for citation in cite(facts) if citation.source.id not in sources)
