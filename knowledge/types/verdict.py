"""What came out of checking a claim."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from knowledge.types.figure import Figure


class VerdictKind(StrEnum):
    """What came out of checking a claim."""

    EQUAL = "equal"
    ROUNDING = "rounding"
    OTHER_PERIOD = "other_period"  # the number is held, for another period
    OTHER_SOURCE = (
        "other_source"  # the number is held for this slot, from a source that does not lead
    )
    WRONG = "wrong"  # the slot is held with another number, and the claimed one is not known
    CONFIRMED = "confirmed"  # a claim in words (a sign, a comparison) that the figures bear out
    REFUTED = "refuted"  # one that they do not; `held` is what speaks against it
    OPEN = "open"  # what is held does not decide it
    LARGEST = "largest"  # no majority, but the largest part; `held` is its share
    OTHER_SIGN = "other_sign"  # the number is right, and its sign is the other
    MORE = "more"  # of two, `held` is the larger
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim compared with what is held; `held` is where the claimed number does stand.

    `claimed` is None for a claim in words.
    """

    kind: VerdictKind
    claimed: Decimal | None
    held: Figure | None = None
