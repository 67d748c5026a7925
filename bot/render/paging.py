"""Messages that fit: cut between blocks and lines, never inside a tag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from bot.render.plain import visible_length

LIMIT = 4096
_QUOTE = re.compile(r"(<blockquote[^>]*>)(.*?)</blockquote>", re.DOTALL)
_PIECE = re.compile(r"<[^>]+>|&[^;\s]+;|[^<&]|&")


def pages(html: str, limit: int = LIMIT) -> tuple[str, ...]:
    """The message in as few parts as fit the limit."""
    if visible_length(html) <= limit:
        return (html,)
    done: list[str] = []
    current: list[tuple[str, str]] = []
    for line in _lines(html, limit):
        if current and visible_length(_joined([*current, line])) > limit:
            done.append(_joined(current))
            current = []
        current.append(line)
    return tuple(page for page in (*done, _joined(current)) if visible_length(page.strip()))


def _lines(html: str, limit: int) -> Iterator[tuple[str, str]]:
    """Each line with the opening tag of the quotation in which it stands, if any."""
    at = 0
    for match in _QUOTE.finditer(html):
        yield from _split("", html[at : match.start()].strip("\n"), limit)
        yield from _split(match[1], match[2].strip("\n"), limit)
        at = match.end()
    yield from _split("", html[at:].strip("\n"), limit)


def _split(opening: str, block: str, limit: int) -> Iterator[tuple[str, str]]:
    for line in block.split("\n"):
        if visible_length(line) <= limit:
            yield opening, line
        else:
            yield from ((opening, part) for part in _short(line, limit))


def _short(line: str, limit: int) -> Iterator[str]:
    """Parts of a line that alone is too long; tags open at a cut are closed and opened again."""
    opened: list[str] = []
    part, length = "", 0
    for piece in _PIECE.findall(line):
        if piece.startswith("</"):
            opened.pop()
        elif piece.startswith("<"):
            opened.append(piece)
        elif (length := length + visible_length(piece)) > limit:
            yield part + "".join(_closing(tag) for tag in reversed(opened))
            part, length = "".join(opened), visible_length(piece)
        part += piece
    yield part


def _closing(tag: str) -> str:
    return f"</{tag[1:-1].split()[0]}>"


def _joined(lines: list[tuple[str, str]]) -> str:
    blocks: list[tuple[str, list[str]]] = []
    for opening, line in lines:
        if not blocks or blocks[-1][0] != opening:
            blocks.append((opening, []))
        blocks[-1][1].append(line)
    texts = ("\n".join(body) for _, body in blocks)
    parts = (
        f"{opening}{text}{_closing(opening)}" if opening else text
        for (opening, _), text in zip(blocks, texts, strict=True)
    )
    return "\n".join(parts).strip("\n")
