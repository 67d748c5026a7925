"""Which facts stand behind an answer: a message of ours says it, also after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import Message

from bot.telegram.answering import Answering
from bot.telegram.callback_data import (
    ButtonData,
    ButtonKind,
    UnknownButtonError,
    read_question,
)
from bot.telegram.editors import pointers
from bot.telegram.editors.rights import Editor
from bot.telegram.editors.told import facts_told
from knowledge.types.question import Question

_OF_THE_ANSWER = (ButtonKind.FACTS, ButtonKind.SOURCES, ButtonKind.TABLE, ButtonKind.CSV)


@dataclass(frozen=True, slots=True)
class Behind:
    """Leads from a message of ours to the facts that it tells, the headline first.

    Its buttons hold the question; if it has none, as when it is forwarded, what it answers is
    remembered for a while, and else its text says what it tells.
    """

    answering: Answering

    def message(self, editor: Editor, message: Message) -> tuple[str, ...]:
        """The ids of the facts, none if it is no answer."""
        for question in self.questions(message):
            ids = self.question(question, editor)
            if ids:
                return ids
        return self.told(message)

    def pointer(self, message: Message) -> str:
        """What points to the same facts from another chat."""
        for question in self.questions(message):
            pointer = pointers.to_question(question) if isinstance(question, Question) else None
            if pointer is not None:
                return pointer
        return pointers.to_facts(self.told(message))

    def told(self, message: Message) -> tuple[str, ...]:
        """The ids of the facts that its text tells."""
        return facts_told(self.answering.store, message.text or message.caption or "")

    def question(self, question: str | Question, editor: Editor) -> tuple[str, ...]:
        """The ids of the facts that answer a question."""
        return self.answering.answer_again(question, editor.language).fact_ids()

    def questions(self, message: Message) -> Iterator[str | Question]:
        """The questions that it may answer, the likeliest first."""
        yield from _of_buttons(message)
        if message.forward_origin is None:
            memory = self.answering.memory
            remembered = memory.answered(message.chat.id, message.message_id)
            if remembered is not None:
                yield remembered


def _of_buttons(message: Message) -> Iterator[str | Question]:
    """The question in the data of a button that is about the whole answer."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup is not None else ()
    for button in (button for row in rows for button in row):
        try:
            data = ButtonData.read(str(button.callback_data or ""))
            if data.kind in _OF_THE_ANSWER:
                yield read_question(data.argument)
        except UnknownButtonError:
            continue
