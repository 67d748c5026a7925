"""Why something is done, as an editor has written it."""

from __future__ import annotations

_LONGEST = 1000


def reason_of(text: str) -> str:
    """The reason in a text, cut to what a message can show."""
    return text.strip()[:_LONGEST]
