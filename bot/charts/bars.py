"""Bars one below the other: a name, a bar and its number in each row."""

from __future__ import annotations

from bot.charts.picture import Mark, Picture
from bot.charts.scale import Reach, fitting
from bot.charts.sheet import INK, Sheet, line_height, width, wrap
from bot.charts.style import OTHER, bar_style

_SIZE = 11.0
_WIDEST_NAME = 0.42  # of the room
_BETWEEN = 0.13  # inches between rows
_PAD = 0.07
_THICKNESS = 0.19


class Bars:
    """The plot of a picture whose form is BARS."""

    def __init__(self, picture: Picture, left: float, room: float) -> None:
        self._marks, self._others = picture.marks, picture.others
        self._names = [wrap(m.label, room * _WIDEST_NAME, _SIZE, most=4) for m in self._marks]
        widest = max(width(line, _SIZE) for lines in self._names for line in lines)
        self._left = left
        self._plot = left + widest + 2 * _PAD
        reaches = [reach for mark in self._marks for reach in _reaches(mark)]
        reaches += [Reach(other.value, _PAD) for other in self._others]
        self._scale = fitting(reaches, room - widest - 2 * _PAD)

    @property
    def height(self) -> float:
        """In inches."""
        return sum(map(self._row_height, self._names))

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it below `top`."""
        zero = self._plot + self._scale.zero
        sheet.line([zero, zero], [top, top + self.height], color=INK, linewidth=0.8)
        for mark, name in zip(self._marks, self._names, strict=True):
            height = self._row_height(name)
            middle = top + height / 2
            sheet.block(self._left, middle - len(name) * line_height(_SIZE) / 2, name, _SIZE)
            self._bar(sheet, mark, zero, middle)
            for other in self._others:
                if other.position == mark.position:
                    edge = middle + _THICKNESS / 2
                    sheet.line([self._plot + self._scale.at(other.value)], [edge], **OTHER)
            top += height

    def _bar(self, sheet: Sheet, mark: Mark, zero: float, middle: float) -> None:
        end = self._plot + self._scale.at(mark.value)
        edges = middle - _THICKNESS / 2, middle + _THICKNESS / 2
        sheet.rectangle(min(zero, end), edges[0], max(zero, end), edges[1], **bar_style(mark))
        if mark.low is not None and mark.high is not None:
            ends = [self._plot + self._scale.at(value) for value in (mark.low, mark.high)]
            sheet.line(ends, [middle, middle], color=INK, linewidth=1.2, marker="|", markersize=7)
        is_left = mark.value < 0
        outer = self._plot + self._scale.at(_outer(mark, is_left))
        sheet.text(
            outer - _PAD if is_left else outer + _PAD, middle, mark.text + mark.signs, _SIZE,
            align="right" if is_left else "left",
        )  # fmt: skip

    @staticmethod
    def _row_height(name: list[str]) -> float:
        return max(len(name) * line_height(_SIZE), _THICKNESS) + _BETWEEN


def _reaches(mark: Mark) -> list[Reach]:
    beyond = width(mark.text + mark.signs, _SIZE) + 2 * _PAD
    ends = [end for end in (mark.low, mark.high) if end is not None]
    return [Reach(_outer(mark, mark.value < 0), beyond), *(Reach(end, _PAD) for end in ends)]


def _outer(mark: Mark, is_left: bool) -> float:
    """The end of the bar, or of its interval, on the side on which the number stands."""
    ends = [mark.value, *(end for end in (mark.low, mark.high) if end is not None)]
    return min(ends) if is_left else max(ends)
