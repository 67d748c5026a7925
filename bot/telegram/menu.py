"""What Telegram shows of the bot before it is asked: its commands and its description."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot.commands import ADMINISTRATOR_MENU, DEFAULT_MENU, GROUP_MENU, PRIVATE_MENU
from bot.render import sentence
from bot.render.words import capital
from bot.telegram import sentences
from bot.telegram.sentences import Sentence
from knowledge.types.fact import Language
from knowledge.types.service import Command

MENUS: tuple[tuple[BotCommandScope, tuple[Command, ...]], ...] = (
    (BotCommandScopeDefault(), DEFAULT_MENU),
    (BotCommandScopeAllPrivateChats(), PRIVATE_MENU),
    (BotCommandScopeAllGroupChats(), GROUP_MENU),
    (BotCommandScopeAllChatAdministrators(), ADMINISTRATOR_MENU),
)
_log = logging.getLogger(__name__)


async def introduce(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Set menus and descriptions in every language; the bot works without them too."""
    try:
        for language, code in languages():
            await _describe(application.bot, language, code)
            for scope, names in MENUS:
                entries = commands(names, language)
                await application.bot.set_my_commands(entries, scope=scope, language_code=code)
    except TelegramError as error:
        _log.warning("commands and descriptions could not be set: %s", error)


def commands(names: tuple[Command, ...], language: Language) -> list[BotCommand]:
    """The commands with what each does."""
    return [
        BotCommand(name, capital(sentence("commands.html", "about", language, command=name)))
        for name in names
    ]


def languages() -> Iterator[tuple[Language, str | None]]:
    """The languages by their codes; English is for everyone else as well."""
    yield Language.ENGLISH, None
    yield from ((language, language.value) for language in Language)


async def _describe(bot: ExtBot[Any], language: Language, code: str | None) -> None:
    description = sentences.sentence(Sentence.DESCRIPTION, language)
    short = sentences.sentence(Sentence.SHORT_DESCRIPTION, language)
    await bot.set_my_description(description, language_code=code)
    await bot.set_my_short_description(short, language_code=code)
