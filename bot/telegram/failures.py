"""What happens when a handler fails: one sentence for the reader, the rest in the log."""

from __future__ import annotations

import logging
import secrets
from contextlib import suppress

from telegram import Update
from telegram.constants import ChatType
from telegram.error import Conflict, Forbidden, TelegramError

from bot.telegram.conversation import Conversation
from bot.telegram.send import Context, send
from bot.telegram.sentences import Sentence, sentence

_log = logging.getLogger(__name__)


class Failures:
    """The error handler; it tells a reader in the language of their chat."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    async def on_error(self, update: object, context: Context) -> None:
        """Log the error under a short id, and tell the reader the id."""
        error = context.error
        if isinstance(error, Forbidden):
            _log.info("a reader has blocked the bot: %s", error.message)
        elif isinstance(error, Conflict):
            _log.error("another process polls with this token too; end one of them")
        elif not isinstance(update, Update):
            _log.warning("Telegram could not be asked for updates: %s", error)
        else:
            await self._report(update, context, error)

    async def _report(self, update: Update, context: Context, error: Exception | None) -> None:
        number = secrets.token_hex(3)
        _log.error("error %s with update %s", number, update.update_id, exc_info=error)
        chat = update.effective_chat
        if chat is None or chat.type != ChatType.PRIVATE:
            return
        language = self._conversation.language(chat, update.effective_user)
        with suppress(TelegramError):
            await send(context, chat.id, sentence(Sentence.FAILED, language, id=number))
