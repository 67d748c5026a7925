"""What the buttons of a form say: an action, and what it is done with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_MOST_DIGITS = 3


class FormAction(StrEnum):
    """What a button of a form does; what follows in its data."""

    PICK = "="  # answers the step; the answer
    TAKE = "t"  # answers the step with what is proposed
    SKIP = "s"  # passes the step over
    KEEP = "k"  # leaves the step as it was answered
    BACK = "b"  # goes to the step before
    PAGE = "p"  # shows other choices; the number of the page
    FIELDS = "f"  # shows what can be changed; the number of the page
    CHANGE = "e"  # goes to a step; its name
    SUMMARY = "m"  # shows the summary again
    ASIDE = "n"  # begins another form, for which this one waits
    TRY = "?"  # tries a statement out
    SUBMIT = "y"  # hands the form in


@dataclass(frozen=True, slots=True)
class FormChoice:
    """A button of a form."""

    action: FormAction
    argument: str = ""

    def written(self) -> str:
        """As the choice of an editor's button."""
        return f"{self.action}{self.argument}"

    @classmethod
    def read(cls, choice: str) -> FormChoice | None:
        """The choice that was written, None if this version has no such button."""
        if choice[:1] not in list(FormAction):
            return None
        return cls(FormAction(choice[0]), choice[1:])

    @property
    def page(self) -> int:
        """The number of a page; the first if it is none."""
        is_number = self.argument.isascii() and self.argument.isdigit()
        return int(self.argument) if is_number and len(self.argument) <= _MOST_DIGITS else 0
