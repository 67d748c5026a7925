"""`migbot run`: the bot by long polling, until it is told to stop."""

from __future__ import annotations

import logging
from pathlib import Path

from pydantic import ValidationError
from telegram.error import Conflict, InvalidToken

from bot.cli.errors import OperatorError, opened
from bot.render import Renderer
from bot.settings import MissingTokenError, Settings
from bot.telegram.application import UPDATES, build_application
from bot.telegram.logs import log_without
from bot.telegram.send import Context
from knowledge.answer.engine import Engine
from knowledge.store import Store

_FOREVER = -1


class Rival:
    """Another process that polls with the same token; Telegram lets only one."""

    def __init__(self) -> None:
        self.was_met = False

    async def on_error(self, _: object, context: Context) -> None:
        """Stop at once: each of the two would get some of the messages."""
        if isinstance(context.error, Conflict):
            self.was_met = True
            context.application.stop_running()


def run(db: Path | None = None) -> None:
    """Answer in Telegram; raises OperatorError where the operator has to mend something."""
    settings = _settings()
    try:
        log_without(settings.required_token)
    except MissingTokenError as error:
        raise OperatorError(str(error)) from error
    with opened(db or settings.db) as store:
        _poll(settings, store)


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"MIGBOT_{entry['loc'][0]}".upper() for entry in error.errors())
        raise OperatorError(f"{names}: not a valid value; README.md says what is") from error


def _poll(settings: Settings, store: Store) -> None:
    application = build_application(settings, Engine(store), Renderer(store), store)
    rival = Rival()
    application.add_error_handler(rival.on_error)
    logging.getLogger(__name__).info("polling %s", settings.api_url)
    try:
        application.run_polling(allowed_updates=UPDATES, bootstrap_retries=_FOREVER)
    except InvalidToken:
        raise OperatorError(
            "Telegram does not know the token in MIGBOT_TOKEN; ask @BotFather for it with /token"
        ) from None
    if rival.was_met:
        raise OperatorError(
            "another process polls Telegram with the token in MIGBOT_TOKEN; end one of the two"
        )
