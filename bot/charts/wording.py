"""From a chart to a picture: every word and number of it, in the chart's language."""

from __future__ import annotations

from collections.abc import Iterator

from bot.charts.chart import Chart, Form, Line, Point
from bot.charts.picture import Mark, Picture, Strand
from bot.render import Renderer
from bot.render.layout import shared_remarks
from bot.render.plain import PlainWords
from bot.render.signs import signed, signs
from bot.render.words import capital
from knowledge.types.fact import Quality, Rank

_NAMED_BY_LINE = frozenset({"estimate", "projection", "claim", "mirror"})
_DOUBTED = frozenset({Rank.DISPUTED, Rank.SUPERSEDED})
_MOST_OTHERS = 3  # numbers reported differently that are told in words
_MOST_SOURCES = 2  # that are named in the picture; the caption has the others too


def picture_of(chart: Chart, renderer: Renderer) -> Picture:
    """The chart with its words; `renderer` knows the names."""
    words = PlainWords(renderer.words("charts.html", chart.language))
    marked = _signs(chart)
    strands = tuple(_strands(chart, words, marked))
    shared = shared_remarks([point.figure for point in chart.points])
    return Picture(
        language=chart.language,
        form=chart.form,
        title=words("title", chart.table),
        unit=", ".join((words("unit", chart.unit), *(words("remark", word) for word in shared))),
        strands=strands,
        footnotes=tuple(_footnotes(chart, words, marked)),
        sources=tuple(_sources(chart, words)),
        source_heading=words("source_heading", len(chart.citations)),
        is_signed=any(mark.text.startswith("+") for strand in strands for mark in strand.marks),
        others=tuple(_others(chart, words)),
    )


def _signs(chart: Chart) -> dict[str, str]:
    """A sign for each remark on single points; lines that have names say some by that."""
    is_named = chart.form is not Form.BARS and len({point.standing for point in chart.points}) > 1
    return signs([point.figure for point in chart.points], _NAMED_BY_LINE if is_named else ())


def _strands(chart: Chart, words: PlainWords, marked: dict[str, str]) -> Iterator[Strand]:
    if chart.form is Form.BARS:
        rows = (
            _mark(point, float(place), _row(point, chart, words), words, marked)
            for place, point in enumerate(chart.points)
        )
        yield Strand("", chart.points[0].standing, (tuple(rows),))
        return
    for line in chart.lines():
        stretches = tuple(
            tuple(
                _mark(p.point, p.position, words("year", p.point.figure), words, marked)
                for p in segment
            )
            for segment in line.segments
        )
        yield Strand(_name(line, chart, words), line.standing, stretches)


def _mark(
    point: Point, position: float, label: str, words: PlainWords, marked: dict[str, str]
) -> Mark:
    figure = point.figure
    low, high = point.interval or (None, None)
    return Mark(
        position,
        float(figure.value),
        label,
        words("number", figure),
        signed(figure, marked),
        None if low is None else float(low),
        None if high is None else float(high),
        is_disputed=figure.rank in _DOUBTED,
        is_preliminary=figure.quality is Quality.PRELIMINARY,
    )


def _others(chart: Chart, words: PlainWords) -> Iterator[Mark]:
    """What is reported differently, in the row or at the time of what leads."""
    for other in chart.others:
        figure = other.alternative.figure
        is_row = chart.form is Form.BARS
        beside = other.beside
        position = chart.points.index(beside) if is_row else chart.position(beside.figure.period)
        yield Mark(float(position), float(figure.value), "", words("number", figure))


def _row(point: Point, chart: Chart, words: PlainWords) -> str:
    name = words("row", point.figure, chart.table, chart.among)
    return name if point.place is None else f"{point.place}. {name}"


def _name(line: Line, chart: Chart, words: PlainWords) -> str:
    """What tells the line from the others: its series, its standing, or both; empty if alone."""
    lines = chart.lines()
    parts = []
    if len({other.series for other in lines}) > 1:
        parts.append(words("name", line.segments[0][0].point.figure, chart.among))
    if len({other.standing for other in lines}) > 1:
        parts.append(words("standing", line.standing.value))
    return capital(", ".join(parts))


def _footnotes(chart: Chart, words: PlainWords, marked: dict[str, str]) -> Iterator[str]:
    if marked:
        yield "; ".join(f"{sign} {words('remark', word)}" for word, sign in marked.items())
    for other in chart.others[:_MOST_OTHERS]:
        yield words("other", other.beside.figure, other.alternative, chart.table, chart.among)
    if len(chart.others) > _MOST_OTHERS:
        yield words("more_others", len(chart.others) - _MOST_OTHERS)
    facts = (point.figure.fact for point in chart.points)
    shares = (fact.qualifier("projection-interval") for fact in facts if fact is not None)
    for share in dict.fromkeys(entry.argument for entry in shares if entry is not None):
        yield words("band", share)
    for note in chart.notes:
        yield words("note", note.kind.value, note.argument)
    yield from chart.caveats


def _sources(chart: Chart, words: PlainWords) -> Iterator[str]:
    for place, citation in enumerate(chart.citations[:_MOST_SOURCES], start=1):
        number = f"{place}. " if len(chart.citations) > 1 else ""
        yield number + words("source", citation)
    if len(chart.citations) > _MOST_SOURCES:
        yield words("more_sources", len(chart.citations) - _MOST_SOURCES)
