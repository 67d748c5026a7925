"""The real application with a Bot API of our own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
import pytest_asyncio
from bot_api import Chat
from chatting import chatting

from bot.render import Renderer
from bot.telegram import application
from bot.telegram.pictures import Pictures, png_of
from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.lexicon import Lexicon
from knowledge.store import Store


@pytest.fixture(scope="session")
def renderer(shipped: Store) -> Renderer:
    """What words answers with the packaged names."""
    return Renderer(shipped)


@pytest.fixture(scope="session", autouse=True)
def _each_picture_is_drawn_once() -> Iterator[None]:
    """A drawing takes longer than all else in a test of a conversation."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(application, "Pictures", partial(Pictures, draw=cache(png_of)))
        yield


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    """A store of the test's own."""
    with open_knowledge(store_file) as store:
        yield store


@pytest.fixture
def own_engine(store: Store, words_in: Callable[[Store], Lexicon]) -> Engine:
    """What answers out of the test's own store."""
    return Engine(store, words=words_in)


@pytest_asyncio.fixture
async def chat(own_engine: Engine) -> AsyncIterator[Chat]:
    """A private chat with the bot."""
    async with chatting(own_engine) as chat:
        yield chat


@pytest_asyncio.fixture
async def reviewed(own_engine: Engine) -> AsyncIterator[Chat]:
    """A private chat with a bot that lets changes wait for a review."""
    async with chatting(own_engine, review=True) as chat:
        yield chat
