"""Where messages go, and where they are once they were sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import ReplyParameters


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message goes: to a chat, and there maybe into a topic and as a reply."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None
    is_silent: bool = False

    @property
    def parameters(self) -> dict[str, Any]:
        """What every method of the Bot API takes that sends something."""
        return {
            "chat_id": self.chat,
            "message_thread_id": self.topic,
            "reply_parameters": self._reply,
            "disable_notification": self.is_silent,
        }

    @property
    def _reply(self) -> ReplyParameters | None:
        if self.reply_to is None:
            return None
        return ReplyParameters(self.reply_to, allow_sending_without_reply=True)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of ours in a chat."""

    chat: int
    message: int

    @property
    def parameters(self) -> dict[str, Any]:
        """What every method of the Bot API takes that changes a message."""
        return {"chat_id": self.chat, "message_id": self.message}


@dataclass(frozen=True, slots=True)
class PostedInline:
    """A message that someone has sent by way of us, in a chat that we need not be in."""

    id: str

    @property
    def parameters(self) -> dict[str, Any]:
        """What every method of the Bot API takes that changes such a message."""
        return {"inline_message_id": self.id}
