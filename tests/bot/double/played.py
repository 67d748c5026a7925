"""A Telegram that is played: calls of the Bot API in, results out, updates on request."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from double.chats import Chats
from double.faults import Faults
from double.methods import BOT, Methods
from double.refused import MistakeError, RefusedError

__all__ = ["BOT", "Call", "Telegram", "decoded"]

_MESSAGES = (
    "message", "edited_message", "channel_post", "edited_channel_post", "guest_message",
    "business_message", "edited_business_message",
)  # fmt: skip
_QUERIES = ("callback_query", "inline_query")
# parameters that are text, even if they look like a number or an object
_TEXTS = {
    "text", "caption", "description", "short_description", "name", "url", "offset_id", "query",
    "callback_query_id", "inline_query_id", "guest_query_id", "inline_message_id", "next_offset",
    "language_code", "parse_mode", "photo", "document", "action", "secret_token",
}  # fmt: skip
# only what asks for it gets these kinds of updates
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True)
class Call:
    """One call of a method."""

    method: str
    parameters: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return str(self.parameters.get("text", ""))

    @property
    def buttons(self) -> list[dict[str, Any]]:
        markup = self.parameters.get("reply_markup") or {"inline_keyboard": []}
        return [button for row in markup["inline_keyboard"] for button in row]


class Telegram:
    """The chats, the calls made, those that were refused, and the updates that wait."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.now = now or (lambda: datetime.now(UTC))
        self.chats = Chats()
        self.methods = Methods(self.chats, self.now)
        self.faults = Faults()
        self.calls: list[Call] = []
        self.refused: list[tuple[Call, RefusedError]] = []
        self.waiting: list[dict[str, Any]] = []

    def answer(self, call: Call) -> tuple[int, dict[str, Any]]:
        """The status and the body with which a call is answered."""
        self.calls.append(call)
        try:
            result = self.methods(call.method, call.parameters, call.files)
        except RefusedError as error:
            self.refused.append((call, error))
            return error.code, error.body
        return 200, {"ok": True, "result": result}

    @property
    def mistakes(self) -> list[tuple[Call, RefusedError]]:
        """The refused calls that the bot should not have made."""
        return [(call, why) for call, why in self.refused if isinstance(why, MistakeError)]

    def learn(self, update: Mapping[str, Any]) -> None:
        """Know the chat, the messages and the query that an update tells of."""
        for kind in _MESSAGES:
            if kind in update and (kind != "guest_message"):
                self.chats.learn(update[kind])
        for kind in _QUERIES:
            query = update.get(kind)
            if query is not None:
                self.methods.queries[query["id"]] = self.now()
                if "message" in query:
                    self.chats.learn(query["message"])
        guest = update.get("guest_message", {}).get("guest_query_id")
        if guest is not None:
            self.methods.queries[guest] = self.now()
        for kind in ("my_chat_member", "chat_member", "chat_join_request"):
            if kind in update:
                self.chats.add(update[kind]["chat"])

    def tell(self, update: dict[str, Any]) -> None:
        """Have an update fetched by the bot."""
        self.learn(update)
        self.waiting.append(update)

    def updates(self, parameters: dict[str, Any]) -> list[dict[str, Any]]:
        """The updates that wait; those before the offset are done with."""
        offset = int(parameters.get("offset") or 0)
        self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
        allowed = parameters.get("allowed_updates")
        return [update for update in self.waiting if _is_allowed(update, allowed)][:100]


def decoded(parameters: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a call, which come as text, as what they are."""
    return {
        name: value if name in _TEXTS else _from_json(value) for name, value in parameters.items()
    }


def _from_json(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _is_allowed(update: dict[str, Any], allowed: list[str] | None) -> bool:
    kinds = update.keys() - {"update_id"}
    return bool(kinds & set(allowed)) if allowed else not kinds & _ON_REQUEST
