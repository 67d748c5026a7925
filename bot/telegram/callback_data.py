"""What the data of a button say: the kind of the button, and what it is about.

Buttons live as long as the messages under which they stand, and keep nothing with us: the data
hold all. Data of another version, or of no button of ours, are told from those of this one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telegram.constants import InlineKeyboardButtonLimit

from bot.telegram.slots import UnreadableSlotsError, read_slots, write_slots
from knowledge.types.fact import Language
from knowledge.types.question import Question

_VERSION = "2"
_END = ":"
_PAGE_END = "."
_MOST_DIGITS = 4
_MOST_ID_DIGITS = 15
_TEXT = "="  # begins a question in words; slots begin with their version
_MOST_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)


class UnknownButtonError(ValueError):
    """The data are not of a button that this version makes; the reader is to ask again."""


class ButtonKind(StrEnum):
    """What a button does; what follows in its data."""

    ASK = "q"  # answers in a message of its own; a question
    SHOW = "s"  # answers in place of the message under which it stands; a question
    PAGE = "p"  # turns to a page of a long answer; its number, a dot, the question
    SOURCES = "c"  # tells the sources in full; a question
    DELETE = "x"  # deletes the answer
    LANGUAGE = "l"  # sets the chat's language; its code
    CHART = "d"  # draws; a question
    TABLE = "t"  # gives the rows as text; a question
    CSV = "f"  # gives the rows as a file; a question
    MENTIONS = "m"  # sets whether mentions are answered in a group; 0 or 1
    UNSUBSCRIBE = "u"  # ends a subscription of the chat; its id
    WISH = "w"  # has the reader told once there is an answer; a question
    FACTS = "b"  # for editors alone: the facts behind an answer, to be corrected; a question
    EDITOR = "e"  # is for editors alone; see editors/button_data.py


@dataclass(frozen=True, slots=True)
class ButtonData:
    """The data of one button."""

    kind: ButtonKind
    argument: str = ""

    def written(self) -> str | None:
        """As Telegram keeps it, None if that is longer than it allows."""
        line = f"{self.kind}{_VERSION}{_END}{self.argument}"
        return line if len(line.encode("utf-8", "surrogatepass")) <= _MOST_BYTES else None

    @classmethod
    def read(cls, line: str) -> ButtonData:
        """The data that were written. Raises UnknownButtonError."""
        head, _, argument = line.partition(_END)
        if head[1:] != _VERSION or head[:1] not in list(ButtonKind):
            raise UnknownButtonError(line)
        return cls(ButtonKind(head[0]), argument)


def write_question(question: Question | None, text: str = "") -> str | None:
    """The question as an argument: its slots, or else a text that asks it, None without either."""
    slots = write_slots(question) if question is not None else None
    if slots is not None and ButtonData(ButtonKind.ASK, slots).written() is not None:
        return slots
    return f"{_TEXT}{text}" if text else slots


def read_question(argument: str) -> str | Question:
    """The text or the slots of an argument. Raises UnknownButtonError."""
    if argument.startswith(_TEXT) and len(argument) > len(_TEXT):
        return argument.removeprefix(_TEXT)
    try:
        return read_slots(argument)
    except UnreadableSlotsError as error:
        raise UnknownButtonError(argument) from error


def write_page(page: int, question: str) -> str:
    """A page of the answer to a question, as an argument; pages count from 0."""
    return f"{page}{_PAGE_END}{question}"


def read_page(argument: str) -> tuple[int, str | Question]:
    """The page and the question of an argument. Raises UnknownButtonError."""
    page, _, question = argument.partition(_PAGE_END)
    if not (page.isascii() and page.isdigit() and len(page) <= _MOST_DIGITS):
        raise UnknownButtonError(argument)
    return int(page), read_question(question)


def read_choice(argument: str) -> bool:
    """A yes or a no. Raises UnknownButtonError."""
    if argument not in ("0", "1"):
        raise UnknownButtonError(argument)
    return argument == "1"


def read_number(argument: str) -> int:
    """The id of something in the store. Raises UnknownButtonError."""
    if not (argument.isascii() and argument.isdigit() and len(argument) <= _MOST_ID_DIGITS):
        raise UnknownButtonError(argument)
    return int(argument)


def read_nothing(argument: str) -> None:
    """Nothing at all. Raises UnknownButtonError if there is something."""
    if argument:
        raise UnknownButtonError(argument)


def read_language(argument: str) -> Language:
    """The language of an argument. Raises UnknownButtonError."""
    if argument not in list(Language):
        raise UnknownButtonError(argument)
    return Language(argument)
