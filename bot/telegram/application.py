"""The Telegram application, put together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.conversation import Conversation, utc_now
from bot.telegram.failures import Failures
from bot.telegram.menu import offer_commands
from bot.telegram.order import InOrderPerChat
from bot.telegram.patience import Patience, Sleep
from bot.telegram.send import Sender
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.store.chat_settings import move_chat_settings

App = Application[Any, Any, Any, Any, Any, Any]

_PATIENCE = 30.0  # seconds to wait for a free connection


class MissingTokenError(Exception):
    """There is no token to run with."""

    def __init__(self) -> None:
        super().__init__(
            "MIGBOT_TOKEN is not set: send /newbot to @BotFather in Telegram and put the token "
            "that it gives you into the environment or into a file .env, as MIGBOT_TOKEN=…; "
            "`migbot chat` needs no token"
        )


def build_application(
    settings: Settings,
    engine: Engine,
    renderer: Renderer,
    store: Store,
    *,
    request: BaseRequest | None = None,
    now: Callable[[], datetime] = utc_now,
    sleep: Sleep = asyncio.sleep,
) -> App:
    """The application with all its handlers; it answers in private chats only.

    `request` takes the place of the real connection, `now` and `sleep` that of the real time.
    Raises MissingTokenError.
    """
    token = settings.token.get_secret_value().strip() if settings.token else ""
    if not token:
        raise MissingTokenError
    builder = (
        ApplicationBuilder()
        .token(token)
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        .rate_limiter(Patience(settings.max_rate, sleep))
        .concurrent_updates(InOrderPerChat())
        .job_queue(None)
        .post_init(offer_commands)
    )
    if request is None:
        builder = builder.pool_timeout(_PATIENCE)
    else:
        builder = builder.request(request).get_updates_request(request)
    application = builder.build()
    sender = Sender(application.bot, partial(move_chat_settings, store))
    _add_handlers(application, Conversation(engine, renderer, store, sender, now))
    return application


def _add_handlers(application: App, conversation: Conversation) -> None:
    # an edited message is not asked again: Telegram sends edits that no one has made, too
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    text = filters.TEXT | filters.CAPTION
    # commands come with the texts, as /баланс, which Telegram does not take for one, does as well
    application.add_handler(MessageHandler(private & text, conversation.on_text))
    application.add_handler(
        MessageHandler(private & ~text & ~filters.StatusUpdate.ALL, conversation.on_anything_else)
    )
    application.add_handler(CallbackQueryHandler(conversation.on_button))
    application.add_error_handler(Failures(conversation.sender, conversation.language).on_error)
