"""Cutting a message into pages that Telegram accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.render.plain import visible_length

LIMIT = 4096
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_PIECE = re.compile(r"<[^>]*>|&\w+;|&#\d+;|.", re.DOTALL)


def pages(html: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The message in pages of at most `limit` visible characters.

    It is cut between lines, within one only if that line is too long by itself. Tags that are
    open at a cut are closed before it and opened again behind it.
    """
    if len(html) <= limit // 2 or visible_length(html) <= limit:
        return (html,)
    return tuple(page for page in _pages(html, limit) if visible_length(page))


def _pages(html: str, limit: int) -> Iterator[str]:
    page, length = "", 0
    opened: list[str] = []
    for chunk in _chunks(html, limit):
        needed = visible_length(chunk)
        if length and length + needed > limit:
            yield page.rstrip("\n") + _closing(opened)
            page, length = "".join(opened), 0
        page += chunk
        length += needed
        opened = _left_open(opened, chunk)
    yield page


def _chunks(html: str, limit: int) -> Iterator[str]:
    """The lines; one that is too long in parts that are not, never cut inside a tag or entity."""
    for line in html.splitlines(keepends=True):
        if visible_length(line) <= limit:
            yield line
        else:
            yield from _parts(line, limit)


def _parts(line: str, limit: int) -> Iterator[str]:
    part, length = "", 0
    for piece in _PIECE.findall(line):
        needed = visible_length(piece)
        if length + needed > limit:
            yield part
            part, length = "", 0
        part += piece
        length += needed
    yield part


def _left_open(opened: list[str], chunk: str) -> list[str]:
    """The opening tags that still wait for their end behind the chunk."""
    waiting = list(opened)
    for match in _TAG.finditer(chunk):
        if match[1]:
            waiting.pop()
        else:
            waiting.append(match[0])
    return waiting


def _closing(opened: list[str]) -> str:
    names = (match[2] for tag in reversed(opened) if (match := _TAG.match(tag)))
    return "".join(f"</{name}>" for name in names)
