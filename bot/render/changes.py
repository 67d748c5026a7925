"""A change as templates show it: what it is of, and which fields are otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.revise import Revision
from knowledge.revise.differences import Difference, differences
from knowledge.revise.proposals import ProposedChange
from knowledge.store.records import FactRecord

_IN_THE_HEADING = frozenset(
    {"id", "kind", "indicator", "place", "counterpart", "breakdown", "period", "unit",
     "value_as_published", "lifecycle"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change of a fact, or of a source with this title; of a new one `lines` is what it has."""

    id: str
    is_new: bool
    fact: FactRecord | None
    title: str
    lines: tuple[Difference, ...]

    @classmethod
    def of(cls, change: ProposedChange) -> ShownChange:
        """The change as it is shown."""
        is_new = change.before is None
        lines = differences(change.before, change.after)
        if is_new:
            lines = tuple(line for line in lines if line.field not in _IN_THE_HEADING)
        return cls(change.id, is_new, change.fact, str(change.after.get("title", "")), lines)


@dataclass(frozen=True, slots=True)
class ShownRevision:
    """A change that was made, and which fields it made otherwise."""

    revision: Revision
    lines: tuple[Difference, ...]

    @classmethod
    def of(cls, revision: Revision) -> ShownRevision:
        """The revision as it is shown; of a creation only that it was one."""
        is_first = revision.before is None
        return cls(revision, () if is_first else differences(revision.before, revision.after))
