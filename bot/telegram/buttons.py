"""The buttons below a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from babel import Locale
from telegram import InlineKeyboardMarkup

from bot.render import Choice
from bot.telegram.callback_data import ButtonData, ButtonKind, write_page, write_question
from bot.telegram.sentences import Sentence, sentence
from knowledge.types.fact import Language

_WIDEST = 32  # characters that a phone shows in a row of buttons of one width


class Key(NamedTuple):
    """A button: what stands on it, and what it sends to us when pressed, or else copies."""

    label: str
    data: str = ""
    copied: str = ""

    def written(self) -> dict[str, Any]:
        """The button as the Bot API takes it."""
        if self.copied:
            return {"text": self.label, "copy_text": {"text": self.copied}}
        return {"text": self.label, "callback_data": self.data}


Row = list[Key]


class Keyboard(InlineKeyboardMarkup):
    """Rows of buttons, written out once for all readers to whom they are sent.

    The library's own buttons have a dozen fields each, which take longer to fill in than those that
    ours have; it asks for nothing but what is sent.
    """

    __slots__ = ("_written",)

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(())
        self._written = {"inline_keyboard": [[key.written() for key in row] for row in rows]}

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:
        """The buttons as the Bot API takes them."""
        return self._written


def keyboard(rows: Sequence[Row]) -> Keyboard | None:
    """The rows that have a button, None if none has; labels that a phone would cut stand alone."""
    fitting = [part for row in rows if row for part in _fitted(row)]
    return Keyboard(fitting) if fitting else None


def _fitted(row: Row) -> list[Row]:
    longest = max(len(key.label) for key in row)
    return [row] if longest * len(row) <= _WIDEST else [[key] for key in row]


def button(label: str, kind: ButtonKind, argument: str | None = "") -> Row:
    """The button as a row, or an empty one if its data do not fit or there is nothing to say."""
    data = None if argument is None else ButtonData(kind, argument).written()
    return [] if data is None else [Key(label, data)]


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
        key
        for language in Language
        for key in button(_own_name(language), ButtonKind.LANGUAGE, language.value)
    ]


def mentions_row(answers: bool, language: Language) -> Row:
    """The button that turns answers to mentions off, or on again."""
    name = Sentence.STOP_MENTIONS if answers else Sentence.START_MENTIONS
    return button(sentence(name, language), ButtonKind.MENTIONS, str(int(not answers)))


def _own_name(language: Language) -> str:
    return (Locale.parse(language.value).get_language_name() or language.value).capitalize()
