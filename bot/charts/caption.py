"""What stands below a chart: its title, and all that it is drawn from."""

from __future__ import annotations

from bot.charts.chart import Chart
from bot.render import Renderer, pages, visible_length

LIMIT = 1024  # visible characters, as Telegram has it


def caption(chart: Chart, renderer: Renderer) -> str:
    """The caption as HTML that Telegram takes; of too many sources the last are only counted."""
    html = ""
    for number in range(len(chart.citations), 0, -1):
        html = renderer.page(
            "chart_caption.html",
            chart.language,
            chart=chart,
            cited=chart.citations[:number],
            left_out=len(chart.citations) - number,
        )
        if visible_length(html) <= LIMIT:
            return html
    return pages(html, LIMIT)[0]
