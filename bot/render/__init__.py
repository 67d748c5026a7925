"""Answers as messages: HTML for Telegram, and plain text made of it."""

from bot.render.message import Choice, Message
from bot.render.pages import pages
from bot.render.plain import visible_length
from bot.render.renderer import Renderer
from bot.render.sentences import sentence
from bot.render.terminal import terminal_text

__all__ = [
    "Choice",
    "Message",
    "Renderer",
    "pages",
    "sentence",
    "terminal_text",
    "visible_length",
]
