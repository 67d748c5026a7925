"""Sending a reply, and what is to be done besides."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from telegram import Message

from bot.follow_ups import leaned_on
from bot.telegram.answering import Answering, chosen_language
from bot.telegram.asked import Asked, Place
from bot.telegram.memory import Talk
from bot.telegram.send import Sender
from bot.telegram.sentences import Sentence, sentence
from knowledge.store.chat_settings import set_chat_language
from knowledge.types.answer import Answer
from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class Replying:
    """Replies to questions, on any surface that has messages."""

    answering: Answering
    sender: Sender

    async def reply(self, asked: Asked) -> None:
        """Answer what was asked, and do what was commanded."""
        answer = self.answering.answer(asked)
        chosen = chosen_language(answer)
        if chosen is not None:
            await self.set_language(asked.place, chosen)
        await self.send(answer, asked.place, asked.message, asked.talk)

    async def send(self, answer: Answer, place: Place, message: int, talk: Talk) -> None:
        """Send the answer to a message, remember it for what follows, and note it."""
        reply = self.answering.reply(answer)
        sent = await self.sender.send_text(place.target(message), reply.html, reply.keyboard)
        if sent is not None:
            self._remember(answer, sent, talk)
        await asyncio.to_thread(self.answering.note, answer, place.kind)

    async def say(
        self, name: Sentence, place: Place, message: int, spoken: Language | None
    ) -> None:
        """Say one sentence in answer to a message."""
        language = self.answering.language(place.chat, spoken)
        await self.sender.send_text(place.target(message), sentence(name, language))

    async def set_language(self, place: Place, chosen: Language) -> None:
        """Keep the language that the chat has chosen."""
        await asyncio.to_thread(set_chat_language, self.answering.store, place.chat, chosen)

    def _remember(self, answer: Answer, sent: Message, talk: Talk) -> None:
        memory, now = self.answering.memory, self.answering.now()
        previous = memory.previous(talk, None, now)
        memory.remember(talk, sent.message_id, leaned_on(previous, answer), now)
