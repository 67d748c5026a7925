"""The chats of a Telegram that is played, and what is in them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from double.refused import MistakeError, RefusedError

Message = dict[str, Any]
CREATOR, ADMINISTRATOR, MEMBER = "creator", "administrator", "member"
NO_RIGHTS = RefusedError("not enough rights to send text messages to the chat")
BLOCKED = RefusedError("bot was blocked by the user", 403)
KICKED = RefusedError("bot was kicked from the supergroup chat", 403)


@dataclass
class Chat:
    """A chat: its messages by their ids, its topics, and why the bot may not write, if so."""

    about: dict[str, Any]
    messages: dict[int, Message] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    closed_topics: set[int] = field(default_factory=set)
    deleted_topics: set[int] = field(default_factory=set)
    refusal: RefusedError | None = None
    moved_to: int | None = None

    @property
    def id(self) -> int:
        return int(self.about["id"])


class Chats:
    """All chats that the bot can know of."""

    def __init__(self) -> None:
        self._chats: dict[int, Chat] = {}
        self._ids: Iterator[int] = itertools.count(1000)

    def __getitem__(self, id: int) -> Chat:
        """The chat. Raises RefusedError if there is none."""
        try:
            return self._chats[int(id)]
        except (KeyError, ValueError):
            raise MistakeError("chat not found") from None

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def add(self, about: dict[str, Any]) -> Chat:
        """A chat that is known from now on, or was before."""
        return self._chats.setdefault(int(about["id"]), Chat(dict(about)))

    def learn(self, message: Message) -> None:
        """Know a message that an update brings, and its chat, topic and the message replied to."""
        chat = self.add(message["chat"])
        if not message.get("date"):
            return  # of an inaccessible message nothing is known
        chat.messages[message["message_id"]] = message
        if message.get("is_topic_message") and "message_thread_id" in message:
            chat.topics.add(message["message_thread_id"])
        replied = message.get("reply_to_message")
        if replied and replied["chat"]["id"] == chat.id:
            chat.messages.setdefault(replied["message_id"], replied)

    def writable(self, parameters: dict[str, Any]) -> Chat:
        """The chat to which a call wants to send something. Raises RefusedError."""
        chat = self[parameters.get("chat_id", 0)]
        if chat.moved_to is not None:
            raise RefusedError(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to
            )
        if chat.refusal is not None:
            raise chat.refusal
        thread = parameters.get("message_thread_id")
        if thread in chat.closed_topics:
            raise RefusedError("TOPIC_CLOSED")
        if thread in chat.deleted_topics:
            raise RefusedError("message thread not found")
        if thread is not None and thread not in chat.topics:
            raise MistakeError("message thread not found")
        return chat

    def replied(self, chat: Chat, parameters: dict[str, Any]) -> Message | None:
        """The message that is replied to. Raises RefusedError if it has gone."""
        reply = parameters.get("reply_parameters")
        if reply is None:
            return None
        found = chat.messages.get(reply["message_id"])
        if found is None and not reply.get("allow_sending_without_reply"):
            raise RefusedError("message to be replied not found")
        return found

    def post(
        self, chat: Chat, sender: dict[str, Any], content: Message, now: datetime, **more: Any
    ) -> Message:
        """A new message in the chat."""
        message = {
            "message_id": next(self._ids),
            "date": int(now.timestamp()),
            "chat": chat.about,
            **({"sender_chat": sender} if "type" in sender else {"from": sender}),
            **content,
            **{name: value for name, value in more.items() if value is not None},
        }
        chat.messages[message["message_id"]] = message
        return message
