"""What Telegram means when it refuses a call; it says so in words only."""

from __future__ import annotations

from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError


class Refusal(Enum):
    """A refusal that is expected to happen, and is no failure of ours."""

    MOVED = auto()  # the group has become a supergroup, with another id
    UNREACHABLE = auto()  # blocked, removed, without the right to write, or slowed down
    TOPIC_CLOSED = auto()
    TOPIC_GONE = auto()
    REPLIED_GONE = auto()  # the message to reply to was deleted
    MESSAGE_GONE = auto()  # the message to change was deleted, or is too old
    NOT_MODIFIED = auto()  # the message is already as it shall become
    TOO_LATE = auto()  # the query has run out
    BAD_MARKUP = auto()  # the HTML is not read


# parts of the descriptions, in lower case
_WORDS = {
    "message is not modified": Refusal.NOT_MODIFIED,
    "message_not_modified": Refusal.NOT_MODIFIED,
    "query is too old": Refusal.TOO_LATE,
    "query id is invalid": Refusal.TOO_LATE,
    "query_id_invalid": Refusal.TOO_LATE,
    "can't parse entities": Refusal.BAD_MARKUP,
    "message thread not found": Refusal.TOPIC_GONE,
    "topic_deleted": Refusal.TOPIC_GONE,
    "topic_id_invalid": Refusal.TOPIC_GONE,
    "topic_closed": Refusal.TOPIC_CLOSED,
    "message to be replied not found": Refusal.REPLIED_GONE,
    "message to reply not found": Refusal.REPLIED_GONE,
    "replied message not found": Refusal.REPLIED_GONE,
    "reply_message_id_invalid": Refusal.REPLIED_GONE,
    "message to edit not found": Refusal.MESSAGE_GONE,
    "message to delete not found": Refusal.MESSAGE_GONE,
    "message can't be edited": Refusal.MESSAGE_GONE,
    "message can't be deleted": Refusal.MESSAGE_GONE,
    "message_id_invalid": Refusal.MESSAGE_GONE,
    "chat not found": Refusal.UNREACHABLE,
    "user not found": Refusal.UNREACHABLE,
    "peer_id_invalid": Refusal.UNREACHABLE,
    "not enough rights": Refusal.UNREACHABLE,
    "have no rights": Refusal.UNREACHABLE,
    "need administrator rights": Refusal.UNREACHABLE,
    "chat_write_forbidden": Refusal.UNREACHABLE,
    "chat_restricted": Refusal.UNREACHABLE,
    "chat_admin_required": Refusal.UNREACHABLE,
    "chat_send_": Refusal.UNREACHABLE,  # …_plain_forbidden, …_photos_forbidden and the like
    "channel_private": Refusal.UNREACHABLE,
    "group chat was deactivated": Refusal.UNREACHABLE,
    "slow mode": Refusal.UNREACHABLE,
    "slowmode_wait": Refusal.UNREACHABLE,
}


def refusal_of(error: TelegramError) -> Refusal | None:
    """What the error means, None if it is a failure."""
    if isinstance(error, ChatMigrated):
        return Refusal.MOVED
    if isinstance(error, Forbidden):
        return Refusal.UNREACHABLE
    if not isinstance(error, BadRequest):
        return None
    said = error.message.lower()
    return next((refusal for words, refusal in _WORDS.items() if words in said), None)
