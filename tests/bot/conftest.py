"""The real application with a Bot API of our own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
import pytest_asyncio
from answers import HandmadeNames
from bot_api import TOKEN, Chat, message
from chatting import chatting
from double import Telegram
from double.server import Server
from files_sent import work_here
from filling import Filling
from people import EDITOR, OWNER, REVIEWER, SECOND_EDITOR, Person, grant, says

from bot.render import Renderer
from bot.telegram import application
from bot.telegram.editors.imports import background
from bot.telegram.pictures import Pictures, png_of
from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.lexicon import Lexicon
from knowledge.store import Store, open_store
from knowledge.store.roles import Role


@pytest.fixture(scope="session")
def renderer(shipped: Store) -> Renderer:
    """What words answers with the packaged names."""
    return Renderer(shipped)


@pytest.fixture(scope="session")
def handmade() -> Renderer:
    """What words answers with names made by hand."""
    return Renderer(HandmadeNames())


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
def small_store(small_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with a few facts, for what it takes no more."""
    with open_store(Path(shutil.copy(small_file, tmp_path / "small.sqlite3"))) as store:
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


@pytest.fixture
def editor(store: Store) -> Person:
    """Someone who may change facts."""
    grant(store, EDITOR, Role.EDITOR)
    return EDITOR


@pytest.fixture
def filling(chat: Chat, editor: Person) -> Filling:
    """What an editor fills in."""
    return Filling(chat, editor)


@pytest_asyncio.fixture
async def editor_at_work(editor: Person, chat: Chat) -> None:
    """An editor who has written to the bot."""
    await chat.feed(says(editor, "Hello"))


@pytest_asyncio.fixture
async def editors_at_work(store: Store, chat: Chat) -> None:
    """Two editors, who have both written to the bot."""
    for editor in (EDITOR, SECOND_EDITOR):
        grant(store, editor, Role.EDITOR)
        await chat.feed(says(editor, "Hello"))


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Work on files is done here, as a process of its own takes a second; one test has that."""
    monkeypatch.setattr(background, "PATIENCE", 60.0)
    if "process" not in request.keywords:
        work_here(monkeypatch)


@pytest.fixture
def server() -> Iterator[Server]:
    """A Telegram on this machine, in which a reader has written to the bot."""
    telegram = Telegram()
    telegram.learn(message("hello"))
    with Server(telegram, TOKEN) as server:
        yield server


@pytest_asyncio.fixture
async def reviewed(own_engine: Engine) -> AsyncIterator[Chat]:
    """A private chat with a bot that lets changes wait for a review."""
    async with chatting(own_engine, review=True) as chat:
        yield chat


@pytest_asyncio.fixture
async def staff(store: Store, reviewed: Chat) -> None:
    """An editor, a reviewer and an owner, who have all written to the bot."""
    grant(store, EDITOR, Role.EDITOR)
    grant(store, REVIEWER, Role.REVIEWER)
    for person in (OWNER, EDITOR, REVIEWER):
        await reviewed.feed(says(person, "Hello"))
