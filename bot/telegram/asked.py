"""What was asked, where and by whom, read from a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from telegram import MaybeInaccessibleMessage, Message, MessageEntity, User
from telegram.constants import ChatType, MessageEntityType

from bot.telegram.memory import Talk
from bot.telegram.target import Target
from knowledge.question.commands import is_command
from knowledge.store import ChatKind
from knowledge.types.fact import Language

_KINDS: dict[str, ChatKind] = {
    ChatType.PRIVATE: ChatKind.PRIVATE,
    ChatType.GROUP: ChatKind.GROUP,
    ChatType.SUPERGROUP: ChatKind.GROUP,
    ChatType.CHANNEL: ChatKind.CHANNEL,
}
# Telegram marks only Latin commands as such, and none in some channel posts
COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?=\s|$)")


class Address(StrEnum):
    """How we were spoken to."""

    PRIVATE = "private"
    COMMAND = "command"
    REPLY = "reply"  # to a message of ours
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a chat, and the topic if the chat has topics."""

    kind: ChatKind
    chat: int
    topic: int | None = None

    def target(self, message: int) -> Target:
        """Where to answer a message: outside of private chats as a reply, without a sound."""
        if self.kind is ChatKind.PRIVATE:
            return Target(self.chat, self.topic)
        return Target(self.chat, self.topic, message, is_silent=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that is meant for us.

    `text` is without our name. `asker` is the id of the user, None for a chat that speaks itself:
    an anonymous admin (`speaks_for_chat`), a channel, or whoever writes as a channel. `replied_to`
    is a message of ours. `language` is that of the user's Telegram, if we speak it.
    """

    place: Place
    message: int
    text: str
    address: Address
    asker: int | None = None
    speaks_for_chat: bool = False
    replied_to: int | None = None
    language: Language | None = None

    @property
    def talk(self) -> Talk:
        """The conversation that it is part of."""
        return Talk(self.place.chat, self.asker)


def read_asked(message: Message, me: User) -> Asked | None:
    """What the message asks of us; None if it is not meant for us or has no words."""
    place, text = place_of(message), message.text or message.caption or ""
    if place is None or not text or _is_copy(message, place, me):
        return None
    address = _address(message, text, place.kind, me)
    if address is None:
        return None
    sender = message.sender_chat
    return Asked(
        place,
        message.message_id,
        _without_our_name(message, text, me),
        address,
        asker=message.from_user.id if message.from_user and sender is None else None,
        speaks_for_chat=sender is not None and sender.id == message.chat.id,
        replied_to=_replied_to(message, me),
        language=spoken_by(message.from_user),
    )


@dataclass(frozen=True, slots=True)
class AskedAsGuest:
    """A text that mentions us in a chat that we are not in, and the query to answer it by."""

    query: str
    text: str
    language: Language | None = None


def read_guest(message: Message, me: User) -> AskedAsGuest | None:
    """What the message asks of us as a guest; None if it cannot be answered."""
    query, text = message.guest_query_id, message.text or message.caption or ""
    is_by_bot = message.from_user is not None and message.from_user.is_bot
    if not query or (is_by_bot and message.sender_chat is None):
        return None
    return AskedAsGuest(query, _without_our_name(message, text, me), spoken_by(message.from_user))


def place_of(message: MaybeInaccessibleMessage) -> Place | None:
    """Where the message stands; None in a kind of chat that we do not know."""
    kind = _KINDS.get(message.chat.type)
    topic = _topic(message) if isinstance(message, Message) else None
    return Place(kind, message.chat.id, topic) if kind else None


def _topic(message: Message) -> int | None:
    # replies carry a thread id in chats without topics too, and sending it back is refused
    return message.message_thread_id if message.is_topic_message else None


def spoken_by(user: User | None) -> Language | None:
    """The language of the user's Telegram, None if we do not speak it."""
    code = (user.language_code or "")[:2] if user else ""
    return Language(code) if code in list(Language) else None


def _is_copy(message: Message, place: Place, me: User) -> bool:
    """Whether nobody has written it here: forwarded, sent through us, or by another bot.

    In a private chat a forwarded post is a claim to be checked.
    """
    if message.via_bot is not None and message.via_bot.id == me.id:
        return True
    if message.forward_origin is not None and place.kind is not ChatKind.PRIVATE:
        return True
    by_bot = message.from_user is not None and message.from_user.is_bot
    return bool(message.is_automatic_forward) or (by_bot and message.sender_chat is None)


def _address(message: Message, text: str, kind: ChatKind, me: User) -> Address | None:
    if kind is ChatKind.PRIVATE:
        return Address.PRIVATE
    command = COMMAND.match(text)
    if command is not None:
        return _commanded(command, me)
    if kind is ChatKind.CHANNEL:
        return None
    if _replied_to(message, me) is not None:
        return Address.REPLY
    return Address.MENTION if any(_our_names(message, text, me)) else None


def _commanded(command: re.Match[str], me: User) -> Address | None:
    """Whether the command is one of ours; an unknown one that names us only mentions us."""
    if command["bot"] and command["bot"].casefold() != (me.username or "").casefold():
        return None
    if is_command(command["name"]):
        return Address.COMMAND
    return Address.MENTION if command["bot"] else None


def _replied_to(message: Message, me: User) -> int | None:
    answered = message.reply_to_message
    if answered is None or answered.from_user is None or answered.from_user.id != me.id:
        return None
    return answered.message_id


def _our_names(message: Message, text: str, me: User) -> Iterator[MessageEntity]:
    """The parts of the text that mention us."""
    name = f"@{me.username}".casefold()
    for entity in message.entities or message.caption_entities:
        if entity.type == MessageEntityType.TEXT_MENTION:
            if entity.user is not None and entity.user.id == me.id:
                yield entity
        elif entity.type == MessageEntityType.MENTION and _part(text, entity).casefold() == name:
            yield entity


def _without_our_name(message: Message, text: str, me: User) -> str:
    """The text without the mentions of us."""
    units = _units(text)
    for entity in sorted(_our_names(message, text, me), key=lambda e: e.offset, reverse=True):
        before, behind = entity.offset * 2, (entity.offset + entity.length) * 2
        units = units[:before] + units[behind:]
    return units.decode("utf-16-le", "surrogatepass").strip()


def _part(text: str, entity: MessageEntity) -> str:
    start, end = entity.offset * 2, (entity.offset + entity.length) * 2
    return _units(text)[start:end].decode("utf-16-le", "surrogatepass")


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")  # Telegram counts UTF-16 units
