"""What the buttons below an answer do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.telegram.callback_data import ButtonKind, read_language, read_question
from bot.telegram.callbacks import Button, Press, Right
from bot.telegram.replying import Replying
from knowledge.types.fact import Language
from knowledge.types.question import Question


@dataclass(frozen=True, slots=True)
class AnswerButtons:
    """The buttons that ask, and the one that sets the language."""

    replying: Replying

    def by_kind(self) -> Mapping[ButtonKind, Button[Any]]:
        """The buttons by what their data begin with."""
        return {
            ButtonKind.ASK: Button(read_question, self._ask),
            ButtonKind.LANGUAGE: Button(read_language, self._set_language, Right.ADMIN),
        }

    async def _ask(self, press: Press, question: str | Question) -> None:
        """Answer in a message of its own."""
        answer = self.replying.answering.answer_again(question, press.language)
        await self.replying.send(answer, press.place, press.message, press.talk)

    async def _set_language(self, press: Press, language: Language) -> None:
        """Keep the language, and say so in it."""
        await self.replying.set_language(press.place, language)
        answer = self.replying.answering.answer_again(f"/lang {language}", language)
        await self.replying.send(answer, press.place, press.message, press.talk)
