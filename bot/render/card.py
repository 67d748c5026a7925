"""A message cut to what fits at one go, with its sources kept."""

from __future__ import annotations

from bot.render.pages import LIMIT, pages
from bot.render.plain import plain_text, visible_length

_SOURCES = "<blockquote expandable>"
_CUT = "\n…\n"


def card_html(html: str, limit: int = LIMIT) -> str:
    """The message, of a long one its beginning and its sources; without these if they are longer.

    The whole has at most `limit` visible characters, and is cut between lines.
    """
    if visible_length(html) <= limit:
        return html
    told, mark, sources = html.rpartition(_SOURCES)
    room = limit - visible_length(mark + sources + _CUT)
    if not mark or room < limit // 2:
        return pages(html, limit)[0]
    return f"{pages(told.rstrip(), room)[0]}{_CUT}{mark}{sources}"


def card_lines(html: str) -> tuple[str, str]:
    """The headline of a message, and the line below it, both as plain text."""
    told, mark, _ = html.rpartition(_SOURCES)
    first, _, rest = plain_text(told if mark else html).strip().partition("\n")
    return first, rest.partition("\n")[0]
