"""Plain text made of the HTML that Telegram gets."""

from __future__ import annotations

import re
from html import unescape

_QUOTE = re.compile(r"<blockquote[^>]*>(.*?)</blockquote>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_INDENT = "    "


def to_text(html: str) -> str:
    """The visible text; a link as title and address, a quotation indented."""
    if "<blockquote" in html:
        html = _QUOTE.sub(_indented, html)
    if "<a " in html:
        html = _LINK.sub(r"\2 &lt;\1&gt;", html)
    return unescape(_TAG.sub("", html))


def _indented(match: re.Match[str]) -> str:
    return "\n".join(_INDENT + line for line in match[1].strip().split("\n"))
