"""`migbot run`: the bot by long polling or by a webhook, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from telegram.error import Conflict, InvalidToken

from bot.cli.errors import OperatorError, opened
from bot.cli.held import held
from bot.operate.address import ListeningError, bound
from bot.operate.journal import note_timing
from bot.operate.logs import log_without
from bot.render import Renderer
from bot.settings import MissingTokenError, Settings
from bot.telegram.application import UPDATES, App, build_application
from bot.telegram.send import Context
from bot.telegram.update_file import UpdateFile
from knowledge.answer.engine import Engine
from knowledge.store import Store

_FOREVER = -1
_log = logging.getLogger(__name__)


class Rival:
    """Another process that takes updates with the same token; Telegram lets only one."""

    def __init__(self) -> None:
        self.was_met = False

    async def on_error(self, _: object, context: Context) -> None:
        """Stop at once: each of the two would get some of the messages."""
        if isinstance(context.error, Conflict):
            self.was_met = True
            context.application.stop_running()


def run(settings: Settings) -> None:
    """Answer in Telegram; raises OperatorError where the operator has to mend something."""
    secret = secrets.token_urlsafe(32)  # told to Telegram at each start, and kept nowhere
    try:
        log_without(settings.required_token, secret, form=settings.log)
    except MissingTokenError as error:
        raise OperatorError(str(error)) from error
    # a thread may wait for an import: the updates are closed before it, and the store after it
    with (
        opened(settings.db) as store,
        ThreadPoolExecutor() as threads,
        held(store.path) as updates,
    ):
        store.guard()
        _loop_with(threads)
        _run(settings, store, updates, secret)


def _run(settings: Settings, store: Store, updates: UpdateFile, secret: str) -> None:
    engine = Engine(store, note_timing)
    application = build_application(settings, engine, Renderer(store), store, updates=updates)
    try:
        if settings.webhook:
            _listen(application, settings, secret)
        else:
            _poll(application, settings)
    except InvalidToken:
        raise OperatorError(
            "Telegram does not know the token in MIGBOT_TOKEN; ask @BotFather for it with /token"
        ) from None
    except ListeningError as error:
        raise OperatorError(str(error)) from error


def _loop_with(threads: ThreadPoolExecutor) -> None:
    """Have the bot, which runs in the loop that is set, use these threads."""
    loop = asyncio.new_event_loop()
    loop.set_default_executor(threads)
    asyncio.set_event_loop(loop)


def _poll(application: App, settings: Settings) -> None:
    rival = Rival()
    application.add_error_handler(rival.on_error)
    _log.info("polling %s", settings.api_url)
    application.run_polling(bootstrap_retries=_FOREVER)
    if rival.was_met:
        raise OperatorError(
            "another process takes the updates of the token in MIGBOT_TOKEN; end one of the two"
        )


def _listen(application: App, settings: Settings, secret: str) -> None:
    address, public = settings.webhook_listen, str(settings.webhook_url)
    taken_at = bound(address)
    _log.info("%s sends updates to %s, which are taken at %s", settings.api_url, public, address)
    application.run_webhook(
        unix=taken_at,
        url_path=re.escape(urlsplit(public).path),
        webhook_url=public,
        secret_token=secret,
        allowed_updates=UPDATES,
        bootstrap_retries=_FOREVER,
    )
