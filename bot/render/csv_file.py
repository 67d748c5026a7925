"""The rows of an answer as a file that a spreadsheet opens.

UTF-8 with a byte order mark, without which Excel shows Cyrillic as rubbish. Where numbers have a
decimal comma, in Russian and Kazakh, spreadsheets want semicolons between the columns; a file in
English has points and commas.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from bot.render.layout import MIXED, table
from bot.render.rows import rows
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.figure import Figure

COLUMNS = (
    "fact", "indicator", "place", "counterpart", "breakdown", "period", "value", "value_max",
    "unit", "precision", "quality", "rank", "source", "locator", "url", "low", "high",
)  # fmt: skip
_FORMULA = re.compile(r"[=+\-@\t\r]")
_UNFIT = re.compile(r"[^A-Za-z0-9]+")
_JOINED = "; "


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file with its name."""

    name: str
    content: bytes


def csv_file(answer: Answer) -> TableFile | None:
    """The rows of the answer, None if it has fewer than two.

    A computed number has no fact, and the sources of all that it is computed from. A projection
    has the ends of its interval in `low` and `high`.
    """
    figures = [row.figure for row in rows(answer)]
    if len(figures) < 2:
        return None
    has_comma = answer.language is not Language.ENGLISH
    text = StringIO()
    writer = csv.writer(text, delimiter=";" if has_comma else ",")
    writer.writerow(COLUMNS)
    for figure in figures:
        writer.writerow(_cells(figure, has_comma))
    return TableFile(_name(figures), text.getvalue().encode("utf-8-sig"))


def _cells(figure: Figure, has_comma: bool) -> Iterator[str]:
    series, facts = figure.series, list(figure.facts())
    yield from map(
        _harmless,
        (
            figure.fact.id if figure.fact else "",
            series.indicator,
            series.place,
            series.counterpart or "",
            series.breakdown or "",
            figure.period.code,
        ),
    )
    yield _number(figure.value, has_comma)
    yield "" if figure.value_max is None else _number(figure.value_max, has_comma)
    yield from map(_harmless, (figure.unit, figure.precision, figure.quality, figure.rank))
    yield _harmless(_of_each(fact.source.id for fact in facts))
    yield _harmless(_of_each(fact.locator for fact in facts))
    yield _harmless(_of_each(fact.source.url for fact in facts))
    for end in ("low", "high"):
        found = figure.fact.qualifier(end) if figure.fact else None
        yield _number(Decimal(found.argument), has_comma) if found else ""


def _number(value: Decimal, has_comma: bool) -> str:
    digits = f"{value:f}"
    return digits.replace(".", ",") if has_comma else digits


def _harmless(cell: str) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _of_each(values: Iterator[str]) -> str:
    return _JOINED.join(dict.fromkeys(filter(None, values)))


def _name(figures: list[Figure]) -> str:
    """What the rows share, in letters that every file system takes."""
    shared = table(figures)
    parts = [shared.series.indicator] if shared.axis not in (MIXED, "indicator") else ["migration"]
    parts += [] if shared.axis in (MIXED, "place") else [shared.series.place]
    return _UNFIT.sub("-", "-".join((*parts, shared.span.code))).strip("-") + ".csv"
