"""Facts from files and to files, as an operator does it."""

from __future__ import annotations

import getpass
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bot.cli.errors import OperatorError
from knowledge.exchange.files.difference import CellChange, Difference, compare
from knowledge.exchange.files.errors import FactFileError
from knowledge.exchange.files.importing import new_batch, take_over
from knowledge.exchange.files.reading import read_facts
from knowledge.exchange.files.writing import export_facts
from knowledge.revise import Author, Change, RevisionError, undo_batch
from knowledge.store import Store

_SHOWN = 20
_VIA = "command line"


def export_to(store: Store, file: Path) -> None:
    """Write all facts to the file and say how many."""
    with _told(), _written(file):
        count = export_facts(store, file)
    click.echo(f"{_facts(count)} written to {file}")


def import_from(
    store: Store,
    file: Path,
    mapping: Path | None,
    reason: str,
    *,
    only_try: bool,
    is_confirmed: bool,
) -> bool:
    """Say what the file would change, ask, and change it; gives whether rows were refused."""
    with _told():
        difference = _compared(store, file, mapping)
        _print(difference)
        if difference.proposed and not only_try and (is_confirmed or _is_wanted()):
            _take_over(store, difference, reason or f"migbot facts import {file.name}")
    return bool(difference.refused)


def undo_import(store: Store, batch: str, reason: str) -> None:
    """Take back a whole import."""
    with _told():
        count = undo_batch(store, batch, _change(reason or f"migbot facts undo {batch}", None))
    click.echo(f"{_changes(count)} of {batch} taken back")


def _compared(store: Store, file: Path, mapping: Path | None) -> Difference:
    rows = read_facts(file, mapping)
    with click.progressbar(rows, label="Reading", show_pos=True, file=sys.stderr) as shown:
        return compare(store, shown)


def _take_over(store: Store, difference: Difference, reason: str) -> None:
    batch = new_batch()
    with click.progressbar(
        length=len(difference.proposed), label="Writing", file=sys.stderr
    ) as progress:
        count = take_over(store, difference, _change(reason, batch), progress.update)
    click.echo(f"{_facts(count)} written; `migbot facts undo {batch}` takes this back")


def _change(reason: str, batch: str | None) -> Change:
    return Change(Author(_user(), _VIA), reason, batch)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return "operator"


def _facts(count: int) -> str:
    return "1 fact" if count == 1 else f"{count:,} facts"


def _changes(count: int) -> str:
    return "1 change" if count == 1 else f"{count:,} changes"


def _print(difference: Difference) -> None:
    click.echo(
        f"{len(difference.new):,} new, {len(difference.changed):,} changed, "
        f"{difference.unchanged:,} unchanged, {len(difference.refused):,} refused"
    )
    for refusal in difference.refused[:_SHOWN]:
        click.echo(str(refusal))
    if len(difference.refused) > _SHOWN:
        click.echo(f"and {len(difference.refused) - _SHOWN:,} more lines")
    for entry in difference.changed[:_SHOWN]:
        click.echo(f"{entry.record.id}: {', '.join(map(_changed, entry.cells))}")
    if len(difference.changed) > _SHOWN:
        click.echo(f"and {len(difference.changed) - _SHOWN:,} more facts")


def _changed(cell: CellChange) -> str:
    return f"{cell.column} {cell.before or '(empty)'} → {cell.after or '(empty)'}"


def _is_wanted() -> bool:
    if sys.stdin.isatty():
        return click.confirm("Write them?")
    click.echo("Nothing was written; --yes writes without asking.")
    return False


@contextmanager
def _written(file: Path) -> Iterator[None]:
    """Say in a sentence that the file cannot be written."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        raise OperatorError(
            f"{file}: the file cannot be written; check the folder, its rights and the disk"
        ) from error


@contextmanager
def _told() -> Iterator[None]:
    """Turn what is wrong with a file or a change into a sentence."""
    try:
        yield
    except (FactFileError, RevisionError) as error:
        raise OperatorError(str(error)) from error
