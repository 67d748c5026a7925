"""A call that is refused."""

from __future__ import annotations

from typing import Any


class RefusedError(Exception):
    """What Telegram answers to a call that it does not do."""

    def __init__(self, description: str, code: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters

    @property
    def body(self) -> dict[str, Any]:
        said = {400: "Bad Request: ", 403: "Forbidden: "}.get(self.code, "")
        body = {"ok": False, "error_code": self.code, "description": f"{said}{self}"}
        return {**body, "parameters": self.parameters} if self.parameters else body


class MistakeError(RefusedError):
    """The same for a call that no circumstance excuses: the bot should not have made it."""
