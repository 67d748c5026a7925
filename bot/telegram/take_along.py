"""What a reader takes along from an answer, sent when its button is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.render.csv_file import csv_file
from bot.render.table_text import table_html
from bot.telegram.callback_data import ButtonKind, read_question
from bot.telegram.callbacks import Button, Press
from bot.telegram.pictures import TooManyChartsError
from bot.telegram.replying import Replying
from bot.telegram.sentences import Sentence
from bot.telegram.target import Target
from knowledge.types.answer import Answer
from knowledge.types.question import Question


@dataclass(frozen=True, slots=True)
class TakeAlong:
    """Sends charts, tables and files; what is no longer held is to be asked again."""

    replying: Replying

    def by_kind(self) -> Mapping[ButtonKind, Button[Any]]:
        """The buttons by what their data begin with."""
        return {
            ButtonKind.CHART: Button(read_question, self._press_chart),
            ButtonKind.TABLE: Button(read_question, self._press_table),
            ButtonKind.CSV: Button(read_question, self._press_csv),
        }

    async def _press_chart(self, press: Press, question: str | Question) -> None:
        chart = self.replying.answering.chart(self._answer(press, question))
        if chart is None:
            await self._say(Sentence.ASK_AGAIN, press)
            return
        try:
            await self.replying.charts.send(chart, _target(press))
        except TooManyChartsError:
            await self._say(Sentence.CHARTS_WAIT, press)

    async def _press_table(self, press: Press, question: str | Question) -> None:
        answering = self.replying.answering
        html = table_html(self._answer(press, question), answering.renderer)
        if html is None:
            await self._say(Sentence.ASK_AGAIN, press)
        else:
            await self.replying.sender.send_text(_target(press), html)

    async def _press_csv(self, press: Press, question: str | Question) -> None:
        file = csv_file(self._answer(press, question))
        if file is None:
            await self._say(Sentence.ASK_AGAIN, press)
        else:
            await self.replying.sender.send_document(_target(press), file.content, file.name)

    def _answer(self, press: Press, question: str | Question) -> Answer:
        return self.replying.answering.answer_again(question, press.language)

    async def _say(self, name: Sentence, press: Press) -> None:
        await self.replying.say(name, press.place, press.message, press.language)


def _target(press: Press) -> Target:
    return press.place.target(press.message)
