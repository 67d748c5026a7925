"""Colours and strokes that those see apart who do not see all colours (Okabe and Ito)."""

from __future__ import annotations

from typing import Any

from bot.charts.chart import Standing
from bot.charts.picture import Mark
from bot.charts.sheet import INK

ABOVE, BELOW = "#0072B2", "#D55E00"
_LINES = (ABOVE, BELOW, "#009E73", "#AA4499")
_STROKES = {Standing.ESTIMATE: "--", Standing.MIRROR: "-.", Standing.PROJECTION: ":"}
OTHER = {
    "marker": "D", "markersize": 6, "markerfacecolor": "white", "markeredgecolor": INK,
    "markeredgewidth": 1.4, "linestyle": "",
}  # fmt: skip
"""A number that is reported differently."""
_MARKERS = ("o", "s", "^", "D")


def colour_of(place: int) -> str:
    """The colour of a line by its place in the chart."""
    return _LINES[place % len(_LINES)]


def line_style(place: int, standing: Standing, *, is_dense: bool = False) -> dict[str, Any]:
    """Solid for what is counted, broken for what is estimated, dotted for what may come."""
    return {
        "color": colour_of(place),
        "linestyle": _STROKES.get(standing, "-"),
        "linewidth": 2.2,
        "marker": _MARKERS[place % len(_MARKERS)],
        "markersize": 2.5 if is_dense else 4.5,
    }


def bar_style(mark: Mark) -> dict[str, Any]:
    """Blue above zero, orange below; pale if preliminary, hatched if disputed."""
    colour = BELOW if mark.value < 0 else ABOVE
    if mark.is_disputed:
        return {"facecolor": "white", "edgecolor": colour, "hatch": "////", "linewidth": 1.2}
    face = f"{colour}80" if mark.is_preliminary else colour
    return {"facecolor": face, "edgecolor": colour, "linewidth": 1.0}
