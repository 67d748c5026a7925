"""Answers as messages: HTML for Telegram, and plain text made of it."""

from bot.render.paging import pages, visible_length
from bot.render.plain import to_text
from bot.render.renderer import Choice, Renderer

__all__ = ["Choice", "Renderer", "pages", "to_text", "visible_length"]
