"""The buttons below a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel import Locale
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.render import Choice
from bot.telegram.callback_data import ButtonData, ButtonKind, write_page, write_question
from bot.telegram.sentences import Sentence, sentence
from knowledge.types.fact import Language

Row = list[InlineKeyboardButton]

_WIDEST = 32  # characters that a phone shows in a row of buttons of one width


class Keyboard(InlineKeyboardMarkup):
    """Buttons that are sent to many readers, and written out for the first of them only."""

    __slots__ = ("_written",)

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(rows)
        self._written = {"inline_keyboard": [[_written(one) for one in row] for row in rows]}

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:
        """The buttons as the Bot API takes them."""
        return self._written if recursive else super().to_dict(recursive)


def _written(one: InlineKeyboardButton) -> dict[str, Any]:
    """A button with all that ours have; the library looks for a dozen fields more."""
    if one.copy_text is not None:
        return {"text": one.text, "copy_text": {"text": one.copy_text.text}}
    return {"text": one.text, "callback_data": one.callback_data}


def keyboard(rows: Sequence[Row]) -> Keyboard | None:
    """The rows that have a button, None if none has; labels that a phone would cut stand alone."""
    fitting = [part for row in rows if row for part in _fitted(row)]
    return Keyboard(fitting) if fitting else None


def _fitted(row: Row) -> list[Row]:
    longest = max(len(one.text) for one in row)
    return [row] if longest * len(row) <= _WIDEST else [[one] for one in row]


def button(label: str, kind: ButtonKind, argument: str | None = "") -> Row:
    """The button as a row, or an empty one if its data do not fit or there is nothing to say."""
    data = None if argument is None else ButtonData(kind, argument).written()
    return [] if data is None else [InlineKeyboardButton(label, callback_data=data)]


def choice_rows(choices: Sequence[Choice], kind: ButtonKind = ButtonKind.ASK) -> list[Row]:
    """A button a row for each choice whose question fits."""
    return [
        button(choice.label, kind, write_question(choice.question, choice.text))
        for choice in choices
    ]


def page_row(page: int, count: int, question: str) -> Row:
    """Buttons to the page before and the page after."""
    before = button(f"‹ {page}/{count}", ButtonKind.PAGE, write_page(page - 1, question))
    after = button(f"{page + 2}/{count} ›", ButtonKind.PAGE, write_page(page + 1, question))
    return (before if page > 0 else []) + (after if page + 1 < count else [])


def language_row() -> Row:
    """A button for each language, named in itself."""
    return [
        one
        for language in Language
        for one in button(_own_name(language), ButtonKind.LANGUAGE, language.value)
    ]


def mentions_row(answers: bool, language: Language) -> Row:
    """The button that turns answers to mentions off, or on again."""
    name = Sentence.STOP_MENTIONS if answers else Sentence.START_MENTIONS
    return button(sentence(name, language), ButtonKind.MENTIONS, str(int(not answers)))


def _own_name(language: Language) -> str:
    return (Locale.parse(language.value).get_language_name() or language.value).capitalize()
