"""What is drawn, in typed values: words and geometry come later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from statistics import median

from bot.render.layout import Table
from knowledge.types.answer import Alternative, Citation
from knowledge.types.fact import Fact, Language, Quality, Series, SourceKind
from knowledge.types.figure import Figure
from knowledge.types.note import Note
from knowledge.types.period import Period


class Form(StrEnum):
    """How the points are drawn."""

    LINE = "line"  # over time
    COLUMNS = "columns"  # over time, few years
    BARS = "bars"  # one below the other: rankings, survey answers, comparisons


class Standing(StrEnum):
    """What a number rests on; numbers of different standing are never joined in a line."""

    REGISTERED = "registered"
    MIRROR = "mirror"  # registered by the other country
    INTERGOVERNMENTAL = "intergovernmental"
    ESTIMATE = "estimate"
    PROJECTION = "projection"
    SURVEY = "survey"
    REPORTED = "reported"  # by press and analysts themselves

    @classmethod
    def of(cls, figure: Figure) -> Standing:
        """The standing of a figure, for a derived one that of its weakest input."""
        return max({_standing(fact) for fact in figure.facts()}, key=_ORDER.index)


_ORDER = tuple(Standing)
_DAYS = 366  # of the longest year
_KEPT = 4096  # facts that were drawn lately
_BY_QUALITY = {
    Quality.ESTIMATE: Standing.ESTIMATE,
    Quality.PROJECTION: Standing.PROJECTION,
    Quality.SURVEY: Standing.SURVEY,
    Quality.CLAIM: Standing.REPORTED,
}
_BY_SOURCE = {
    SourceKind.OFFICIAL: Standing.REGISTERED,
    SourceKind.INTERGOVERNMENTAL: Standing.INTERGOVERNMENTAL,
    SourceKind.SURVEY: Standing.SURVEY,
}


@lru_cache(_KEPT)
def _standing(fact: Fact) -> Standing:
    if fact.qualifier("mirror"):
        return Standing.MIRROR
    kind = fact.authority.kind if fact.authority else fact.source.kind
    return _BY_QUALITY.get(fact.quality) or _BY_SOURCE.get(kind, Standing.REPORTED)


@dataclass(frozen=True, slots=True)
class Point:
    """One number of the chart; `place` is its place in a ranking, None if it has none."""

    figure: Figure
    place: int | None = None

    @property
    def standing(self) -> Standing:
        """What the number rests on."""
        return Standing.of(self.figure)

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """The ends of a projection's interval, or of a range; None if there is neither."""
        fact, figure = self.figure.fact, self.figure
        low, high = (fact.qualifier(end) if fact else None for end in ("low", "high"))
        if low is not None and high is not None:
            return Decimal(low.argument), Decimal(high.argument)
        return None if figure.value_max is None else (figure.value, figure.value_max)


@dataclass(frozen=True, slots=True)
class Other:
    """Another number that is reported beside a point of the chart."""

    beside: Point
    alternative: Alternative


@dataclass(frozen=True, slots=True)
class Placed:
    """A point and where it lies in time."""

    point: Point
    position: float


@dataclass(frozen=True, slots=True)
class Line:
    """Points of one series and one standing in order of time, each with its position in years.

    A segment ends where a number is missing.
    """

    series: Series
    standing: Standing
    segments: tuple[tuple[Placed, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one answer, in its language.

    The points are in the order of the answer and have one unit. `table` says what they share;
    `among` is the field in which lines over time differ, empty if they are of one series.
    `caveats` are those of claims, which are never shown without them. `others` are drawn beside
    their points, and joined by no line.
    """

    language: Language
    form: Form
    table: Table
    points: tuple[Point, ...]
    among: str = ""
    notes: tuple[Note, ...] = ()
    caveats: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    others: tuple[Other, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of all points."""
        return self.points[0].figure.unit

    def lines(self) -> tuple[Line, ...]:
        """The points over time, one line for each series and standing."""
        keys = dict.fromkeys(map(_line_of, self.points))
        return tuple(
            Line(series, standing, tuple(_segments(self._along(series, standing))))
            for series, standing in keys
        )

    def _along(self, series: Series, standing: Standing) -> list[Placed]:
        points = (point for point in self.points if _line_of(point) == (series, standing))
        placed = (Placed(point, self.position(point.figure.period)) for point in points)
        return sorted(placed, key=lambda entry: entry.position)

    def position(self, period: Period) -> float:
        """A year at its number, and so a day that is the same in every year; else within it."""
        days = {(p.figure.period.end.month, p.figure.period.end.day) for p in self.points}
        if len(days) == 1:
            return float(period.end.year)
        return period.end.year + (period.end.timetuple().tm_yday - 1) / _DAYS


def _line_of(point: Point) -> tuple[Series, Standing]:
    return point.figure.series, point.standing


def _segments(points: list[Placed]) -> Iterator[tuple[Placed, ...]]:
    """The points cut where more than the usual step lies between two of them."""
    steps = [after.position - before.position for before, after in pairwise(points)]
    usual = _usual(steps, points[0].point.figure.period)
    cuts = [place for place, step in enumerate(steps, start=1) if step > usual]
    for start, end in pairwise((0, *cuts, len(points))):
        yield tuple(points[start:end])


def _usual(steps: list[float], period: Period) -> float:
    """A year between years; between days half as much again as they mostly lie apart."""
    return 1.0 if period.is_year or not steps else 1.5 * median(steps)
