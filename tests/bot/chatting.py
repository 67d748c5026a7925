"""The real application with an owner, for as long as a test talks with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from bot_api import TOKEN, BotApi, Chat, Clock
from double import Telegram
from people import OWNER

from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.application import build_application
from knowledge.answer.engine import Engine


@cache
def _settings(review: bool) -> Settings:
    return Settings(token=TOKEN, owners={OWNER["id"]}, review=review, _env_file=None)


@asynccontextmanager
async def chatting(engine: Engine, *, review: bool = False) -> AsyncIterator[Chat]:
    """The bot with an owner, for as long as it runs."""
    clock = Clock()
    api = BotApi(Telegram(clock))
    application = build_application(
        _settings(review),
        engine,
        Renderer(engine.store),
        engine.store,
        request=api,
        now=clock,
        sleep=clock.sleep,
    )
    async with application:
        yield Chat(application, api, clock)
    assert api.telegram.mistakes == []
