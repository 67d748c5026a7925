"""What happens when a handler fails: one sentence for the reader, the rest in the log."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import suppress

from telegram import Chat, Message, Update, User
from telegram.error import Conflict, TelegramError

from bot.operate.journal import note_failure
from bot.operate.metrics import Metrics
from bot.telegram.asked import place_of, read_asked, spoken_by
from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Target
from knowledge.store import ChatKind, StoreError
from knowledge.types.fact import Language

LanguageOf = Callable[[Chat, User | None], Language | None]
_log = logging.getLogger(__name__)


class Failures:
    """The error handler; it tells a reader in the language of their chat."""

    def __init__(self, sender: Sender, language: LanguageOf, metrics: Metrics) -> None:
        self._sender = sender
        self._language = language
        self._metrics = metrics

    async def on_error(self, update: object, context: Context) -> None:
        """Log the error under a short id, and tell the reader the id."""
        error = context.error
        if not isinstance(update, Update):
            self._log_polling(error)
            return
        number = secrets.token_hex(3)
        note_failure(number)
        _log.error("error %s with update %s", number, update.update_id, exc_info=error)
        await self._tell(update, context, number)

    def _log_polling(self, error: Exception | None) -> None:
        if error is not None:
            self._metrics.failed(error)
        if not isinstance(error, Conflict):  # which ends the process, see main.py
            _log.warning("Telegram could not be asked for updates: %s", error)

    async def _tell(self, update: Update, context: Context, number: str) -> None:
        target = told(update, context.bot.bot)
        if target is not None:
            is_stored = isinstance(context.error, StoreError)
            name = Sentence.STORE_FAILED if is_stored else Sentence.FAILED
            text = sentence(name, self._language_of(update), id=number)
            with suppress(TelegramError):
                await self._sender.send_text(target, text)

    def _language_of(self, update: Update) -> Language | None:
        chat, user = update.effective_chat, update.effective_user
        try:
            return self._language(chat, user) if chat is not None else spoken_by(user)
        except (StoreError, sqlite3.Error):  # it may be the store that has failed
            return spoken_by(user)


def told(update: Update, me: User) -> Target | None:
    """Where to tell that an update led to an error, None if no one may be waiting for an answer."""
    query = update.callback_query
    message = query.message if query is not None else update.effective_message
    place = place_of(message) if message is not None else None
    if message is None or place is None or _is_edit(update):
        return None
    is_asked = query is not None or place.kind is ChatKind.PRIVATE
    if not is_asked and isinstance(message, Message):
        is_asked = read_asked(message, me) is not None
    return place.target(message.message_id) if is_asked else None


def _is_edit(update: Update) -> bool:
    return update.edited_message is not None or update.edited_channel_post is not None
