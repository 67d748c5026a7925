"""The buttons by which a chat says what it wishes to be told of, and what no more."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.telegram.buttons import keyboard
from bot.telegram.callback_data import (
    ButtonKind,
    UnknownButtonError,
    read_number,
    read_question,
)
from bot.telegram.callbacks import Button, Press, Right
from bot.telegram.replying import Replying
from bot.telegram.sentences import Sentence
from knowledge.store import ChatKind
from knowledge.store.wishes import Wish, keep_wish
from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class FollowButtons:
    """What the buttons of subscriptions and wishes do."""

    replying: Replying

    def by_kind(self) -> Mapping[ButtonKind, Button[Any]]:
        """The buttons by what their data begin with."""
        return {
            ButtonKind.UNSUBSCRIBE: Button(read_number, self._unsubscribe, Right.ADMIN),
            ButtonKind.WISH: Button(_read_wish, self._wish),
        }

    async def _unsubscribe(self, press: Press, id: int) -> None:
        """End the subscription, and show what is left in place of the list."""
        told = await self.replying.subscribing.end(press.place, id, press.language)
        await self.replying.sender.edit_text(press.posted, told.html, keyboard(told.rows))

    async def _wish(self, press: Press, question: str) -> None:
        """Keep the wish, which only a private chat can have: nobody else is told."""
        if press.place.kind is not ChatKind.PRIVATE:
            return
        answering = self.replying.answering
        wish = Wish(press.place.chat, press.language or Language.ENGLISH, question)
        is_kept = await asyncio.to_thread(keep_wish, answering.store, wish, answering.today())
        name = Sentence.WISH_KEPT if is_kept else Sentence.WISH_NOT_KEPT
        await self.replying.say(name, press.place, press.message, press.language)


def _read_wish(argument: str) -> str:
    """The question as the button holds it. Raises UnknownButtonError if it is none."""
    if read_question(argument) is None:
        raise UnknownButtonError(argument)
    return argument
