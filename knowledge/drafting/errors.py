"""Why what an editor typed is no answer to a step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from knowledge.exchange.files.errors import CellError, RefusalKind


class Mistake(StrEnum):
    """What only a step can find wrong; what a file can have wrong too is a RefusalKind."""

    SEVERAL = "several"  # it names more than one; the suggestions are those
    OTHER_PLACE = "other_place"  # given: a place of which nothing is held
    NOT_A_DAY = "not_a_day"  # a stock is of a day
    NOT_A_SPAN = "not_a_span"  # a flow is of more than a day
    NOT_OVER = "not_over"  # the period has not ended; given: its code
    UNCLEAR_NUMBER = "unclear_number"  # 1,700 may be one thousand seven hundred or 1.7
    NOT_A_RANGE = "not_a_range"  # the value is one number; given: that
    STALE_INTERVAL = "stale_interval"  # the number is another, its interval is not; given: that
    NOT_WHOLE = "not_whole"  # what is counted has no such decimals
    OTHER_ALPHABET = "other_alphabet"  # not in the letters of the language that is asked for
    NOT_AN_ADDRESS = "not_an_address"  # no http or https, no host, spaces, a password
    NOT_A_DATE = "not_a_date"  # neither a year, nor a month, nor a day
    TAKEN = "taken"  # the id; given: the id
    UNKNOWN_OPTION = "unknown_option"  # of a line; given: its name
    UNCLEAR_SLOT = "unclear_slot"  # the words do not name one number; given: the words
    NEEDED = "needed"  # the step cannot be passed over


@contextmanager
def in_column(column: str) -> Iterator[None]:
    """Let what is found wrong within the block name the column, where it names none."""
    try:
        yield
    except StepError as error:
        if error.column:
            raise
        raise StepError(error.kind, error.given, error.suggestions, column) from error


class StepError(ValueError):
    """What was typed is refused; `suggestions` are texts that would be taken.

    `column` is what it stands in, where that is not the step that is asked.
    """

    def __init__(
        self,
        kind: RefusalKind | Mistake,
        given: str = "",
        suggestions: tuple[str, ...] = (),
        column: str = "",
    ) -> None:
        super().__init__(f"{kind}: {given}")
        self.kind = kind
        self.given = given
        self.suggestions = suggestions
        self.column = column

    @classmethod
    def of(cls, error: CellError) -> StepError:
        """What is wrong with a cell, as what is wrong with the answer to its step."""
        suggestions = (error.suggestion,) if error.suggestion else ()
        return cls(error.kind, error.given, suggestions, error.column)
