"""The commands that Telegram offers when a reader types a slash."""

from __future__ import annotations

import logging
from typing import Any

from telegram import BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import Application

from bot.commands import COMMANDS
from bot.render import sentence
from bot.render.words import capital
from knowledge.types.fact import Language

_log = logging.getLogger(__name__)


async def offer_commands(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Set the list of commands in every language; the bot works without it too."""
    scope = BotCommandScopeAllPrivateChats()
    try:
        for language in (None, *Language):
            await application.bot.set_my_commands(
                commands(language), scope=scope, language_code=language.value if language else None
            )
    except TelegramError as error:
        _log.warning("the list of commands could not be set: %s", error)


def commands(language: Language | None) -> list[BotCommand]:
    """The commands with what each does, in English if no language is given."""
    spoken = language or Language.ENGLISH
    return [
        BotCommand(name, capital(sentence("commands.html", "about", spoken, command=name)))
        for name in COMMANDS
    ]
