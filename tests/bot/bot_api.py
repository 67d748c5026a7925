"""A Bot API of our own: it records what the bot calls, and answers as Telegram does."""

from __future__ import annotations

import itertools
import json
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import Update
from telegram.request import BaseRequest, RequestData

TOKEN = "123456:the-secret-part-of-a-token-of-this-test"
BOT = {"id": 123456, "is_bot": True, "first_name": "Facts", "username": "facts_bot"}
_RIGHTS = dict.fromkeys(
    (
        "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages",
        "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
        "can_delete_stories",
    ),
    True,
)  # fmt: skip
START = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Call:
    """One call of a method."""

    method: str
    parameters: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.parameters.get("text", ""))

    @property
    def buttons(self) -> list[dict[str, str]]:
        markup = self.parameters.get("reply_markup") or {"inline_keyboard": []}
        return [button for row in markup["inline_keyboard"] for button in row]


@dataclass(frozen=True)
class Failure:
    """An error with which Telegram answers a call."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)


class BotApi(BaseRequest):
    """Plays the Bot API; `failures` are used up, first come first served, per method."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.failures: dict[str, deque[Failure]] = {}
        self.members: dict[tuple[int, int], str] = {}
        self._ids = itertools.count(1000)

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1]
        parameters = dict(request_data.parameters) if request_data else {}
        self.calls.append(Call(name, parameters))
        waiting = self.failures.get(name)
        if waiting:
            failure = waiting.popleft()
            body = {"ok": False, "error_code": failure.code, "description": failure.description}
            return failure.code, json.dumps({**body, "parameters": failure.parameters}).encode()
        return 200, json.dumps({"ok": True, "result": self._result(name, parameters)}).encode()

    def fail(self, method: str, *failures: Failure) -> None:
        self.failures.setdefault(method, deque()).extend(failures)

    def sent(self) -> list[Call]:
        """The messages sent, without the calls that open a session."""
        return [call for call in self.calls if call.method == "sendMessage"]

    def methods(self) -> list[str]:
        return [call.method for call in self.calls if call.method != "getMe"]

    def _result(self, name: str, parameters: dict[str, Any]) -> Any:
        if name == "getMe":
            return BOT
        if name == "getChatMember":
            return self._member(parameters["chat_id"], parameters["user_id"])
        if name == "sendMessage":
            chat = {"id": parameters["chat_id"], "type": "private"}
            return {
                "message_id": next(self._ids), "date": 0, "chat": chat, "from": BOT,
                "text": parameters["text"],
            }  # fmt: skip
        return True

    def _member(self, chat: int, user: int) -> dict[str, Any]:
        status = self.members.get((chat, user), "member")
        known = {"id": user, "is_bot": False, "first_name": "Aigul"}
        rights = _RIGHTS if status == "administrator" else {}
        return {"status": status, "user": known, **rights}


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
    body: dict[str, Any] = {"message_id": number, "date": 0, "chat": chat, "from": user, **more}
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
        await self.application.process_update(Update.de_json(raw, self.application.bot))
        return self.api.calls[before:]

    async def say(self, text: str, **more: Any) -> Call:
        """The one message with which the bot answers a text."""
        (call,) = await self.feed(message(text, **more))
        assert call.method == "sendMessage"
        return call
