"""A picture drawn as a PNG. This and what it imports need matplotlib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from bot.charts.bars import Bars
from bot.charts.chart import Form
from bot.charts.columns import Columns
from bot.charts.lines import Lines
from bot.charts.picture import Picture
from bot.charts.sheet import FAINT, INK, WIDTH, Sheet, line_height, wrap
from bot.charts.style import line_style

_MARGIN = 0.2  # inches
_ROOM = WIDTH - 2 * _MARGIN
_GAP = 0.12
_SAMPLE = 0.4  # of a line in the legend
_TITLE, _UNIT, _NOTE = 14.0, 11.0, 10.0  # sizes in points


class _Plot(Protocol):
    @property
    def height(self) -> float: ...

    def draw(self, sheet: Sheet, top: float) -> None: ...


def draw(picture: Picture) -> bytes:
    """The picture as a PNG for a phone, 1080 pixels wide."""
    return sheet_of(picture).png()


def sheet_of(picture: Picture) -> Sheet:
    """The picture drawn on a sheet as high as it needs."""
    head, foot = list(_head(picture)), list(_foot(picture))
    plot = _plot(picture)
    texts = sum(block.height for block in (*head, *foot))
    sheet = Sheet(2 * _MARGIN + texts + plot.height + 2 * _GAP)
    top = _MARGIN
    for block in head:
        top = block.write(sheet, top)
    plot.draw(sheet, top + _GAP)
    top += plot.height + 2 * _GAP
    for block in foot:
        top = block.write(sheet, top)
    return sheet


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one kind; `sample` is how the line looks that they name."""

    lines: list[str]
    size: float
    colour: str = INK
    is_bold: bool = False
    sample: dict[str, Any] | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.size)

    def write(self, sheet: Sheet, top: float) -> float:
        """Write it; gives the place below it."""
        left = _MARGIN
        if self.sample is not None:
            middle = top + line_height(self.size) / 2
            sheet.line([left, left + _SAMPLE], [middle, middle], **self.sample)
            left += _SAMPLE + _GAP
        return sheet.block(
            left, top, self.lines, self.size, colour=self.colour, is_bold=self.is_bold
        )


def _plot(picture: Picture) -> _Plot:
    match picture.form:
        case Form.BARS:
            return Bars(picture, _MARGIN, _ROOM)
        case Form.COLUMNS:
            return Columns(picture, _MARGIN, _ROOM)
        case Form.LINE:
            return Lines(picture, _MARGIN, _ROOM)


def _head(picture: Picture) -> Iterator[_Block]:
    title = wrap(picture.title, _ROOM, _TITLE, most=4, is_bold=True)
    yield _Block(title, _TITLE, is_bold=True)
    yield _Block(wrap(picture.unit, _ROOM, _UNIT, most=2), _UNIT, FAINT)
    for place, strand in enumerate(picture.strands):
        if strand.name:
            name = wrap(strand.name, _ROOM - _SAMPLE - _GAP, _UNIT, most=3)
            yield _Block(name, _UNIT, sample=line_style(place, strand.standing))


def _foot(picture: Picture) -> Iterator[_Block]:
    for note in picture.footnotes:
        yield _Block(wrap(note, _ROOM, _NOTE), _NOTE)
    if picture.sources:
        first, *others = picture.sources
        for source in (f"{picture.source_heading}: {first}", *others):
            yield _Block(wrap(source, _ROOM, _NOTE, most=4), _NOTE, FAINT)
