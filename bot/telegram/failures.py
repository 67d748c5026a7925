"""What happens when a handler fails: one sentence for the reader, the rest in the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress

from telegram import Chat, Message, Update, User
from telegram.error import Conflict, TelegramError

from bot.telegram.asked import place_of, read_asked
from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Target
from knowledge.store import ChatKind
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
            await self._tell(update, number, context.bot.bot)

    async def _tell(self, update: Update, number: str, me: User) -> None:
        target, chat = told(update, me), update.effective_chat
        if target is not None and chat is not None:
            language = self._language(chat, update.effective_user)
            with suppress(TelegramError):
                text = sentence(Sentence.FAILED, language, id=number)
                await self._sender.send_text(target, text)


def told(update: Update, me: User) -> Target | None:
    """Where to tell that an update led to an error, None if no one may be waiting for an answer."""
    query = update.callback_query
    message = update.effective_message if query is None else query.message
    place = place_of(message) if message is not None else None
    if message is None or place is None:
        return None
    is_asked = isinstance(message, Message) and read_asked(message, me) is not None
    is_waited_for = query is not None or is_asked or place.kind is ChatKind.PRIVATE
    return place.target(message.message_id) if is_waited_for else None
