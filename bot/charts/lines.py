"""Lines over time, broken where a number is missing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import floor

from matplotlib.ticker import MaxNLocator

from bot.charts.labels import Box, Labels
from bot.charts.picture import Mark, Picture, Strand
from bot.charts.sheet import FAINT, GRID, INK, Sheet, line_height, width
from bot.charts.style import OTHER, colour_of, line_style
from bot.render.numbers import number, plain

_SIZE = 11.0
_PLOT = 3.1  # inches
_PAD = 0.08
_HEAD = line_height(_SIZE)  # inches above the highest line of the grid, for a number
_EDGE = 0.12  # inches left free beside the first and the last point
_MANY = 45  # points, beside which large markers would touch
_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Lines:
    """The plot of a picture whose form is LINE."""

    height = _HEAD + _PLOT + _PAD + line_height(_SIZE)

    def __init__(self, picture: Picture, left: float, room: float) -> None:
        self._picture = picture
        self._ticks = _ticks(picture)
        self._names = [_tick_name(tick, picture) for tick in self._ticks]
        self._left = left + max(width(name, _SIZE) for name in self._names) + _PAD
        self._right = left + room
        positions = [mark.position for mark in picture.marks]
        self._first, self._last = floor(min(positions)), max(positions)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it below `top`."""
        top += _HEAD
        self._draw_grid(sheet, top)
        self._name_years(sheet, top + _PLOT + _PAD + line_height(_SIZE) / 2)
        for place, strand in enumerate(self._picture.strands):
            self._draw_strand(sheet, top, place, strand)
        for other in self._picture.others:
            sheet.line([self._x(other.position)], [self._y(other.value, top)], **OTHER)
        self._write_numbers(sheet, top)

    def _x(self, position: float) -> float:
        span = self._last - self._first
        part = (position - self._first) / span if span else 0.5
        return self._left + _EDGE + part * (self._right - self._left - 2 * _EDGE)

    def _y(self, value: float, top: float) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        return top + (high - value) / (high - low) * _PLOT

    def _draw_grid(self, sheet: Sheet, top: float) -> None:
        for tick, name in zip(self._ticks, self._names, strict=True):
            y = self._y(tick, top)
            is_zero = tick == 0
            sheet.line(
                [self._left, self._right], [y, y],
                color=INK if is_zero else GRID, linewidth=1.0 if is_zero else 0.8,
            )  # fmt: skip
            sheet.text(self._left - _PAD, y, name, _SIZE, align="right", colour=FAINT)

    def _name_years(self, sheet: Sheet, y: float) -> None:
        for year in self._years():
            sheet.text(self._x(year), y, str(year), _SIZE, align="center", colour=FAINT)

    def _years(self) -> Iterator[int]:
        """Round years, as many as can be written beside each other."""
        first, last = int(self._first), int(self._last)
        inches = (self._right - self._left) / max(self._last - self._first, 1)
        needed = width("0000", _SIZE) + 2 * _PAD
        step = next((step for step in _STEPS if step * inches >= needed), _STEPS[-1])
        start = first if step == 1 else -(-first // step) * step
        return (year for year in range(start, last + 1, step) if year >= self._first)

    def _draw_strand(self, sheet: Sheet, top: float, place: int, strand: Strand) -> None:
        style = line_style(place, strand.standing, is_dense=len(strand.marks) > _MANY)
        for stretch in strand.stretches:
            self._shade(sheet, top, place, stretch)
            xs = [self._x(mark.position) for mark in stretch]
            ys = [self._y(mark.value, top) for mark in stretch]
            sheet.line(xs, ys, **style)
            for x, y, mark in zip(xs, ys, stretch, strict=True):
                if mark.is_disputed or mark.is_preliminary:
                    sheet.line([x], [y], **style | {"markerfacecolor": "white", "markersize": 6})

    def _shade(self, sheet: Sheet, top: float, place: int, stretch: tuple[Mark, ...]) -> None:
        ends = [(self._x(m.position), m.low, m.high) for m in stretch]
        lower = [(x, self._y(low, top)) for x, low, _ in ends if low is not None]
        upper = [(x, self._y(high, top)) for x, _, high in ends if high is not None]
        if len(lower) == 1:
            sheet.line([lower[0][0]] * 2, [lower[0][1], upper[0][1]], color=colour_of(place))
        elif lower:
            sheet.area([*lower, *reversed(upper)], colour_of(place))

    def _write_numbers(self, sheet: Sheet, top: float) -> None:
        """The numbers that are looked for first; one for which there is no room is left out."""
        labels = Labels(Box(self._left, top - _HEAD, self._right, top + _PLOT))
        for stretch in (
            stretch for strand in self._picture.strands for stretch in strand.stretches
        ):
            xs = [self._x(mark.position) for mark in stretch]
            labels.avoid_line(xs, [self._y(mark.value, top) for mark in stretch])
        for mark, text in _told(self._picture).items():
            size = width(text, _SIZE), line_height(_SIZE)
            place = labels.place(self._x(mark.position), self._y(mark.value, top), size)
            if place is not None:
                sheet.text(*place, text, _SIZE, align="center", has_halo=True)


def _ticks(picture: Picture) -> list[float]:
    """Round numbers from below the lowest to above the highest, zero among them."""
    values = [0.0, *picture.ends]
    low, high = min(values), max(values)
    return [
        float(tick) for tick in MaxNLocator(6).tick_values(low, high if high > low else low + 1)
    ]


def _tick_name(tick: float, picture: Picture) -> str:
    return number(plain(Decimal(str(round(tick, 6)))), picture.language, signed=picture.is_signed)


def _told(picture: Picture) -> dict[Mark, str]:
    """What is written beside marks: the last and disputed numbers, extremes, else signs only."""
    signed = (mark for mark in picture.marks if mark.signs)
    ends = [strand.marks[-1] for strand in picture.strands]
    ends += [mark for mark in picture.marks if mark.is_disputed]
    if len(picture.strands) == 1:
        ends += [pick(picture.marks, key=lambda mark: mark.value) for pick in (max, min)]
    numbers = {mark: mark.text + mark.signs for mark in ends}
    return numbers | {mark: mark.signs for mark in signed if mark not in numbers}
