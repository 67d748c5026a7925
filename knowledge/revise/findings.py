"""What a check of the store may find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is wrong; templates word it."""

    DAMAGED = "damaged"  # arguments: what SQLite says
    BROKEN_REFERENCE = "broken_reference"  # subject: table; arguments: row, table referred to
    MISSING_TRIGGER = "missing_trigger"  # also one that was altered
    MISSING_TEXT = "missing_text"  # arguments: language
    MISSING_REASON = "missing_reason"  # arguments: language
    RETIRED_SOURCE = "retired_source"  # under a fact; arguments: the source
    MISSING_REVISION = "missing_revision"  # arguments: entity
    BROKEN_HISTORY = "broken_history"  # versions with gaps; arguments: entity
    UNRECORDED_CHANGE = "unrecorded_change"  # arguments: entity
    DUPLICATE = "duplicate"  # one slot twice from one source; arguments: the other fact
    WRONG_BALANCE = "wrong_balance"  # arguments: computed, minuend, subtrahend
    WRONG_PARTNER_SUM = "wrong_partner_sum"  # arguments: computed, two parts
    WRONG_REGION_SUM = "wrong_region_sum"  # arguments: computed


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency; `subject` is mostly the id of a fact."""

    kind: FindingKind
    subject: str
    arguments: tuple[str, ...] = ()
