"""What the data of an editor's button say: what to do, and with which entry of the store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.telegram.buttons import Row, button
from bot.telegram.callback_data import ButtonKind, UnknownButtonError
from bot.telegram.editors.sentences import EditorSentence, editor_sentence
from knowledge.types.fact import Language

_DATA = re.compile(r"(?P<action>[a-z])(?P<number>\d{1,15})(?:\.(?P<choice>.+))?", re.ASCII)


class EditorAction(StrEnum):
    """What a button of editors does; `number` is that of what it is about."""

    CHOOSE = "c"  # answers the step of an open draft; the draft's number, what is chosen
    CANCEL = "x"  # drops an open draft; its number
    HISTORY = "h"  # turns to a page of revisions; the page, the id of what they are of
    SOURCE = "s"  # turns to a page of what rests on a source; the page, the id of the source
    CORRECT = "k"  # begins a correction of a source; 0, the id of the source
    APPROVE = "a"  # publishes a proposal; its number
    REJECT = "r"  # asks why a proposal is rejected; its number
    INBOX = "i"  # shows a page of the inbox; the page
    QUESTION = "q"  # shows an unanswered question; its id
    REPORT = "f"  # shows a report of a reader; its id
    NEW_FACT = "n"  # begins the form of a fact; the id of the question that lacks it
    WORD = "w"  # asks for a word to add; the id of the question that has it
    UNWORD = "u"  # takes an added word back; 0, its batch
    REPLY = "g"  # asks for an answer to those who wait; the id of the question
    DISMISS = "d"  # takes a question out of the inbox; its id
    SETTLE = "t"  # takes a report out of the inbox; its id


@dataclass(frozen=True, slots=True)
class EditorData:
    """The argument of an editor's button; what it is about stands in the store."""

    action: EditorAction
    number: int
    choice: str = ""

    def written(self) -> str:
        """As an argument of a button."""
        return f"{self.action}{self.number}" + (f".{self.choice}" if self.choice else "")

    @classmethod
    def read(cls, argument: str) -> EditorData:
        """The data that were written. Raises UnknownButtonError."""
        match = _DATA.fullmatch(argument)
        if match is None or match["action"] not in list(EditorAction):
            raise UnknownButtonError(argument)
        return cls(EditorAction(match["action"]), int(match["number"]), match["choice"] or "")


def editor_button(label: str, action: EditorAction, number: int, choice: str = "") -> Row:
    """A button of editors as a row, or an empty one if the choice is too long for it."""
    data = EditorData(action, number, choice)
    return button(label, ButtonKind.EDITOR, data.written())


def cancel_row(language: Language, draft: int) -> Row:
    """The button that drops the draft of this number."""
    label = editor_sentence(EditorSentence.CANCEL, language)
    return editor_button(label, EditorAction.CANCEL, draft)
