"""The command `migbot`; what a command needs is imported when it runs."""

from __future__ import annotations

import gc

from bot.cli.commands import migbot

_OBJECTS = 50_000  # what a start makes is kept; Python's own 700 look through it dozens of times


def main() -> None:
    """Run the command with the arguments of the process."""
    gc.set_threshold(_OBJECTS)
    migbot(prog_name="migbot")


__all__ = ["main", "migbot"]
