"""A chart in a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from bot.charts import Chart, picture_of
from bot.charts.draw import draw
from bot.charts.question import chart_for
from bot.cli.errors import OperatorError
from bot.render import Renderer
from knowledge.answer.alternatives import alternatives_of
from knowledge.answer.engine import Engine
from knowledge.answer.respond import respond
from knowledge.store import Store


def draw_answer(store: Store, question: str, file: Path) -> None:
    """Write the chart of the answer as a PNG; of a single number, that of the years up to it."""
    chart = _chart(store, question)
    if chart is None:
        raise OperatorError(
            "there are not two numbers to draw; ask for several, such as: net migration 2010-2018"
        )
    png = draw(picture_of(chart, Renderer(store)))
    try:
        file.write_bytes(png)
    except OSError as error:
        raise OperatorError(f"{file}: {error.strerror}; name a file that can be written") from error


def _chart(store: Store, question: str) -> Chart | None:
    today = date.today()
    answer = Engine(store).ask(question, today=today)
    return chart_for(
        answer,
        lambda drawn: respond(drawn, store, today),
        partial(alternatives_of, store=store),
    )
