"""The store kept from every other bot, as long as a command needs it alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.errors import OperatorError
from bot.telegram.update_file import AlreadyRunningError, UpdateFile, beside


@contextmanager
def held(store: Path) -> Iterator[UpdateFile]:
    """The updates in hand, and with them the store, which only one bot may run with."""
    try:
        file = UpdateFile(beside(store))
    except AlreadyRunningError as error:
        raise OperatorError(str(error)) from error
    with file:
        yield file
