"""How a connection breaks: before anything was sent, or after."""

from __future__ import annotations

from telegram.error import NetworkError


class NotSentError(NetworkError):
    """There was no connection, so that nothing was sent."""


class LostError(NetworkError):
    """The connection broke after something was sent, so that its result is not known."""
