"""A change on its way to be made: what is still to be asked, as a draft keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from knowledge.revise.doubts import Doubt
from knowledge.revise.proposals import Proposal, ProposedChange


class ChangeStep(StrEnum):
    """What is asked before a change is made, in this order."""

    REASON = "reason"
    PREFERRED = "preferred"  # which of several numbers for one slot
    WHY = "why"  # it is preferred
    SURE = "sure"  # as the number is odd
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a change is: what is asked, and what it is asked about."""

    step: ChangeStep
    others: tuple[ProposedChange, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The draft of the form that led to the change, to which the editor may go back."""

    kind: str
    step: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pending:
    """A proposal with what its editor has said of it so far.

    `candidates` are the ids of the facts of which one may be preferred, `preferred` that which is,
    while it is asked why; `is_ranked` tells that nothing more is to be said of that.
    """

    proposal: Proposal
    is_ranked: bool = False
    candidates: tuple[str, ...] = ()
    preferred: str = ""
    is_sure: bool = False
    form: Form | None = None

    def stage(self, others: tuple[ProposedChange, ...], doubts: tuple[Doubt, ...]) -> Stage:
        """What is to be asked next, where these rival the number and that is odd about it."""
        step = ChangeStep.SURE if doubts and not self.is_sure else ChangeStep.CONFIRM
        if others and not self.is_ranked:
            step = ChangeStep.WHY if self.preferred else ChangeStep.PREFERRED
        if not self.proposal.reason:
            step = ChangeStep.REASON
        return Stage(step, others, doubts)

    def payload(self) -> dict[str, Any]:
        """The change as a draft keeps it."""
        form = self.form
        return {
            "proposal": self.proposal.document(),
            "is_ranked": self.is_ranked,
            "candidates": list(self.candidates),
            "preferred": self.preferred,
            "is_sure": self.is_sure,
            "form": [form.kind, form.step, form.payload] if form is not None else None,
        }

    @classmethod
    def of(cls, payload: dict[str, Any]) -> Pending:
        """The change that a draft has kept."""
        form = payload["form"]
        return cls(
            Proposal.of(payload["proposal"]), payload["is_ranked"], tuple(payload["candidates"]),
            payload["preferred"], payload["is_sure"], Form(*form) if form is not None else None,
        )  # fmt: skip
