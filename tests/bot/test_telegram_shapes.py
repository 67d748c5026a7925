"""Whatever Telegram sends: nothing raises, nobody is interrupted, and nothing sent is refused."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bot_api import BOT, TOKEN, BotApi, Chat, Clock
from double import Call, Telegram
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapes import messages, presses, updates

from bot.render import Renderer
from bot.settings import Settings
from bot.telegram.application import build_application
from knowledge.answer.engine import Engine
from knowledge.exchange.packaged import open_knowledge
from knowledge.store import Store

pytestmark = pytest.mark.slow

_SHARED = ("group", "supergroup", "channel")
_EDITING = {"editMessageText", "editMessageCaption", "editMessageMedia"}
_SENDING = {"sendMessage", "sendPhoto", "sendDocument"}
_SPEAKING = _EDITING | _SENDING


@dataclass
class Bot:
    """An application that is fed, in a loop of its own; it keeps the errors of its handlers."""

    chat: Chat
    runner: asyncio.Runner
    errors: list[object] = field(default_factory=list)

    def feed(self, raw: dict[str, Any]) -> list[Call]:
        """The calls that an update leads to, after which nothing has failed or was refused."""
        self.errors.clear()
        self.chat.api.telegram.refused.clear()
        calls = self.runner.run(self.chat.feed(raw))
        assert self.errors == []
        assert self.chat.api.telegram.mistakes == []
        return calls


@pytest.fixture(scope="module")
def bot(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    copy = shutil.copy(filled_file, tmp_path_factory.mktemp("any") / "migbot.sqlite3")
    with asyncio.Runner() as runner, open_knowledge(Path(copy)) as store:
        bot = runner.run(_started(runner, store))
        yield bot
        runner.run(bot.chat.application.shutdown())


async def _started(runner: asyncio.Runner, store: Store) -> Bot:
    clock = Clock()
    api = BotApi(Telegram(clock))
    application = build_application(
        Settings(token=TOKEN, max_rate=0, _env_file=None), Engine(store), Renderer(store), store,
        request=api, now=clock, sleep=clock.sleep,
    )  # fmt: skip
    bot = Bot(Chat(application, api, clock), runner)

    async def keep(update: object, context: Any) -> None:
        bot.errors.append(context.error)

    application.add_error_handler(keep)
    await application.initialize()
    return bot


ANY = settings(max_examples=300, suppress_health_check=list(HealthCheck))


@ANY
@given(raw=updates())
def test_any_update_is_taken(bot: Bot, raw: dict[str, Any]) -> None:
    calls = bot.feed(raw)
    if _is_talk_of_others(raw):
        assert [call for call in calls if call.method in _SPEAKING] == []


@ANY
@given(first=messages(), text=st.text(max_size=30), is_post=st.booleans())
def test_an_edit_changes_what_was_said_and_says_nothing_new(
    bot: Bot, first: dict[str, Any], text: str, is_post: bool
) -> None:
    kind = "channel_post" if is_post else "message"
    bot.feed({"update_id": first["message_id"], kind: first})
    edited = {**first, "text": text, "edit_date": 2}
    calls = bot.feed({"update_id": first["message_id"] + 1, f"edited_{kind}": edited})
    methods = [call.method for call in calls]
    sent = sum(method in _SENDING for method in methods)
    assert set(methods) <= _EDITING | _SENDING | {"deleteMessage"}
    assert sent == methods.count("deleteMessage") <= 1  # words in place of a picture


@ANY
@given(query=presses())
def test_any_press_is_answered(bot: Bot, query: dict[str, Any]) -> None:
    calls = bot.feed({"update_id": int(query["id"]), "callback_query": query})
    assert calls[0].method in ("answerCallbackQuery", "getChatMember")
    assert "answerCallbackQuery" in {call.method for call in calls}


def _is_talk_of_others(raw: dict[str, Any]) -> bool:
    """Whether the update is a message in a group or a channel that says nothing to us.

    A post in anything but a channel is none of Telegram's, and is passed over whatever it says.
    """
    message = next((raw[kind] for kind in ("message", "channel_post") if kind in raw), None)
    if message is None or message["chat"]["type"] not in _SHARED:
        return False
    if "channel_post" in raw and message["chat"]["type"] != "channel":
        return True
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    replied = message.get("reply_to_message", {}).get("from", {}).get("id") == BOT["id"]
    named = any(entity.get("user", {}).get("id") == BOT["id"] for entity in entities)
    mentions_us = "@facts_bot" in text.casefold() or named
    return not (text.startswith("/") or replied or mentions_us)
