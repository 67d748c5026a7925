"""Who tried what editors do without being one: noted by ids, without a word of the text."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Message, Update
from telegram.constants import ChatType

from bot.telegram.callbacks import InlinePress, Press
from bot.telegram.editors.commands import NEEDED, EditorCommand, read_command
from bot.telegram.editors.imports.downloads import SentFile
from bot.telegram.editors.rights import Rights
from bot.telegram.send import Context
from knowledge.exchange.files.reading import SUFFIXES
from knowledge.store.roles import Role

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Attempts:
    """Watches all messages, on whichever surface, before they are handled."""

    rights: Rights

    async def watch(self, update: Update, context: Context) -> None:
        """Note a command of editors that nothing comes of."""
        message = update.effective_message
        if message is None or update.callback_query is not None:
            return
        given = read_command(message, context.bot.bot)
        if given is None and not _is_import(message):
            return
        needed = NEEDED[given.command] if given is not None else Role.EDITOR
        role = self._role(update, message)
        if role is None or not role.includes(needed):
            sender = message.sender_chat or message.from_user
            by = sender.id if sender is not None else 0
            what = given.command if given is not None else EditorCommand.IMPORT
            _log.warning("%d may not give /%s in chat %d", by, what, message.chat.id)

    def _role(self, update: Update, message: Message) -> Role | None:
        is_new = update.edited_message is None and update.guest_message is None
        return self.rights.role_of_writer(message) if is_new else None


def _is_import(message: Message) -> bool:
    """Whether a file was sent that would be an import if an editor had sent it."""
    is_private, file = message.chat.type == ChatType.PRIVATE, message.document
    return is_private and file is not None and SentFile.of(file).suffix in SUFFIXES


def log_press(press: Press | InlinePress, argument: str) -> None:
    """Note that someone pressed a button of editors who may not."""
    if isinstance(press, Press):
        chat, action = press.place.chat, argument[:1]
        _log.warning("%d may not press %s of editors in chat %d", press.presser, action, chat)
    else:
        _log.warning("a button of editors was pressed below an inline message")
