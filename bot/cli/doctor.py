"""The findings of an examination, printed."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.doctor import Found, Level, examine
from bot.operate.pulse import utc_now

_COLOURS = {Level.OK: "green", Level.NOTE: "yellow", Level.PROBLEM: "red"}


def print_examination(db: Path | None, *, as_json: bool) -> bool:
    """Print all that is found, a line or an object each; gives whether there is a problem."""
    is_well = True
    for found in examine(db, utc_now()):
        is_well = is_well and found.level is not Level.PROBLEM
        click.echo(_object(found) if as_json else _line(found))
    return not is_well


def _object(found: Found) -> str:
    document = {
        "level": found.level.value,
        "subject": found.subject,
        "said": found.said,
        "advice": found.advice,
    }
    return json.dumps(document, ensure_ascii=False)


def _line(found: Found) -> str:
    level = click.style(f"{found.level.value:<8}", fg=_COLOURS[found.level])
    advice = f"\n{'':<23}→ {found.advice}" if found.advice else ""
    return f"{level}{found.subject:<15}{found.said}{advice}"
