"""Answers as messages: HTML for Telegram, and plain text made of it."""

from bot.render.message import Choice, Message, text_of
from bot.render.paging import pages
from bot.render.plain import visible_length
from bot.render.renderer import Renderer

__all__ = ["Choice", "Message", "Renderer", "pages", "text_of", "visible_length"]
