"""Cutting a message into pages that Telegram accepts."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from bot.render.plain import plain_text, visible_length

LIMIT = 4096
_OPEN, _CLOSE = "<blockquote expandable>", "</blockquote>"


def pages(html: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The message in pages of at most `limit` visible characters.

    It is cut between lines. Only a quotation spans lines: it is closed and opened again.
    """
    if len(html) <= limit // 2 or visible_length(html) <= limit:
        return (html,)
    return tuple(_pages(_lines(html, limit), limit))


def _pages(lines: Iterator[str], limit: int) -> Iterator[str]:
    page: list[str] = []
    length = 0
    is_quoted = False
    for line in lines:
        needed = visible_length(line) + 1
        if page and length + needed > limit:
            yield "\n".join(page) + (_CLOSE if is_quoted else "")
            page, length = [], 0
            line = _OPEN + line if is_quoted else line
        page.append(line)
        length += needed
        is_quoted = line.rfind(_OPEN) > line.rfind(_CLOSE) or (
            is_quoted and _CLOSE not in line
        )
    yield "\n".join(page)


def _lines(html: str, limit: int) -> Iterator[str]:
    """The lines of the message; one that is too long by itself loses its markup and is split."""
    for line in html.split("\n"):
        if visible_length(line) < limit:
            yield line
        else:
            yield from _split(plain_text(line), limit)


def _split(text: str, limit: int) -> Iterator[str]:
    step = limit // 2 - 1  # a character may count twice
    return (str(escape(text[at : at + step])) for at in range(0, len(text), step))
