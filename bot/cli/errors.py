"""Errors that the operator can mend: one sentence, exit code 2."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from knowledge.exchange.packaged_upgrade import Upgrade
    from knowledge.store import Store


_ENV_FILE = ".env"


class OperatorError(click.ClickException):
    """Something that only the operator can mend."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Write the sentence, and nothing else, to standard error."""
        click.echo(self.format_message(), err=True)


@contextmanager
def operator_errors() -> Iterator[None]:
    """Turn errors of the store and of the packaged data into sentences."""
    from knowledge.exchange.packaged_errors import PackagedDataError
    from knowledge.store import StoreError, UnknownIdError

    try:
        yield
    except (StoreError, PackagedDataError, UnknownIdError) as error:
        raise OperatorError(str(error)) from error


def tell_kept(upgrade: Upgrade) -> None:
    """Say on standard error which changes of editors newer packaged data would have undone."""
    for kept in upgrade.kept:
        click.echo(
            f"{kept.entity.value} {kept.id}: the editor's version is kept; "
            "the packaged data have another one now",
            err=True,
        )


@contextmanager
def opened(path: Path | None) -> Iterator[Store]:
    """The store of the command, filled if it is new."""
    from knowledge.exchange.packaged import open_knowledge

    with operator_errors(), open_knowledge(store_file(path), on_upgrade=tell_kept) as store:
        yield store


def store_file(given: Path | None) -> Path:
    """The store of a command: the one given, that of the settings, or the usual one."""
    from knowledge.store import store_path

    if given is None and Path(_ENV_FILE).is_file():  # else nothing but the environment is asked
        from bot.cli.settings import operator_settings

        given = operator_settings().db
    return store_path(given)
