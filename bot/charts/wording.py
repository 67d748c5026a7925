"""From a chart to a picture: every word and number of it, in the chart's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.charts.chart import Chart, Form, Line, Point
from bot.charts.picture import Mark, Picture, Strand
from bot.render import Renderer, plain_text
from bot.render.layout import remarks
from knowledge.types.answer import Figure
from knowledge.types.fact import Quality, Rank

_SIGNS = ("*", "†", "‡", "§", "¶", "#")
_BREAKS = re.compile(r"[ \t\n]+")  # not the spaces within numbers, which do not break
_CALCULATED = "calculated"
_NAMED_BY_LINE = frozenset({"estimate", "projection", "claim", "mirror"})
_DOUBTED = frozenset({Rank.DISPUTED, Rank.SUPERSEDED})
_MOST_SOURCES = 2  # that are named in the picture; the caption has the others too


def picture_of(chart: Chart, renderer: Renderer) -> Picture:
    """The chart with its words; `renderer` knows the names."""
    words = _Words(renderer.words("charts.html", chart.language))
    signs = _signs(chart)
    strands = tuple(_strands(chart, words, signs))
    return Picture(
        language=chart.language,
        form=chart.form,
        title=words("title", chart.table),
        unit=", ".join(
            (words("unit", chart.unit), *(words("remark", word) for word in _shared(chart)))
        ),
        strands=strands,
        footnotes=tuple(_footnotes(chart, words, signs)),
        sources=tuple(_sources(chart, words)),
        source_heading=words("source_heading", len(chart.citations)),
        is_signed=any(mark.text.startswith("+") for strand in strands for mark in strand.marks),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The macros of templates/charts.html, as plain text."""

    module: Any

    def __call__(self, name: str, *arguments: object) -> str:
        words = plain_text(str(getattr(self.module, name)(*arguments)))
        return _BREAKS.sub(" ", words).strip(" ")


def _remarks(figure: Figure) -> list[str]:
    return [*remarks(figure), *([_CALCULATED] if figure.derivation else [])]


def _shared(chart: Chart) -> list[str]:
    """The remarks that every point would get: they are said once, beside the unit."""
    first, *others = (_remarks(point.figure) for point in chart.points)
    return [word for word in first if all(word in other for other in others)]


def _signs(chart: Chart) -> dict[str, str]:
    """A sign for each remark on single points; a line that has a name says some by that."""
    said = set(_shared(chart))
    if chart.form is not Form.BARS and len({point.standing for point in chart.points}) > 1:
        said |= _NAMED_BY_LINE
    words = (word for point in chart.points for word in _remarks(point.figure))
    return dict(zip((w for w in dict.fromkeys(words) if w not in said), _SIGNS, strict=False))


def _strands(chart: Chart, words: _Words, signs: dict[str, str]) -> Iterator[Strand]:
    if chart.form is Form.BARS:
        rows = (
            _mark(point, float(place), _row(point, chart, words), words, signs)
            for place, point in enumerate(chart.points)
        )
        yield Strand("", chart.points[0].standing, (tuple(rows),))
        return
    for line in chart.lines():
        stretches = tuple(
            tuple(_mark(p, p.position, words("year", p.figure), words, signs) for p in points)
            for points in line.segments
        )
        yield Strand(_name(line, chart, words), line.standing, stretches)


def _mark(point: Point, position: float, label: str, words: _Words, signs: dict[str, str]) -> Mark:
    figure = point.figure
    signed = "".join(signs.get(word, "") for word in _remarks(figure))
    low, high = point.interval or (None, None)
    return Mark(
        position,
        float(figure.value),
        label,
        words("number", figure),
        signed,
        None if low is None else float(low),
        None if high is None else float(high),
        is_disputed=figure.rank in _DOUBTED,
        is_preliminary=figure.quality is Quality.PRELIMINARY,
    )


def _row(point: Point, chart: Chart, words: _Words) -> str:
    name = words("row", point.figure, chart.table, chart.among)
    return name if point.place is None else f"{point.place}. {name}"


def _name(line: Line, chart: Chart, words: _Words) -> str:
    """What tells the line from the others: its series, its standing, or both; empty if alone."""
    lines = chart.lines()
    parts = []
    if len({other.series for other in lines}) > 1:
        parts.append(words("name", line.segments[0][0].figure, chart.among))
    if len({other.standing for other in lines}) > 1:
        parts.append(words("standing", line.standing.value))
    return ", ".join(parts)


def _footnotes(chart: Chart, words: _Words, signs: dict[str, str]) -> Iterator[str]:
    if signs:
        yield "; ".join(f"{sign} {words('remark', word)}" for word, sign in signs.items())
    facts = (point.figure.fact for point in chart.points)
    shares = (fact.qualifier("projection-interval") for fact in facts if fact is not None)
    for share in dict.fromkeys(entry.argument for entry in shares if entry is not None):
        yield words("band", share)
    for note in chart.notes:
        yield words("note", note.kind.value, note.argument)
    yield from chart.caveats


def _sources(chart: Chart, words: _Words) -> Iterator[str]:
    for place, citation in enumerate(chart.citations[:_MOST_SOURCES], start=1):
        number = f"{place}. " if len(chart.citations) > 1 else ""
        yield number + words("source", citation)
    if len(chart.citations) > _MOST_SOURCES:
        yield words("more_sources", len(chart.citations) - _MOST_SOURCES)
