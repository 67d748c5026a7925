"""What the buttons below an answer do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.telegram.callback_data import (
    ButtonKind,
    UnknownButtonError,
    read_choice,
    read_language,
    read_nothing,
    read_page,
    read_question,
)
from bot.telegram.callbacks import Button, InlinePress, Press, Right
from bot.telegram.replying import Replying
from bot.telegram.services import acts
from knowledge.store.chat_settings import set_answers_mentions
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import Question

_Page = tuple[int, str | Question]


@dataclass(frozen=True, slots=True)
class AnswerButtons:
    """The buttons of answers, and those of the settings."""

    replying: Replying

    def by_kind(self) -> Mapping[ButtonKind, Button[Any]]:
        """The buttons by what their data begin with."""
        return {
            ButtonKind.ASK: Button(self._read, self._ask),
            ButtonKind.SHOW: Button(self._read, self._show, act_inline=self._show_inline),
            ButtonKind.PAGE: Button(self._read_page, self._turn),
            ButtonKind.SOURCES: Button(self._read, self._tell_sources),
            ButtonKind.DELETE: Button(read_nothing, self._delete, Right.ASKER),
            ButtonKind.LANGUAGE: Button(read_language, self._set_language, Right.ADMIN),
            ButtonKind.MENTIONS: Button(read_choice, self._set_mentions, Right.ADMIN),
        }

    def _read(self, argument: str) -> str | Question:
        """The question of an argument. Raises UnknownButtonError, also for a command that acts.

        Who may give such a command is judged where it is typed; no button of ours holds one.
        """
        return self._only_asking(read_question(argument))

    def _read_page(self, argument: str) -> _Page:
        """The page and the question of an argument. Raises UnknownButtonError as `_read` does."""
        page, question = read_page(argument)
        return page, self._only_asking(question)

    def _only_asking(self, question: str | Question) -> str | Question:
        if isinstance(question, str) and acts(self._answer(question, None)):
            raise UnknownButtonError(question)
        return question

    async def _ask(self, press: Press, question: str | Question) -> None:
        """Answer in a message of its own."""
        await self._send(press, self._answer(question, press.language))

    async def _show(self, press: Press, question: str | Question) -> None:
        """Answer in place of the message; in one of its own where that cannot be changed."""
        answer = self._answer(question, press.language)
        if not await self._put(press, answer, page=0):
            await self._send(press, answer)

    async def _show_inline(self, press: InlinePress, question: str | Question) -> None:
        """Answer in place of the card."""
        card = self.replying.answering.card(self._answer(question, press.language))
        await self.replying.sender.edit_text(press.posted, card.html, card.keyboard)

    async def _turn(self, press: Press, asked: _Page) -> None:
        """Show another page in place of the one shown."""
        page, question = asked
        await self._put(press, self._answer(question, press.language), page)

    async def _tell_sources(self, press: Press, question: str | Question) -> None:
        """Tell the sources in full, below the answer."""
        html = self.replying.answering.sources(self._answer(question, press.language))
        await self.replying.sender.send_text(press.place.target(press.message), html)

    async def _delete(self, press: Press, _: None) -> None:
        """Delete the answer."""
        await self.replying.sender.delete(press.posted)

    async def _set_language(self, press: Press, language: Language) -> None:
        """Keep the language, and say so in it."""
        await self.replying.set_language(press.place, language)
        await self._send(press, self._answer(f"/lang {language}", language))

    async def _set_mentions(self, press: Press, answers: bool) -> None:
        """Keep whether mentions are answered, and show it by the button."""
        answering = self.replying.answering
        await asyncio.to_thread(set_answers_mentions, answering.store, press.place.chat, answers)
        settings = answering.settings(press.language or Language.ENGLISH, press.place)
        await self.replying.sender.edit_keyboard(press.posted, settings)

    def _answer(self, question: str | Question, language: Language | None) -> Answer:
        return self.replying.answering.answer_again(question, language)

    async def _put(self, press: Press, answer: Answer, page: int) -> bool:
        """Give the message the answer's text and buttons; whether that was possible."""
        reply = self.replying.answering.reply(answer, press.place, page)
        if not await self.replying.sender.edit_text(press.posted, reply.html, reply.keyboard):
            return False
        self.replying.remember_question(press.talk, press.message, answer)
        self.replying.answering.note(answer, press.place.kind)
        return True

    async def _send(self, press: Press, answer: Answer) -> None:
        await self.replying.send(answer, press.place, press.message, press.talk)
