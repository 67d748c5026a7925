"""Upright bars over a few years; a year without a number keeps its place empty."""

from __future__ import annotations

from bot.charts.picture import Mark, Picture
from bot.charts.scale import Reach, fitting
from bot.charts.sheet import FAINT, INK, Sheet, line_height, width
from bot.charts.style import OTHER, bar_style

_SIZE = 11.0
_PLOT = 2.7  # inches
_FILLED = 0.72  # of the room of a year
_WIDEST = 0.6  # inches
_PAD = 0.05
_OTHER = 0.1  # inches beyond what is reported differently


class Columns:
    """The plot of a picture whose form is COLUMNS."""

    def __init__(self, picture: Picture, left: float, room: float) -> None:
        self._marks, self._others = picture.marks, picture.others
        self._left = left
        self._first = min(int(mark.position) for mark in self._marks)
        self._years = max(int(mark.position) for mark in self._marks) - self._first + 1
        self._slot = room / self._years
        self._half = min(self._slot * _FILLED, _WIDEST) / 2
        widest = max(width(_number(mark), _SIZE) for mark in self._marks)
        self._is_upright = widest > self._slot - _PAD
        reaches = [reach for mark in self._marks for reach in self._reaches(mark)]
        reaches += [Reach(other.value, _OTHER) for other in self._others]
        self._scale = fitting(reaches, _PLOT)

    @property
    def height(self) -> float:
        """In inches."""
        return _PLOT + line_height(_SIZE)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it below `top`."""
        zero = top + _PLOT - self._scale.zero
        for mark in self._marks:
            self._column(sheet, mark, zero)
        for other in self._others:
            right = self._middle(int(other.position) - self._first) + self._half
            sheet.line([right], [zero - other.value * self._scale.per_unit], **OTHER)
        right = self._left + self._years * self._slot
        sheet.line([self._left, right], [zero, zero], color=INK, linewidth=0.8)
        self._name_years(sheet, top + self.height - line_height(_SIZE) / 2)

    def _column(self, sheet: Sheet, mark: Mark, zero: float) -> None:
        middle = self._middle(int(mark.position) - self._first)
        end = zero - mark.value * self._scale.per_unit
        is_below = mark.value < 0
        sheet.rectangle(
            middle - self._half,
            min(zero, end),
            middle + self._half,
            max(zero, end),
            **bar_style(mark),
        )
        if mark.low is not None and mark.high is not None:
            ends = [zero - value * self._scale.per_unit for value in (mark.low, mark.high)]
            sheet.line([middle] * 2, ends, color=INK, linewidth=1.2, marker="_", markersize=7)
            end = max(end, *ends) if is_below else min(end, *ends)
        sheet.text(
            middle, end + (_PAD if is_below else -_PAD), _number(mark), _SIZE, align="center",
            vertical="top" if is_below else "bottom", rotation=90 if self._is_upright else 0,
        )  # fmt: skip

    def _name_years(self, sheet: Sheet, y: float) -> None:
        """Every year, or every second or third where there is no room for all."""
        every = 1
        while every * self._slot < width("0000", _SIZE) + 2 * _PAD:
            every += 1
        last = self._years - 1
        for place in range(last % every, self._years, every):
            year = str(self._first + place)
            sheet.text(self._middle(place), y, year, _SIZE, align="center", colour=FAINT)

    def _middle(self, place: int) -> float:
        return self._left + (place + 0.5) * self._slot

    def _reaches(self, mark: Mark) -> list[Reach]:
        text = width(_number(mark), _SIZE) if self._is_upright else line_height(_SIZE)
        ends = [end for end in (mark.low, mark.high) if end is not None]
        return [Reach(end, text + 2 * _PAD) for end in (mark.value, *ends)]


def _number(mark: Mark) -> str:
    return mark.text + mark.signs
