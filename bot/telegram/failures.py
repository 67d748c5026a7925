"""What happens when a handler fails: one sentence for the reader, the rest in the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress

from telegram import Chat, Update, User
from telegram.constants import ChatType
from telegram.error import Conflict, TelegramError

from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Target
from knowledge.types.fact import Language

LanguageOf = Callable[[Chat, User | None], Language | None]
_log = logging.getLogger(__name__)


class Failures:
    """The error handler; it tells a reader in the language of their chat."""

    def __init__(self, sender: Sender, language: LanguageOf) -> None:
        self._sender = sender
        self._language = language

    async def on_error(self, update: object, context: Context) -> None:
        """Log the error under a short id, and tell the reader the id."""
        error = context.error
        if isinstance(error, Conflict):
            _log.error("another process polls with this token too; end one of them")
        elif not isinstance(update, Update):
            _log.warning("Telegram could not be asked for updates: %s", error)
        else:
            number = secrets.token_hex(3)
            _log.error("error %s with update %s", number, update.update_id, exc_info=error)
            await self._tell(update, number)

    async def _tell(self, update: Update, number: str) -> None:
        target, chat = told(update), update.effective_chat
        if target is not None and chat is not None:
            language = self._language(chat, update.effective_user)
            with suppress(TelegramError):
                text = sentence(Sentence.FAILED, language, id=number)
                await self._sender.send_text(target, text)


def told(update: Update) -> Target | None:
    """Where to tell that an update led to an error, None if no one may be waiting for an answer."""
    chat = update.effective_chat
    return Target(chat.id) if chat is not None and chat.type == ChatType.PRIVATE else None
