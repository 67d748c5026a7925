"""A sheet of paper, measured in inches from its top left corner, to draw and write on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.patheffects import withStroke

WIDTH = 5.4  # inches; 1080 pixels, of which a phone shows about 400
INK = "#222222"
FAINT = "#5f5f5f"
GRID = "#dddddd"
_DOTS_PER_INCH = 200
_POINT = 1 / 72  # inch
_FAMILY = "DejaVu Sans"  # comes with matplotlib and has the letters of all three languages
_LEADING = 1.3
_ELLIPSIS = "…"


@cache
def _font(size: float, is_bold: bool) -> FontProperties:
    return FontProperties(family=_FAMILY, size=size, weight="bold" if is_bold else "normal")


class Sheet:
    """Text is never read as a formula; what is drawn later lies above."""

    def __init__(self, height: float) -> None:
        self.figure = Figure(figsize=(WIDTH, height), dpi=_DOTS_PER_INCH, facecolor="white")
        self._axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        self._axes.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        is_bold: bool = False,
        colour: str = INK,
        align: str = "left",
        vertical: str = "center",
        rotation: int = 0,
        has_halo: bool = False,
    ) -> None:
        """Write one line."""
        self._axes.text(
            x, y, words, fontproperties=_font(size, is_bold), color=colour, ha=align, va=vertical,
            rotation=rotation, rotation_mode="default", parse_math=False, clip_on=False,
            path_effects=[withStroke(linewidth=3, foreground="white")] if has_halo else None,
        )  # fmt: skip

    def block(self, x: float, top: float, lines: Sequence[str], size: float, **style: Any) -> float:  # noqa: ANN401
        """Write lines one below the other; gives the place below them."""
        for line in lines:
            self.text(x, top, line, size, vertical="top", **style)
            top += line_height(size)
        return top

    def rectangle(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        **style: Any,  # noqa: ANN401
    ) -> None:
        """Draw a filled rectangle."""
        self._axes.add_patch(Rectangle((left, top), right - left, bottom - top, **style))

    def line(self, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:  # noqa: ANN401
        """Draw a line, or markers, through the points."""
        self._axes.add_line(Line2D(xs, ys, **style))

    def area(self, corners: Sequence[tuple[float, float]], colour: str) -> None:
        """Shade the inside of the corners."""
        self._axes.add_patch(Polygon(corners, color=colour, alpha=0.18, linewidth=0))

    def png(self) -> bytes:
        """The sheet as a PNG; it is empty afterwards, else its memory would be free only late."""
        file = BytesIO()
        self.figure.savefig(file, format="png", dpi=_DOTS_PER_INCH)
        self.figure.clear()
        return file.getvalue()


def line_height(size: float) -> float:
    """The height of a line of text, in inches."""
    return size * _LEADING * _POINT


@cache
def _ruler() -> Any:  # noqa: ANN401 (a renderer of matplotlib)
    canvas: Any = FigureCanvasAgg(Figure(figsize=(1, 1), dpi=_DOTS_PER_INCH))
    return canvas.get_renderer()


def width(words: str, size: float, *, is_bold: bool = False) -> float:
    """How wide a line of text is, in inches."""
    if not words:
        return 0.0
    measured, _, _ = _ruler().get_text_width_height_descent(words, _font(size, is_bold), False)
    return float(measured) / _DOTS_PER_INCH


def wrap(
    words: str, room: float, size: float, *, most: int = 8, is_bold: bool = False
) -> list[str]:
    """The text in lines that fit into the room; beyond `most` lines it ends in an ellipsis."""
    lines = [""]
    for word in words.split(" "):
        for piece in _pieces(word, room, size, is_bold):
            longer = f"{lines[-1]} {piece}".strip(" ")
            if lines[-1] and width(longer, size, is_bold=is_bold) > room:
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines if len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1])]


def _cut(line: str) -> str:
    return f"{line[:-2].rstrip()}{_ELLIPSIS}"


def _pieces(word: str, room: float, size: float, is_bold: bool) -> list[str]:
    """The word, in parts if it is too wide by itself."""
    if width(word, size, is_bold=is_bold) <= room:
        return [word]
    for end in range(len(word) - 1, 1, -1):
        if width(word[:end], size, is_bold=is_bold) <= room:
            return [word[:end], *_pieces(word[end:], room, size, is_bold)]
    return [word[:1], *_pieces(word[1:], room, size, is_bold)] if len(word) > 1 else [word]
