"""The commands that Telegram offers to an editor, besides those of all readers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.commands import PRIVATE_MENU
from bot.render import sentence
from bot.render.words import capital
from bot.telegram.editors.commands import commands_of
from bot.telegram.editors.rights import Rights
from bot.telegram.menu import commands, languages
from knowledge.store.roles import Role
from knowledge.types.fact import Language

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EditorMenus:
    """Shows editors their commands; they can be given without the menu too."""

    bot: ExtBot[Any]
    rights: Rights

    async def show_all(self) -> None:
        """Show everyone who has a role its commands."""
        for user, role in self.rights.all().items():
            await self.show(user, role)

    async def show(self, user: int, role: Role) -> None:
        """Show a user the commands of their role."""
        scope = BotCommandScopeChat(user)
        try:
            for language, code in languages():
                entries = [*commands(PRIVATE_MENU, language), *editor_menu(role, language)]
                await self.bot.set_my_commands(entries, scope=scope, language_code=code)
        except TelegramError as error:  # such as for someone who never wrote to us
            _log.info("editor %d gets no menu: %s", user, error)

    async def hide(self, user: int) -> None:
        """Show a user what every reader is shown."""
        scope = BotCommandScopeChat(user)
        try:
            for _, code in languages():
                await self.bot.delete_my_commands(scope=scope, language_code=code)
        except TelegramError as error:
            _log.info("editor %d keeps a menu: %s", user, error)


def editor_menu(role: Role, language: Language) -> list[BotCommand]:
    """The commands of a role with what each does."""
    return [
        BotCommand(name, capital(sentence("editor_commands.html", "about", language, command=name)))
        for name in commands_of(role)
    ]
