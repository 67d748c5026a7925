"""What requests are made of, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass

Answer = tuple[int, bytes]
"""A status and a body."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long may pass until there is a connection, then while writing, then without a word.

    None stands for no end. On a wire what may pass without a word bounds writing, too.
    """

    connecting: float | None
    writing: float | None
    reading: float | None
