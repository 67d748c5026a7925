"""Sending a reply, and what is to be done besides."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from bot.follow_ups import leaned_on
from bot.telegram.admins import Admins
from bot.telegram.answering import Answering, Reply
from bot.telegram.asked import Address, Asked, Place
from bot.telegram.buttons import keyboard
from bot.telegram.charts import Charts
from bot.telegram.memory import Replied, Talk
from bot.telegram.pictures import TooManyChartsError
from bot.telegram.send import Sender
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.services import Services, changes_chat
from bot.telegram.subscribing import Subscribing
from knowledge.question.commands import given_command
from knowledge.store.chat_settings import set_chat_language
from knowledge.types.answer import Answer, Status
from knowledge.types.fact import Language
from knowledge.types.question import Question
from knowledge.types.service import Command


@dataclass(frozen=True, slots=True)
class Replying:
    """Replies to questions, on any surface that has messages."""

    answering: Answering
    sender: Sender
    admins: Admins
    services: Services
    subscribing: Subscribing
    charts: Charts

    async def reply(self, asked: Asked) -> None:
        """Answer what was asked, and do what was commanded."""
        previous = self.answering.previous(asked)
        answer = self.answering.answer(asked, previous)
        if changes_chat(answer) and not await self.admins.include_asker(asked):
            await self.say(Sentence.ADMINS_ONLY, asked.place, asked.message, asked.language)
            return
        told = await self.subscribing.perform(answer, asked.place)
        if told is not None:
            target = asked.place.target(asked.message)
            await self.sender.send_text(target, told.html, keyboard(told.rows))
            return
        said = await self.services.perform(answer, asked.place.chat, previous)
        if said is not None:
            await self.say(said, asked.place, asked.message, answer.language)
            return
        if not (is_for_chart(asked) and await self._send_chart(asked, answer, previous)):
            await self.send_text(asked, answer, previous)
        self.answering.note(answer, asked.place.kind)

    async def send_text(self, asked: Asked, answer: Answer, previous: Question | None) -> None:
        """Answer in words, leaning on the previous question."""
        reply = self.worded(asked, answer)
        target = asked.place.target(asked.message)
        sent = await self.sender.send_text(target, reply.html, reply.keyboard)
        if sent is not None:
            self.remember_question(asked.talk, sent.message, answer)
            if reply.is_one_message:
                self.remember_reply(asked, Replied(asked.text, previous, sent.message, self.now))

    async def _send_chart(self, asked: Asked, answer: Answer, previous: Question | None) -> bool:
        """Answer with a picture; False where there is none, or none can be sent."""
        chart = self.answering.chart(answer)
        if chart is None:
            return False
        keyboard = self.answering.below_chart(answer, asked.place)
        try:
            sent = await self.charts.send(chart, asked.place.target(asked.message), keyboard)
        except TooManyChartsError:
            return False
        if sent is not None:
            self.remember_question(asked.talk, sent.message_id, answer)
            replied = Replied(asked.text, previous, sent.message_id, self.now, is_picture=True)
            self.remember_reply(asked, replied)
        return sent is not None

    async def send(self, answer: Answer, place: Place, message: int, talk: Talk) -> None:
        """Send an answer that a button has asked for, below the message of the button."""
        reply = self.answering.reply(answer, place)
        sent = await self.sender.send_text(place.target(message), reply.html, reply.keyboard)
        if sent is not None:
            self.remember_question(talk, sent.message, answer)
        self.answering.note(answer, place.kind)

    async def say(
        self, name: Sentence, place: Place, message: int, spoken: Language | None
    ) -> None:
        """Say one sentence in answer to a message."""
        language = self.answering.language(place.chat, spoken)
        await self.sender.send_text(place.target(message), sentence(name, language))

    async def set_language(self, place: Place, chosen: Language) -> None:
        """Keep the language that the chat has chosen."""
        await asyncio.to_thread(set_chat_language, self.answering.store, place.chat, chosen)

    def remember_question(self, talk: Talk, message: int, answer: Answer) -> None:
        """Keep what this message of ours leaves to lean on."""
        memory, now = self.answering.memory, self.answering.now()
        previous = memory.previous(talk, None, now)
        memory.remember(talk, message, leaned_on(previous, answer), now)

    def worded(self, asked: Asked, answer: Answer) -> Reply:
        """The answer, or one line where someone only happens to speak to us."""
        is_casual = asked.address in (Address.REPLY, Address.MENTION)
        if is_casual and answer.status is Status.NOT_UNDERSTOOD:
            return Reply(answer, sentence(Sentence.UNMATCHED, answer.language), None)
        return self.answering.reply(answer, asked.place)

    def remember_reply(self, asked: Asked, replied: Replied) -> None:
        """Keep how the message was replied to, so that its edits change the reply."""
        self.answering.memory.remember_reply(asked.place.chat, asked.message, replied)

    @property
    def now(self) -> datetime:
        """The time now."""
        return self.answering.now()


def is_for_chart(asked: Asked) -> bool:
    """Whether a chart is asked for by its command."""
    given = given_command(asked.text)
    return given is not None and given.command is Command.CHART
