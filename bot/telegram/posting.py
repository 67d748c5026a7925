"""What a connection to the Bot API does, and what an answer of Telegram is."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, TypeGuard

from telegram.error import TelegramError
from telegram.request import BaseRequest

from bot.telegram.json_text import read

_NO_ANSWER = "what was answered is no answer of Telegram"


class Posting(BaseRequest):
    """A connection that also posts JSON as it is."""

    @abstractmethod
    async def post_json(self, url: str, body: bytes, longer: float = 0.0) -> tuple[int, bytes]:
        """The status and the body of the answer, which may take some seconds longer than usual.

        Raises TelegramError.
        """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """What Telegram answers. Raises TelegramError if it is no such thing.

        python-telegram-bot would log it, with what readers have written.
        """
        try:
            answer = read(payload)
        except (ValueError, RecursionError):
            raise TelegramError(_NO_ANSWER) from None
        if not _is_answer(answer):
            raise TelegramError(_NO_ANSWER)
        return answer


def _is_answer(raw: object) -> TypeGuard[dict[str, Any]]:
    """Whether it has the form of an answer: a result, or an error and its code."""
    if not isinstance(raw, dict):
        return False
    return "error_code" in raw or isinstance(raw.get("result"), bool | dict | list)
