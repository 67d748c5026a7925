"""The rows of an answer as a table that fits a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import escape

from bot.render.layout import Table, answer_table, shared_remarks
from bot.render.plain import PlainWords
from bot.render.renderer import Renderer
from bot.render.rows import rows
from bot.render.signs import signed, signs
from knowledge.types.answer import Answer, RankedRow

_WIDTH = 32  # letters of one width that a phone shows beside each other
_NARROWEST = 10  # letters that a label needs
_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table; `below` stands under it over the whole breadth."""

    label: str
    number: str
    signs: str
    below: str = ""


def table_html(answer: Answer, renderer: Renderer) -> str | None:
    """The table with its title and sources as HTML, None if the answer has fewer than two rows."""
    found = rows(answer)
    if len(found) < 2:
        return None
    figures = [row.figure for row in found]
    shared, marked = answer_table(answer, figures), signs(figures)
    words = PlainWords(renderer.words("charts.html", answer.language))
    unit = [words("unit", shared.unit)] if shared.unit else []
    said = [*unit, *(words("remark", word) for word in shared_remarks(figures))]
    head = renderer.page("table_head.html", answer.language, table=shared, said=said)
    body = _monospaced([_line(row, shared, marked, words) for row in found])
    foot = renderer.page(
        "table_foot.html",
        answer.language,
        answer=answer,
        remarks=[(sign, words("remark", word)) for word, sign in marked.items()],
    )
    return "\n".join(filter(None, (head, f"<pre>{escape(body)}</pre>", foot)))


def _line(row: RankedRow, shared: Table, marked: dict[str, str], words: PlainWords) -> _Line:
    """Where the rows have no common unit, each number has its own."""
    label = words("row", row.figure, shared, "")
    return _Line(
        label if row.place is None else f"{row.place}. {label}",
        words("number" if shared.unit else "amount", row.figure),
        signed(row.figure, marked),
        words("interval", row.figure),
    )


def _monospaced(lines: Sequence[_Line]) -> str:
    """Labels on the left, numbers on the right with their last digits below each other."""
    digits = max(len(line.number) for line in lines)
    behind = max(len(line.signs) for line in lines)
    room = max(_WIDTH - digits - behind - _BETWEEN, _NARROWEST)
    labels = [wrap(line.label, room) or [""] for line in lines]
    widest = max(len(part) for parts in labels for part in parts)
    written = []
    for (first, *others), line in zip(labels, lines, strict=True):
        label = first.ljust(widest + _BETWEEN)
        written.append(f"{label}{line.number:>{digits}}{line.signs}")
        written += (*others, *wrap(line.below, _WIDTH))
    return "\n".join(written)
