"""What `migbot` can do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot.cli.errors import OperatorError, opened, store_file

_DB = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="MIGBOT_DB",
    help="The store file; made and filled if it is not there.",
)
_FILE = click.Path(path_type=Path, dir_okay=False)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")

Command = Callable[..., Any]


def _show_version(context: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"migbot {version('migration-facts-bot')}")
        except PackageNotFoundError:
            click.echo("migbot, not installed: run from a folder of its source")
        context.exit()


@click.group()
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def migbot() -> None:
    """Answer questions about migration to and from Kazakhstan, each with its sources."""


@migbot.command()
@click.argument("question", nargs=-1)
@_JSON
@_DB
def ask(question: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """Answer QUESTION, or one question a line from standard input."""
    from bot.cli.ask import answer_lines, readable

    given = [readable(" ".join(question))] if question else None
    with opened(db) as store:
        answer_lines(store, given, as_json=as_json)


@migbot.command()
@click.argument("question")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_DB
def chart(question: str, file: Path, db: Path | None) -> None:
    """Draw the answer to QUESTION into FILE, as a PNG."""
    from bot.cli.ask import readable
    from bot.cli.drawing import draw_answer

    with opened(db) as store:
        draw_answer(store, readable(question), file)


@migbot.command()
@_DB
def chat(db: Path | None) -> None:
    """Talk in the terminal; follow-up questions are understood."""
    from bot.chat import talk

    with opened(db) as store:
        talk(store)


@migbot.command()
@_JSON
@_DB
def sources(as_json: bool, db: Path | None) -> None:
    """List the publications that the facts were read in."""
    from bot.cli.listing import print_sources

    with opened(db) as store:
        print_sources(store, as_json=as_json)


@migbot.group()
def facts() -> None:
    """Look at the facts of the store, and exchange them with files."""


@facts.command()
@_DB
def check(db: Path | None) -> None:
    """Check that the whole store is consistent; exit 1 on a finding."""
    from bot.cli.listing import print_findings

    with opened(db) as store:
        found = print_findings(store)
    raise SystemExit(1 if found else 0)


@facts.command()
@click.argument("id")
@_JSON
@_DB
def show(id: str, as_json: bool, db: Path | None) -> None:
    """Show the fact ID with its source and its revisions."""
    from bot.cli.listing import print_fact

    with opened(db) as store:
        print_fact(store, id, as_json=as_json)


@facts.command("export")
@click.argument("file", type=_FILE)
@_DB
def export_file(file: Path, db: Path | None) -> None:
    """Write all facts to FILE, a .csv, .yaml or .sqlite3."""
    from bot.cli.files import export_to

    with opened(db) as store:
        export_to(store, file)


@facts.command("import")
@click.argument("file", type=_FILE)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Do not ask before the facts are changed.")
@click.option("--reason", default="", help="Why; it stands in the history of each fact.")
@click.option("--mapping", type=_FILE, help="What the columns and codes of an SDMX-CSV mean here.")
@_DB
def import_file(
    file: Path, dry_run: bool, yes: bool, reason: str, mapping: Path | None, db: Path | None
) -> None:
    """Take over the facts of FILE, a .csv, .xlsx, .yaml or .sqlite3; exit 1 if some are refused."""
    from bot.cli.files import import_from

    with opened(db) as store:
        refused = import_from(store, file, mapping, reason, only_try=dry_run, is_confirmed=yes)
    raise SystemExit(1 if refused else 0)


@facts.command()
@click.argument("batch")
@click.option("--reason", default="", help="Why; it stands in the history of each fact.")
@_DB
def undo(batch: str, reason: str, db: Path | None) -> None:
    """Take back all that the import BATCH changed."""
    from bot.cli.files import undo_import

    with opened(db) as store:
        undo_import(store, batch, reason)


@migbot.command()
@click.argument("file", type=_FILE)
@_DB
def backup(file: Path, db: Path | None) -> None:
    """Copy the store into FILE, also while the bot runs."""
    from bot.cli.backups import write_backup

    write_backup(store_file(db), file)


@migbot.command()
@click.argument("file", type=_FILE)
@_DB
def restore(file: Path, db: Path | None) -> None:
    """Put the backup FILE in the place of the store, which is kept aside; stop the bot before."""
    from bot.cli.backups import put_back

    put_back(file, store_file(db))


@migbot.command()
@_JSON
@_DB
def doctor(as_json: bool, db: Path | None) -> None:
    """Look whether all is well, and say what to do where it is not; exit 1 on a problem."""
    from bot.cli.doctor import print_examination

    raise SystemExit(1 if print_examination(db, as_json=as_json) else 0)


@migbot.command()
@click.option("--webhook", is_flag=True, default=None, help="Have Telegram send the updates.")
@click.option("--status", metavar="ADDRESS", help="Tell health and measurements there.")
@click.option("--log", type=click.Choice(["text", "json"]), help="How the log looks.")
@_DB
def run(webhook: bool | None, status: str | None, log: str | None, db: Path | None) -> None:
    """Run the Telegram bot; its token is read from MIGBOT_TOKEN."""
    try:
        from bot.cli.settings import operator_settings
        from bot.telegram.main import run as run_bot
    except ImportError as error:
        raise OperatorError(f"{error}; install migbot anew") from error
    run_bot(operator_settings(webhook=webhook, status=status, log=log, db=db))
