"""The one way in which a message leaves."""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import CallbackContext, ExtBot

from bot.render import pages

Context = CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]

_TAG = re.compile(r"</?\w[^<>]*>")
_log = logging.getLogger(__name__)


async def send(
    context: Context, chat: int, html: str, keyboard: InlineKeyboardMarkup | None = None
) -> Message:
    """Send a message, in several parts if it is long; gives the last, which has the buttons."""
    *first, last = pages(html)
    for page in first:
        await _send_page(context, chat, page, None)
    return await _send_page(context, chat, last, keyboard)


async def _send_page(
    context: Context, chat: int, html: str, keyboard: InlineKeyboardMarkup | None
) -> Message:
    try:
        return await context.bot.send_message(
            chat, html, parse_mode=ParseMode.HTML, reply_markup=keyboard
        )
    except BadRequest as error:
        if "parse entities" not in error.message:
            raise
        _log.exception("HTML of %d characters is not read, and was sent as plain text", len(html))
        return await context.bot.send_message(
            chat, unescape(_TAG.sub("", html)), parse_mode=None, reply_markup=keyboard
        )
