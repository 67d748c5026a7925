"""Backups made and put back by hand."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.errors import operator_errors
from bot.cli.held import held
from bot.operate.pulse import utc_now
from knowledge.store.backup import back_up
from knowledge.store.restore import restore


def write_backup(store: Path, file: Path) -> None:
    """Copy the store into the file and say so."""
    with operator_errors():
        back_up(store, file)
    click.echo(f"{store} copied to {file}, and verified")


def put_back(file: Path, store: Path) -> None:
    """Put the backup in the place of the store, and say where that is kept now."""
    with operator_errors(), held(store):
        aside = restore(file, store, utc_now())
    click.echo(f"{file} restored to {store}")
    if aside is not None:
        click.echo(f"the store of before is kept as {aside}")
