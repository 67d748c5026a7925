"""Which buttons an answer has."""

from __future__ import annotations

from dataclasses import dataclass

from bot.render import Message, Renderer
from bot.telegram.buttons import (
    Row,
    button,
    choice_rows,
    language_row,
    mentions_row,
)
from bot.telegram.callback_data import ButtonKind, write_question
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from bot.telegram.neighbours import Neighbours, neighbours
from bot.telegram.sentences import Sentence, sentence
from bot.telegram.slots import write_figures
from bot.telegram.take_along_buttons import chart_button, copy_button, table_buttons
from knowledge.store import ChatKind, Store
from knowledge.store.chat_settings import answers_mentions
from knowledge.types.answer import Answer, Status
from knowledge.types.assumption import AssumptionKind
from knowledge.types.fact import Language
from knowledge.types.period import Period
from knowledge.types.question import Operation, Question


@dataclass(frozen=True, slots=True)
class Keyboards:
    """The buttons below answers."""

    renderer: Renderer
    store: Store

    def below(self, answer: Answer, shown: Message, kind: ChatKind) -> list[Row]:
        """All buttons of an answer in a chat of this kind."""
        beside = neighbours(answer, self.store)
        return [
            *choice_rows(shown.choices),
            self._years(beside),
            chart_button(answer, self.store) + table_buttons(answer),
            _compare(answer, beside) + _sources(answer),
            copy_button(answer, shown, self.renderer),
            _wish(answer) if kind is ChatKind.PRIVATE else [],
            _deletion(answer) if kind is ChatKind.GROUP else [],
        ]

    def below_chart(self, answer: Answer, shown: Message, kind: ChatKind) -> list[Row]:
        """The buttons of an answer that is a picture, so that nothing can be put in its place."""
        return [
            table_buttons(answer) + _sources(answer),
            copy_button(answer, shown, self.renderer),
            _deletion(answer) if kind is ChatKind.GROUP else [],
        ]

    def below_card(self, answer: Answer, shown: Message) -> list[Row]:
        """The buttons of a message that is sent by way of us, which can only be changed."""
        return [
            *choice_rows(shown.choices, ButtonKind.SHOW),
            self._years(neighbours(answer, self.store)),
            copy_button(answer, shown, self.renderer),
        ]

    def settings(self, language: Language, chat: int, kind: ChatKind) -> list[Row]:
        """The languages, and in a group whether mentions are answered."""
        mentions = mentions_row(answers_mentions(self.store, chat), language)
        return [language_row(), mentions if kind is ChatKind.GROUP else []]

    def _years(self, beside: Neighbours) -> Row:
        """The year before and the year after."""
        question = beside.question
        if question is None:
            return []
        before = self._year("‹ {}", question, beside.before)
        return before + self._year("{} ›", question, beside.after)

    def _year(self, label: str, question: Question, period: Period | None) -> Row:
        if period is None:
            return []
        name = self.renderer.period(period, question.language)
        asked = write_figures(question, periods=(period,))
        return button(label.format(name), ButtonKind.SHOW, asked)


def _compare(answer: Answer, beside: Neighbours) -> Row:
    if beside.question is None or beside.compared is None:
        return []
    asked = write_figures(beside.question, operation=Operation.CHANGE, periods=beside.compared)
    return button(sentence(Sentence.COMPARE, answer.language), ButtonKind.ASK, asked)


def _sources(answer: Answer) -> Row:
    label = sentence(Sentence.SOURCES, answer.language)
    return button(label, ButtonKind.SOURCES, asked_again(answer) if answer.citations else None)


def edit_button(answer: Answer) -> Row:
    """The button for editors that leads to the facts behind an answer."""
    label = editor_sentence(EditorSentence.EDIT, answer.language)
    return button(label, ButtonKind.FACTS, asked_again(answer) if answer.citations else None)


def _deletion(answer: Answer) -> Row:
    return button(sentence(Sentence.DELETE, answer.language), ButtonKind.DELETE)


def _wish(answer: Answer) -> Row:
    """A button for who wishes to be told once there is an answer."""
    asked = asked_again(answer) if answer.status is Status.NO_DATA and answer.question else None
    return button(sentence(Sentence.WISH, answer.language), ButtonKind.WISH, asked)


def asked_again(answer: Answer) -> str | None:
    """The question of an answer, as the argument of a button; None if it cannot stand alone."""
    question = answer.question
    if question is not None and answer.figures() and not answer.statements and not answer.verdict:
        return write_figures(question)
    assumed = question.assumptions if question else ()
    is_follow_up = any(entry.kind is AssumptionKind.FOLLOW_UP for entry in assumed)
    return write_question(question, "" if is_follow_up else answer.text)
