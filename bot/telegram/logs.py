"""The log of the running bot, in which the token never stands."""

from __future__ import annotations

import logging


class Redacting(logging.Formatter):
    """Leaves a secret out of messages and tracebacks, whoever writes them."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The line, or lines, of the record."""
        line = super().format(record)
        return line.replace(self._secret, "<token>") if self._secret else line


def log_without(secret: str) -> None:
    """Write the log to standard error, without the secret."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(secret))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # it logs an error with each time that Telegram asks to wait, which patience.py does
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
