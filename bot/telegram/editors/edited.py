"""A correction that is under way, as a draft keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class EditStep(StrEnum):
    """What is asked when a fact is corrected."""

    FACT = "fact"  # which of those behind the answer
    FIELD = "field"  # which of its fields
    NEW = "new"  # what is to stand there
    INTERVAL = "interval"  # around the new number
    WHY = "why"  # it has this rank


@dataclass(frozen=True, slots=True)
class Edited:
    """The facts behind an answer; the one that is corrected, as of which version; what of it.

    `rank` is the one that it is to have, while it is asked why; `typed` what is to stand in the
    column, while it is asked which interval is around that.
    """

    ids: tuple[str, ...]
    id: str = ""
    version: int = 0
    column: str = ""
    rank: str = ""
    typed: str = ""

    @property
    def step(self) -> EditStep:
        """What is to be asked next."""
        if not self.id:
            return EditStep.FACT
        if not self.column:
            return EditStep.FIELD
        if self.typed:
            return EditStep.INTERVAL
        return EditStep.WHY if self.rank else EditStep.NEW

    def payload(self) -> dict[str, Any]:
        """The correction as a draft keeps it."""
        return {
            "ids": list(self.ids), "id": self.id, "version": self.version, "column": self.column,
            "rank": self.rank, "typed": self.typed,
        }  # fmt: skip

    @classmethod
    def of(cls, payload: dict[str, Any]) -> Edited:
        """The correction that a draft has kept."""
        return cls(**{**payload, "ids": tuple(payload["ids"])})
