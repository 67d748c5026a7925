"""The buttons below an answer."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.render import Choice
from bot.telegram.callback_data import ButtonData, ButtonKind, write_question
from knowledge.types.fact import Language

Row = list[InlineKeyboardButton]


def keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """The rows that have a button, None if none has."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None


def button(label: str, kind: ButtonKind, argument: str | None = "") -> Row:
    """The button as a row, or an empty one if its data do not fit or there is nothing to say."""
    data = None if argument is None else ButtonData(kind, argument).written()
    return [] if data is None else [InlineKeyboardButton(label, callback_data=data)]


def choice_rows(choices: Sequence[Choice]) -> list[Row]:
    """A button a row for each choice whose question fits."""
    return [
        button(choice.label, ButtonKind.ASK, write_question(choice.question, choice.text))
        for choice in choices
    ]


def language_row() -> Row:
    """A button for each language, named in itself."""
    return [
        one
        for language in Language
        for one in button(_own_name(language), ButtonKind.LANGUAGE, language.value)
    ]


def _own_name(language: Language) -> str:
    return (Locale.parse(language.value).get_language_name() or language.value).capitalize()
