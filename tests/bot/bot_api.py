"""The real application's Bot API: a Telegram that is played, without a network between."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from double import BOT, Call, Failure, Fault, Telegram
from double.played import decoded
from telegram import Update
from telegram.error import TimedOut
from telegram.request import RequestData

from bot.telegram.http.broken import LostError, NotSentError
from bot.telegram.posting import Posting

__all__ = ["BOT", "Call", "Failure", "Fault"]

TOKEN = "123456:the-secret-part-of-a-token-of-this-test"
START = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


class Unopened(Posting):
    """A connection that is played: there is nothing to open, nor to close."""

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass


class BotApi(Unopened):
    """Takes the calls of the bot to a Telegram that is played, and fails on purpose."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram

    @property
    def calls(self) -> list[Call]:
        return self.telegram.calls

    @property
    def members(self) -> dict[tuple[int, int], str]:
        """What users are in chats: the status by the ids of chat and user."""
        return self.telegram.methods.members

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if "/file/" in url:
            return 200, self.telegram.methods.files[url.rsplit("/", 1)[1]]
        return self._answer(_call(url.rsplit("/", 1)[1], request_data))

    async def post_json(self, url: str, body: bytes, longer: float = 0.0) -> tuple[int, bytes]:
        return self._answer(Call(url.rsplit("/", 1)[1], json.loads(body)))

    def _answer(self, call: Call) -> tuple[int, bytes]:
        fault = self.telegram.faults.next(call.method)
        if fault is Fault.REFUSED:
            raise NotSentError("refused")
        if isinstance(fault, Failure):
            self.calls.append(call)
            return fault.code, json.dumps(fault.body).encode()
        status, body = self.telegram.answer(call)
        content = json.dumps(body).encode()
        if fault is Fault.RESET:
            raise LostError("reset")
        if fault is Fault.SILENCE:
            raise TimedOut
        return status, content[: len(content) // 2] if fault else content

    def fail(self, method: str, *failures: Failure | Fault) -> None:
        self.telegram.faults.add(method, *failures)

    def sent(self) -> list[Call]:
        """The messages sent, without the calls that open a session."""
        return [call for call in self.calls if call.method == "sendMessage"]

    def methods(self) -> list[str]:
        return [call.method for call in self.calls if call.method != "getMe"]


def _call(method: str, data: RequestData | None) -> Call:
    if data is None:
        return Call(method, {})
    files = {name: content for name, (_, content, _) in (data.multipart_data or {}).items()}
    return Call(method, decoded(data.json_parameters), files)


class Clock:
    """A time that passes when it is told to."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)

    async def sleep(self, seconds: float) -> None:
        self.pass_(seconds=seconds)


_numbers = itertools.count(1)
READER: dict[str, Any] = {
    "id": 77, "is_bot": False, "first_name": "Aigul", "language_code": "en"
}  # fmt: skip
PRIVATE: dict[str, Any] = {"id": 77, "type": "private", "first_name": "Aigul"}
GROUP: dict[str, Any] = {"id": -100500, "type": "supergroup", "title": "A group"}


def message(
    text: str | None = None,
    *,
    chat: dict[str, Any] = PRIVATE,
    user: dict[str, Any] = READER,
    kind: str = "message",
    **more: Any,
) -> dict[str, Any]:
    """An update with a message, as Telegram sends it."""
    number = next(_numbers)
    body: dict[str, Any] = {"message_id": number, "date": 1, "chat": chat, "from": user, **more}
    if text is not None:
        body["text"] = text
        if text.startswith("/"):
            command = text.split()[0]
            body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    return {"update_id": number, kind: body}


def press(
    data: str, *, chat: dict[str, Any] = PRIVATE, user: dict[str, Any] = READER, **more: Any
) -> dict[str, Any]:
    """An update with a pressed button under a message of the bot."""
    number = next(_numbers)
    under = {"message_id": number, "date": 1, "chat": chat, "from": BOT, "text": "…", **more}
    query = {"id": str(number), "from": user, "chat_instance": "1", "data": data, "message": under}
    return {"update_id": number, "callback_query": query}


class Chat:
    """A reader's side: raw updates go in, the calls that they lead to come out."""

    def __init__(self, application: Any, api: BotApi, clock: Clock) -> None:
        self.application = application
        self.api = api
        self.clock = clock

    async def feed(self, raw: dict[str, Any]) -> list[Call]:
        """The calls with which the bot reacts to an update."""
        before = len(self.api.calls)
        self.api.telegram.learn(raw)
        update = Update.de_json(raw, self.application.bot)
        work = self.application.process_update(update)
        await self.application.update_processor.process_update(update, work)
        await self.application.post_stop(self.application)  # what is written later is written now
        return self.api.calls[before:]

    async def last(self, raw: dict[str, Any]) -> Call:
        """The last call to which an update leads."""
        return (await self.feed(raw))[-1]

    async def say(self, text: str, **more: Any) -> Call:
        """The one message with which the bot answers a text."""
        (call,) = await self.feed(message(text, **more))
        assert call.method == "sendMessage"
        return call
