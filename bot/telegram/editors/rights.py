"""The one place that decides who may change facts."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message
from telegram.constants import ChatType

from bot.telegram.asked import Place
from knowledge.store import ChatKind, Store
from knowledge.store.roles import Role, granted_role, grants
from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is spoken to in their private chat with us."""

    user: int
    language: Language

    @property
    def place(self) -> Place:
        """The private chat, whose id is that of its user."""
        return Place(ChatKind.PRIVATE, self.user)


@dataclass(frozen=True, slots=True)
class Editor(Person):
    """Someone who may change facts; they do so only in their private chat."""

    role: Role


@dataclass(frozen=True, slots=True)
class Rights:
    """Who has which role, by their user ids alone: nothing else gives any right."""

    owners: frozenset[int]
    store: Store

    def role(self, user: int) -> Role | None:
        """The role of a user: an owner by the operator's settings, else as it was granted."""
        return Role.OWNER if user in self.owners else granted_role(self.store, user)

    def role_of_writer(self, message: Message) -> Role | None:
        """The role in which the message was written, None outside of the writer's private chat."""
        user = writer(message)
        is_private = message.chat.type == ChatType.PRIVATE and message.chat.id == user
        return self.role(user) if user is not None and is_private else None

    def role_at(self, place: Place, user: int) -> Role | None:
        """The role of who does something in a chat, None outside of their private chat."""
        is_private = place.kind is ChatKind.PRIVATE and place.chat == user
        return self.role(user) if is_private else None

    def all(self) -> dict[int, Role]:
        """Everyone with a role, owners first."""
        granted = {grant.user: grant.role for grant in grants(self.store)}
        return {**dict.fromkeys(sorted(self.owners), Role.OWNER), **{
            user: role for user, role in granted.items() if user not in self.owners
        }}  # fmt: skip


def writer(message: Message) -> int | None:
    """The user who has written the message here and now, None if it is not certain who has.

    So it is for anonymous admins, channels, bots, and whatever is forwarded or sent by way of a
    bot.
    """
    user = message.from_user
    is_copy = message.forward_origin is not None or message.via_bot is not None
    if user is None or user.is_bot or message.sender_chat is not None or is_copy:
        return None
    return user.id
