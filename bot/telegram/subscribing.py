"""What /subscribe, /subscriptions and /unsubscribe do."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.telegram.answering import Answering
from bot.telegram.asked import Place
from bot.telegram.buttons import Row, button
from bot.telegram.callback_data import ButtonKind
from knowledge.question.commands import given_command
from knowledge.store.subscriptions import (
    MOST_OF_A_CHAT,
    Subscriber,
    Subscription,
    TooManySubscriptionsError,
    subscribe,
    subscriptions_of,
    unsubscribe,
)
from knowledge.types.answer import Answer
from knowledge.types.fact import Language, Series
from knowledge.types.question import Operation
from knowledge.types.service import Service

_OF_SERIES = frozenset({Operation.VALUE, Operation.SERIES})


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the subscriptions of a chat, with the buttons below it."""

    html: str
    rows: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class Subscribing:
    """Does what is commanded; whether the asker may is for the caller to judge."""

    answering: Answering

    async def perform(self, answer: Answer, place: Place) -> Told | None:
        """Do what the answer's command says; None if it is not about subscriptions.

        Raises StoreError.
        """
        match answer.service:
            case Service.SUBSCRIBE:
                return await self._subscribe(answer.argument, place, answer.language)
            case Service.UNSUBSCRIBE:
                return await self._unsubscribe(answer.argument, place, answer.language)
            case Service.SUBSCRIPTIONS:
                return self.listed(place, answer.language)
        return None

    def listed(self, place: Place, spoken: Language | None) -> Told:
        """The subscriptions of the chat, with a button to end each of them."""
        language = self._language(place, spoken)
        held = subscriptions_of(self.answering.store, place.chat)
        html = self._say("listed", language, [entry.series for entry in held])
        return Told(html, [self._end_button(entry, language) for entry in held])

    async def end(self, place: Place, id: int, spoken: Language | None) -> Told:
        """End one subscription of the chat, and show what is left."""
        await asyncio.to_thread(unsubscribe, self.answering.store, place.chat, id)
        return self.listed(place, spoken)

    async def _subscribe(self, argument: str, place: Place, spoken: Language) -> Told:
        language = self._language(place, spoken)
        series = self._series(argument, language)
        if series is None:
            return Told(self._say("how_to", language))
        subscriber = Subscriber(place.chat, place.topic, language)
        try:
            is_new = await asyncio.to_thread(subscribe, self.answering.store, subscriber, series)
        except TooManySubscriptionsError:
            return Told(self._say("too_many", language, MOST_OF_A_CHAT))
        return Told(self._say("subscribed" if is_new else "already", language, series))

    async def _unsubscribe(self, argument: str, place: Place, spoken: Language) -> Told:
        language = self._language(place, spoken)
        held = subscriptions_of(self.answering.store, place.chat)
        series = self._series(argument, language) if argument else None
        meant = [entry for entry in held if not argument or entry.series == series]
        if len(meant) != 1:
            return self.listed(place, language)
        await asyncio.to_thread(unsubscribe, self.answering.store, place.chat, meant[0].id)
        return Told(self._say("unsubscribed", language, meant[0].series))

    def _series(self, argument: str, language: Language) -> Series | None:
        """The one series that the words name, as a command or a question would."""
        as_command = f"/{argument}"
        text = as_command if given_command(as_command) is not None else argument
        question = self.answering.answer_again(text, language).question
        if question is None or question.operation not in _OF_SERIES or len(question.series) != 1:
            return None
        return question.series[0]

    def _end_button(self, entry: Subscription, language: Language) -> Row:
        label = f"✕ {self._say('named', language, entry.series)}"
        return button(label, ButtonKind.UNSUBSCRIBE, str(entry.id))

    def _language(self, place: Place, spoken: Language | None) -> Language:
        return self.answering.language(place.chat, spoken) or Language.ENGLISH

    def _say(self, name: str, language: Language, *values: object) -> str:
        return self.answering.renderer.said("subscriptions.html", name, language, *values)
