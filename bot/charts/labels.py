"""Places for numbers beside their points, none upon another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

_OFF = 0.06  # inches between a point and its number
_GRAIN = 0.03  # inches; half the breadth that a line takes


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the sheet, in inches from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether all of the other lies within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


class Labels:
    """The numbers written so far within a frame, and the lines that they should not hide."""

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._taken: list[Box] = []
        self._lines: list[Box] = []

    def avoid_line(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """Keep clear of the line through the points, where there is room."""
        for start, end in pairwise(zip(xs, ys, strict=True)):
            steps = 1 + int(hypot(end[0] - start[0], end[1] - start[1]) / _GRAIN)
            for step in range(steps + 1):
                x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
                self._lines.append(Box(x - _GRAIN, y - _GRAIN, x + _GRAIN, y + _GRAIN))

    def place(self, x: float, y: float, size: tuple[float, float]) -> tuple[float, float] | None:
        """The middle of a free place near the point for a text of that size; None if all is taken.

        A place upon a line is better than none.
        """
        free = [box for box in self._near(x, y, size) if self._is_free(box)]
        clear = [box for box in free if not any(map(box.overlaps, self._lines))]
        for box in (*clear, *free)[:1]:
            self._taken.append(box)
            return (box.left + box.right) / 2, (box.top + box.bottom) / 2
        return None

    def _is_free(self, box: Box) -> bool:
        return self._frame.holds(box) and not any(map(box.overlaps, self._taken))

    def _near(self, x: float, y: float, size: tuple[float, float]) -> Iterator[Box]:
        """Above, below and beside the point, pushed sideways into the frame."""
        width, height = size
        tops = (y - _OFF - height, y + _OFF, y - _OFF - 1.6 * height, y + _OFF + 0.6 * height)
        for shift in (0.5, 0.2, 0.8, -0.1, 1.1, -0.5, 1.5):
            left = min(max(x - width * shift, self._frame.left), self._frame.right - width)
            for top in (*tops, y - height / 2):
                yield Box(left, top, left + width, top + height)
