"""From the HTML of a message to plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)
_BREAKS = re.compile(r"[ \t\n]+")  # not the spaces within numbers, which do not break
_TAG = re.compile(r"<[^>]*>")


def plain_text(html: str, bold: Callable[[str], str] = str) -> str:
    """The message as plain text: links as `title <address>`, bold text as `bold` makes it."""
    text = _LINK.sub(r"\2 &lt;\1&gt;", html) if "<a " in html else html
    text = _BOLD.sub(lambda match: bold(match[1]), text)
    return unescape(_TAG.sub("", text))


def visible_length(html: str) -> int:
    """The length that Telegram limits: UTF-16 units after the markup is taken away."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The macros of a template, each as one line of plain text."""

    macros: Any

    def __call__(self, name: str, *arguments: object) -> str:
        """What the macro of this name says of the arguments."""
        words = plain_text(str(getattr(self.macros, name)(*arguments)))
        return _BREAKS.sub(" ", words).strip(" ")
