"""The command `migbot`; what a command needs is imported when it runs."""

from __future__ import annotations

from bot.cli.commands import migbot


def main() -> None:
    """Run the command with the arguments of the process."""
    migbot(prog_name="migbot")


__all__ = ["main", "migbot"]
