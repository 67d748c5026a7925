"""What goes wrong on purpose."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any


class Fault(Enum):
    """A failure of the connection; the call is worked on, unless the connection is refused."""

    REFUSED = auto()
    RESET = auto()
    SILENCE = auto()
    TRUNCATED = auto()


@dataclass(frozen=True)
class Failure:
    """An error with which Telegram answers a call, without working on it."""

    code: int
    description: str
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters}


@dataclass(frozen=True)
class Instead:
    """What is answered in place of the result, after the call was worked on."""

    body: bytes


BAD_GATEWAY = Failure(502, "Bad Gateway")


AnyFault = Failure | Fault | Instead


class Faults:
    """Used up first come, first served, for each method; an outage concerns all methods."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[AnyFault]] = {}
        self.outage: AnyFault | None = None

    def add(self, method: str, *faults: AnyFault) -> None:
        self._waiting.setdefault(method, deque()).extend(faults)

    def next(self, method: str) -> AnyFault | None:
        """What goes wrong with this call, None if nothing does."""
        if self.outage is not None:
            return self.outage
        waiting = self._waiting.get(method)
        return waiting.popleft() if waiting else None
