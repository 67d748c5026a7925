"""What can be wrong with open figures; a message names the row or table, and how to mend it."""

from __future__ import annotations


class OpenFiguresError(ValueError):
    """Open figures that cannot be imported."""


class MissingColumnsError(OpenFiguresError):
    """A CSV file without the columns that it must have."""

    def __init__(self, file: str, columns: list[str]) -> None:
        super().__init__(f"{file}: no column {', '.join(columns)}; add it to the header")
        self.columns = columns


class UnknownNameError(OpenFiguresError):
    """A name in a row that the mapping table does not hold."""

    def __init__(self, table: str, name: str) -> None:
        super().__init__(f"{name!r} is not in mapping/{table}.csv; add a line for it")
        self.table = table
        self.name = name


class UnreadNoteError(OpenFiguresError):
    """A note of which a part is matched by no rule: its meaning would be lost."""

    def __init__(self, note: str, rest: str) -> None:
        super().__init__(f"{rest!r} of the note {note!r} is read by no rule of mapping/rules.csv")
        self.note = note
        self.rest = rest


class DuplicateIdError(OpenFiguresError):
    """Two figures that would get one id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"two figures get the id {identifier!r}; give one source another suffix")
        self.identifier = identifier


class IncompleteProjectionError(OpenFiguresError):
    """A projection without its median, lower or upper bound."""

    def __init__(self, identifier: str, missing: str) -> None:
        super().__init__(f"the projection {identifier!r} has no {missing} row; add it")
        self.identifier = identifier
