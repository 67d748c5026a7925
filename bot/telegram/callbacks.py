"""Pressed buttons: read, authorised, acknowledged, and then acted upon.

A new kind of button is a member of ButtonKind and a Pressable in the mapping handed to Callbacks.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Generic, Protocol, TypeVar

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update, User

from bot.render.plain import plain_text
from bot.telegram.asked import Place, place_of, spoken_by
from bot.telegram.callback_data import ButtonData, ButtonKind, UnknownButtonError
from bot.telegram.cooldown import Admission, Cooldown
from bot.telegram.memory import Talk
from bot.telegram.replying import Replying
from bot.telegram.send import Context
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.target import Posted, PostedInline
from knowledge.store import ChatKind
from knowledge.types.fact import Language

Action = Callable[[], Awaitable[None]]

_LONGEST_NAME = 64  # letters; an alert holds 200
_Argument = TypeVar("_Argument")


class Right(Enum):
    """Who may press a button. In a channel it is always its admins, as pressing posts there."""

    ANYONE = auto()
    ASKER = auto()  # who asked, or an admin of the chat
    ADMIN = auto()  # an admin of the chat; in a private chat the reader


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed under a message of ours in a chat.

    `asker` is who wrote the message that ours replies to, as Telegram says it, if it still does.
    """

    place: Place
    message: int
    presser: int
    asker: User | None
    language: Language | None

    @property
    def talk(self) -> Talk:
        """The conversation that it is part of."""
        return Talk(self.place.chat, self.presser)

    @property
    def posted(self) -> Posted:
        """The message under which the button stands."""
        return Posted(self.place.chat, self.message)


@dataclass(frozen=True, slots=True)
class InlinePress:
    """A button pressed under a message that was sent by way of us, in a chat unknown to us."""

    posted: PostedInline
    language: Language | None


class Pressable(Protocol):
    """A kind of button: who may press it, and what a press does."""

    @property
    def right(self) -> Right:
        """Who may press it."""
        ...

    def action(self, press: Press | InlinePress, argument: str) -> Action:
        """What this press does, once it is called. Raises UnknownButtonError."""
        ...


@dataclass(frozen=True, slots=True)
class Button(Generic[_Argument]):
    """What the buttons of one kind do; `read` raises UnknownButtonError.

    `act_inline` is None for buttons that no message sent by way of us has.
    """

    read: Callable[[str], _Argument]
    act: Callable[[Press, _Argument], Awaitable[None]]
    right: Right = Right.ANYONE
    act_inline: Callable[[InlinePress, _Argument], Awaitable[None]] | None = None

    def action(self, press: Press | InlinePress, argument: str) -> Action:
        """What this press does, once it is called. Raises UnknownButtonError."""
        known = self.read(argument)
        if isinstance(press, Press):
            return partial(self.act, press, known)
        if self.act_inline is None:
            raise UnknownButtonError(argument)
        return partial(self.act_inline, press, known)


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Acts upon pressed buttons."""

    buttons: Mapping[ButtonKind, Pressable]
    replying: Replying
    cooldown: Cooldown

    async def on_press(self, update: Update, context: Context) -> None:
        """Do what the button says; one of another version only says that it is out of date."""
        query = update.callback_query
        press = self._read(query) if query is not None else None
        if query is None or press is None:
            return
        try:
            data = ButtonData.read(query.data or "")
            button = self.buttons[data.kind]
            action = button.action(press, data.argument)
        except UnknownButtonError:
            await self._alert(query, sentence(Sentence.ASK_AGAIN, press.language))
            if _is_alone(press):  # anyone can forge data, and the others keep their buttons
                await self.replying.sender.edit_keyboard(press.posted, None)
        else:
            await self._act(query, press, button.right, action)

    async def _act(
        self, query: CallbackQuery, press: Press | InlinePress, right: Right, action: Action
    ) -> None:
        refusal = await self._refusal(press, right)
        if refusal is not None:
            await self._alert(query, refusal)
            return
        await self.replying.sender.answer_button(query.id)
        await action()

    async def _alert(self, query: CallbackQuery, html: str) -> None:
        await self.replying.sender.answer_button(query.id, plain_text(html))

    async def _refusal(self, press: Press | InlinePress, right: Right) -> str | None:
        """Why the button does nothing for who pressed it, None if it does something."""
        if _is_alone(press) or isinstance(press, InlinePress):
            return None
        if not await self._may_press(press, right):
            return _refused(press, right)
        now = self.replying.answering.now()
        is_admitted = self.cooldown.admit(press.place.chat, now) is Admission.ANSWER
        return None if is_admitted else sentence(Sentence.COOLDOWN, press.language)

    async def _may_press(self, press: Press, right: Right) -> bool:
        asker = press.asker.id if press.asker is not None else None
        is_asker = right is Right.ASKER and press.presser == asker
        if press.place.kind is not ChatKind.CHANNEL and (right is Right.ANYONE or is_asker):
            return True
        return await self.replying.admins.include(press.place.chat, press.presser)

    def _read(self, query: CallbackQuery) -> Press | InlinePress | None:
        """The press, None if it is of a button that no message of ours has, such as a game's."""
        spoken = spoken_by(query.from_user)
        if query.inline_message_id is not None:
            return InlinePress(PostedInline(query.inline_message_id), spoken)
        message = query.message
        place = place_of(message) if message is not None else None
        if message is None or place is None:
            return None
        language = self.replying.answering.language(place.chat, spoken)
        return Press(place, message.message_id, query.from_user.id, _asker(message), language)


def _is_alone(press: Press | InlinePress) -> bool:
    """Whether nobody else sees the message under which the button stands."""
    return isinstance(press, Press) and press.place.kind is ChatKind.PRIVATE


def _refused(press: Press, right: Right) -> str:
    """Who may press the button instead."""
    if right is not Right.ASKER or press.place.kind is ChatKind.CHANNEL:
        return sentence(Sentence.ADMINS_ONLY, press.language)
    if press.asker is None:
        return sentence(Sentence.ASKER_UNKNOWN, press.language)
    asker = press.asker.full_name[:_LONGEST_NAME]
    return sentence(Sentence.ASKER_ONLY, press.language, asker=asker)


def _asker(message: MaybeInaccessibleMessage) -> User | None:
    asked = message.reply_to_message if isinstance(message, Message) else None
    if asked is None or asked.from_user is None or asked.sender_chat is not None:
        return None
    return asked.from_user
