"""An answer in a few words with its source, to be copied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from bot.render.layout import answer_table
from bot.render.plain import PlainWords, plain_text
from bot.render.renderer import Renderer
from bot.render.rows import rows
from knowledge.types.answer import Answer, Citation, RankedRow, Status
from knowledge.types.question import Operation

LIMIT = 256  # UTF-16 units, as Telegram has it for buttons that copy
_ELLIPSIS = "…"
_TITLES = (48, 6)  # letters that are kept of a title, rather than more of what is said
_ANSWERED = {Status.ANSWERED, Status.PARTIAL}


def copy_text(answer: Answer, html: str, renderer: Renderer) -> str | None:
    """The first numbers or words of an answer and its HTML, with title and link of their source.

    What is too long ends in an ellipsis: rows of numbers and titles do, a number or a link never.
    None if there is nothing to cite, or a number and its link are too long.
    """
    cited = _cited(answer)
    if answer.status not in _ANSWERED or cited is None:
        return None
    words = PlainWords(renderer.words("charts.html", answer.language))
    source, link = words("named", cited.source), cited.source.url
    for least, said in product(_TITLES, list(_said(answer, html, words))):
        room = LIMIT - _length(f"{said}\n\n{link}")
        if room >= min(_length(source), least):
            return "\n".join(filter(None, (said, _shortened(source, room), link)))
    return None


def _cited(answer: Answer) -> Citation | None:
    """The citation of what is said first."""
    figures = answer.figures()
    facts = [fact.id for figure in figures[:1] for fact in figure.facts()]
    facts += [statement.fact.id for statement in answer.statements]
    citations = (c for fact in facts for c in answer.citations if fact in c.facts)
    return next(citations, None)


def _said(answer: Answer, html: str, words: PlainWords) -> Iterator[str]:
    """What may be said, the longest first."""
    found = rows(answer)
    if len(found) > 1 and not _is_headed_by_number(answer):
        yield from _told_by_rows(answer, found, words)
        return
    first = plain_text(html.partition("\n")[0])
    if answer.figures():
        yield first
    else:
        yield from _told_by_words(first)


def _is_headed_by_number(answer: Answer) -> bool:
    """Whether the first line of the answer is a calculation or a verdict, not the title of rows."""
    is_calculated = bool(answer.computed) and answer.operation is not Operation.SERIES
    return is_calculated or answer.verdict is not None


def _told_by_rows(answer: Answer, found: Sequence[RankedRow], words: PlainWords) -> Iterator[str]:
    shared = answer_table(answer, [row.figure for row in found])
    title = words("copied_title", shared)
    rows = (words("copied_row", row.figure, shared, row.place) for row in found)
    lines = list(_fitting(rows))
    for number in range(len(lines), 0, -1):
        rest = [_ELLIPSIS] if number < len(found) else []
        yield "\n".join(filter(None, (title, *lines[:number], *rest)))


def _told_by_words(text: str) -> Iterator[str]:
    yield text
    words = text.split(" ")
    for number in range(len(list(_fitting(words[:-1]))), 0, -1):
        yield " ".join(words[:number]).rstrip(" ,;:(") + _ELLIPSIS


def _fitting(parts: Iterable[str]) -> Iterator[str]:
    """The parts before the first with which they would be too long, with a space after each."""
    room = LIMIT
    for part in parts:
        room -= _length(part) + 1
        if room < 0:
            return
        yield part


def _shortened(text: str, room: int) -> str:
    if _length(text) <= room:
        return text
    while text and _length(text) > room - 1:
        text = text[:-1]
    return text.rstrip(" ,") + _ELLIPSIS


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
