"""Questions as the data of buttons.

The data hold the whole question, so that a button works after a restart too: the question's text
if that fits into the 64 bytes that Telegram allows, else its slots.
"""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.render import Choice
from bot.telegram.slots import UnreadableSlotsError, read_slots, write_slots
from knowledge.types.fact import Language
from knowledge.types.question import Question

_TEXT = "q:"
_SLOTS = "s:"
_LANGUAGE = "l:"
_MOST_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)


class UnknownButtonError(ValueError):
    """The data are not of a button that this version makes; the reader is to ask again."""


def keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """A button a row for each choice whose question fits, None if there is none."""
    rows = []
    for choice in choices:
        data = button_data(choice)
        if data is not None:
            rows.append([InlineKeyboardButton(choice.label, callback_data=data)])
    return InlineKeyboardMarkup(rows) if rows else None


def language_keyboard() -> InlineKeyboardMarkup:
    """A button for each language, named in itself."""
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(_own_name(language), callback_data=f"{_LANGUAGE}{language}")
                for language in Language
            ]
        ]
    )


def button_data(choice: Choice) -> str | None:
    """The data of the button for a choice, None if no form of its question is short enough."""
    slots = write_slots(choice.question)
    forms = (f"{_TEXT}{choice.text}", None if slots is None else f"{_SLOTS}{slots}")
    return next((form for form in forms if form is not None and _fits(form)), None)


def read_button(data: str) -> str | Question:
    """What the button asks: a text, or a question as slots. Raises UnknownButtonError."""
    if data.startswith(_TEXT) and len(data) > len(_TEXT):
        return data.removeprefix(_TEXT)
    if data.startswith(_SLOTS):
        try:
            return read_slots(data.removeprefix(_SLOTS))
        except UnreadableSlotsError as error:
            raise UnknownButtonError(data) from error
    if data.removeprefix(_LANGUAGE) in list(Language):
        return f"/lang {data.removeprefix(_LANGUAGE)}"
    raise UnknownButtonError(data)


def _fits(data: str) -> bool:
    return len(data.encode()) <= _MOST_BYTES


def _own_name(language: Language) -> str:
    return (Locale.parse(language.value).get_language_name() or language.value).capitalize()
