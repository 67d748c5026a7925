"""A message as a terminal shows it: plain text, with the choices numbered."""

from __future__ import annotations

from collections.abc import Callable

from bot.render.message import Message
from bot.render.plain import plain_text


def terminal_text(message: Message, bold: Callable[[str], str] = str) -> str:
    """The whole message; `bold` marks what Telegram shows in bold."""
    numbered = (f"  {place}. {choice.label}" for place, choice in enumerate(message.choices, 1))
    return "\n".join((plain_text(message.html, bold), *numbered))
