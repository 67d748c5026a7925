"""Pressed buttons: read, authorised, acknowledged, and then acted upon.

A new kind of button is a member of ButtonKind and a Button in the mapping handed to Callbacks.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from telegram import CallbackQuery, Message, Update

from bot.telegram.admins import is_admin
from bot.telegram.asked import Place, place_of, spoken_by
from bot.telegram.callback_data import ButtonData, ButtonKind, UnknownButtonError
from bot.telegram.memory import Talk
from bot.telegram.send import Context, Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Posted
from knowledge.store import ChatKind
from knowledge.types.fact import Language

_Argument = TypeVar("_Argument")


class Right(Enum):
    """Who may press a button. In a channel it is always its admins, as pressing posts there."""

    ANYONE = auto()
    ASKER = auto()  # who asked, or an admin of the chat
    ADMIN = auto()  # an admin of the chat; in a private chat the reader


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed under a message of ours.

    `asker` is who wrote the message that ours replies to, as Telegram says it, if it still does.
    """

    place: Place
    message: int
    presser: int
    asker: int | None
    language: Language | None

    @property
    def talk(self) -> Talk:
        """The conversation that it is part of."""
        return Talk(self.place.chat, self.presser)


@dataclass(frozen=True, slots=True)
class Button(Generic[_Argument]):
    """What the buttons of one kind do; `read` raises UnknownButtonError."""

    read: Callable[[str], _Argument]
    act: Callable[[Press, _Argument], Awaitable[None]]
    right: Right = Right.ANYONE


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Acts upon pressed buttons; `language` gives that of a chat and a reader's Telegram."""

    buttons: Mapping[ButtonKind, Button[Any]]
    sender: Sender
    language: Callable[[int, Language | None], Language | None]

    async def on_press(self, update: Update, context: Context) -> None:
        """Do what the button says; one of another version is taken away."""
        query = update.callback_query
        if query is None:
            return
        press = self._press(query)
        if press is None:
            await self.sender.answer_button(query.id)
            return
        try:
            data = ButtonData.read(query.data or "")
            button = self.buttons[data.kind]
            argument = button.read(data.argument)
        except UnknownButtonError:
            await self._alert(query, press, Sentence.ASK_AGAIN)
            await self.sender.edit_keyboard(Posted(press.place.chat, press.message), None)
            return
        if not await _may_press(press, button.right, context):
            await self._alert(query, press, Sentence.ADMINS_ONLY)
            return
        await self.sender.answer_button(query.id)
        await button.act(press, argument)

    async def _alert(self, query: CallbackQuery, press: Press, name: Sentence) -> None:
        await self.sender.answer_button(query.id, sentence(name, press.language))

    def _press(self, query: CallbackQuery) -> Press | None:
        """The press, None if it is under no message of a chat."""
        message = query.message
        if message is None:
            return None
        place = place_of(message)
        if place is None:
            return None
        spoken = spoken_by(query.from_user)
        language = self.language(place.chat, spoken)
        return Press(place, message.message_id, query.from_user.id, _asker(message), language)


def _asker(message: object) -> int | None:
    asked = message.reply_to_message if isinstance(message, Message) else None
    if asked is None or asked.from_user is None or asked.sender_chat is not None:
        return None
    return asked.from_user.id


async def _may_press(press: Press, right: Right, context: Context) -> bool:
    if press.place.kind is ChatKind.PRIVATE:
        return True
    is_asker = right is Right.ASKER and press.presser == press.asker
    if press.place.kind is not ChatKind.CHANNEL and (right is Right.ANYONE or is_asker):
        return True
    return await is_admin(context.bot, press.place.chat, press.presser)
