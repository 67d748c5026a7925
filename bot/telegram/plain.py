"""Plain messages, as nearly all questions are, read in two fifths of the time.

python-telegram-bot looks for a hundred other things in each message, and at each attribute of an
object whether it may still be set.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from telegram import Bot, Chat, Message, MessageEntity, TelegramObject, Update, User

_UPDATE = {"update_id", "message"}
_KINDS = {"message_id": int, "date": int, "chat": dict, "from": dict, "text": str}
_MESSAGE = set(_KINDS)


class _Unchecked(TelegramObject):
    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


class _Chat(_Unchecked, Chat):
    __slots__ = ()


class _User(_Unchecked, User):
    __slots__ = ()


class _Message(_Unchecked, Message):
    __slots__ = ()


class _Update(_Unchecked, Update):
    __slots__ = ()


def is_plain(raw: dict[str, Any]) -> bool:
    """Whether the update is a message that someone has written, and nothing else."""
    message = raw.get("message")
    return isinstance(message, dict) and raw.keys() == _UPDATE and _has_only_text(message)


def read_plain(raw: dict[str, Any], bot: Bot | None) -> Update:
    """The update of a plain message, as python-telegram-bot would read it.

    Raises what that would where the message is not as it should be.
    """
    message = raw["message"]
    read = _Message(
        message["message_id"],
        datetime.fromtimestamp(message["date"], UTC),
        _Chat.de_json(message["chat"], bot),
        from_user=_User.de_json(message["from"], bot),
        text=message["text"],
        entities=MessageEntity.de_list(message.get("entities") or [], bot),
    )
    read.set_bot(bot)
    update = _Update(raw["update_id"], message=read)
    update.set_bot(bot)
    return update


def _has_only_text(message: dict[str, Any]) -> bool:
    if message.keys() - {"entities"} != _MESSAGE:
        return False
    return all(isinstance(message[name], kind) for name, kind in _KINDS.items())
