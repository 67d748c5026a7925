"""An import that waits: what was sent, and what of it was shown; it stands in a draft."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.telegram.editors.imports.jobs import Looked


class Step(StrEnum):
    """What an import waits for."""

    DATA = "data"  # there is only a mapping so far
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The ids of the files at Telegram, why it is imported, and what it was shown to do."""

    name: str
    file: str = ""
    mapping: str = ""
    reason: str = ""
    digest: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0

    @classmethod
    def of(cls, payload: dict[str, Any]) -> Waiting:
        """What a draft holds."""
        return cls(**payload)

    def payload(self) -> dict[str, Any]:
        """As a draft holds it."""
        return asdict(self)

    def shown(self, looked: Looked) -> dict[str, Any]:
        """What is to be remembered of what the file would do."""
        names = ("digest", "new", "changed", "unchanged", "refused")
        return {name: getattr(looked, name) for name in names}

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return Path(self.name).suffix.lower()
