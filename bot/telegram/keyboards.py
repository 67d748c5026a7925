"""Which buttons an answer has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.render import Choice, Renderer
from bot.telegram.buttons import (
    Row,
    button,
    choice_rows,
    language_row,
    mentions_row,
)
from bot.telegram.callback_data import ButtonKind, write_question
from bot.telegram.neighbours import Neighbours, neighbours, without_words
from bot.telegram.sentences import Sentence, sentence
from knowledge.store import ChatKind, Store
from knowledge.store.chat_settings import answers_mentions
from knowledge.types.answer import Answer
from knowledge.types.fact import Language
from knowledge.types.question import AssumptionKind, Question


@dataclass(frozen=True, slots=True)
class Keyboards:
    """The buttons below answers."""

    renderer: Renderer
    store: Store

    def below(self, answer: Answer, choices: Sequence[Choice], kind: ChatKind) -> list[Row]:
        """All buttons of an answer in a chat of this kind."""
        beside = neighbours(answer, self.store)
        return [
            *choice_rows(choices),
            self._years(beside),
            _more(answer, beside),
            _deletion(answer) if kind is ChatKind.GROUP else [],
        ]

    def below_card(self, answer: Answer, choices: Sequence[Choice]) -> list[Row]:
        """The buttons of a message that is sent by way of us, which can only be changed."""
        offered = choice_rows(choices, ButtonKind.SHOW)
        return [*offered, self._years(neighbours(answer, self.store))]

    def settings(self, language: Language, chat: int, kind: ChatKind) -> list[Row]:
        """The languages, and in a group whether mentions are answered."""
        mentions = mentions_row(answers_mentions(self.store, chat), language)
        return [language_row(), mentions if kind is ChatKind.GROUP else []]

    def _years(self, beside: Neighbours) -> Row:
        """The year before and the year after."""
        return self._year("‹ {}", beside.before) + self._year("{} ›", beside.after)

    def _year(self, label: str, question: Question | None) -> Row:
        if question is None:
            return []
        name = self.renderer.period(question.periods[0], question.language)
        return button(label.format(name), ButtonKind.SHOW, write_question(question))


def _more(answer: Answer, beside: Neighbours) -> Row:
    compare = sentence(Sentence.COMPARE, answer.language)
    sources = sentence(Sentence.SOURCES, answer.language)
    again = asked_again(answer) if answer.citations else None
    return [
        *button(compare, ButtonKind.ASK, write_question(beside.compared)),
        *button(sources, ButtonKind.SOURCES, again),
    ]


def _deletion(answer: Answer) -> Row:
    return button(sentence(Sentence.DELETE, answer.language), ButtonKind.DELETE)


def asked_again(answer: Answer) -> str | None:
    """The question of an answer, as the argument of a button; None if it cannot stand alone."""
    question = answer.question
    if question is not None and answer.figures() and not answer.statements and not answer.verdict:
        return write_question(without_words(question))
    assumed = question.assumptions if question else ()
    is_follow_up = any(entry.kind is AssumptionKind.FOLLOW_UP for entry in assumed)
    return write_question(question, "" if is_follow_up else answer.text)
