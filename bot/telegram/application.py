"""The Telegram application, put together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode, UpdateType
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
from bot.telegram.answering import Answering, utc_now
from bot.telegram.callbacks import Callbacks
from bot.telegram.failures import Failures
from bot.telegram.menu import introduce
from bot.telegram.order import InOrderPerChat
from bot.telegram.patience import Patience, Sleep
from bot.telegram.pressed import AnswerButtons
from bot.telegram.private import PrivateChats
from bot.telegram.replying import Replying
from bot.telegram.send import Sender
from knowledge.answer.engine import Engine
from knowledge.store import Store
from knowledge.store.chat_settings import move_chat_settings

App = Application[Any, Any, Any, Any, Any, Any]
Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]

UPDATES = (UpdateType.MESSAGE, UpdateType.CALLBACK_QUERY)

_PATIENCE = 30.0  # seconds to wait for a free connection


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
    """The application with all its handlers.

    `request` takes the place of the real connection, `now` and `sleep` that of the real time.
    Raises MissingTokenError.
    """
    builder = _builder(settings, sleep)
    if request is None:
        builder = builder.pool_timeout(_PATIENCE)
    else:
        builder = builder.request(request).get_updates_request(request)
    application = builder.build()
    sender = Sender(application.bot, partial(move_chat_settings, store))
    _add_handlers(application, Answering(engine, renderer, store, now), sender)
    return application


def _builder(settings: Settings, sleep: Sleep) -> Builder:
    quiet = LinkPreviewOptions(is_disabled=True)
    return (
        ApplicationBuilder()
        .token(settings.required_token)
        .base_url(settings.base_url)
        .base_file_url(settings.base_file_url)
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=quiet))
        .rate_limiter(Patience(settings.max_rate, sleep))
        .concurrent_updates(InOrderPerChat())
        .job_queue(None)
        .post_init(introduce)
    )


def _add_handlers(application: App, answering: Answering, sender: Sender) -> None:
    replying = Replying(answering, sender)
    callbacks = Callbacks(AnswerButtons(replying).by_kind(), sender, answering.language)
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(private, PrivateChats(replying).on_message))
    application.add_handler(CallbackQueryHandler(callbacks.on_press))
    application.add_error_handler(Failures(sender, answering.language_of).on_error)
