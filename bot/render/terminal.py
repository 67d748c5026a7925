"""A message as a terminal shows it: plain text, with the choices numbered."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from bot.render.message import Message
from bot.render.plain import plain_text

_LISTED = re.compile(r"\s*(?:\d+\.|•) ")


def terminal_text(message: Message, bold: Callable[[str], str] = str) -> str:
    """The whole message; `bold` marks what Telegram shows in bold."""
    digits = len(str(len(message.choices)))
    numbered = (
        f"  {place:>{digits}}. {choice.label}" for place, choice in enumerate(message.choices, 1)
    )
    return "\n".join((plain_text(message.html, bold), *numbered))


def wrapped(text: str, width: int) -> str:
    """The text in lines of that width, only addresses are longer; entries of lists hang."""
    return "\n".join("\n".join(_lines(line, width)) for line in text.split("\n"))


def _lines(line: str, width: int) -> list[str]:
    listed = _LISTED.match(line)
    hanging = " " * listed.end() if listed else ""
    lines = textwrap.wrap(
        line, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )
    return lines or [""]
