"""What a question claims and wants checked: a number, or a comparison in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from knowledge.types.fact import Series


class Bound(StrEnum):
    """On which side of a claimed number the figure is said to be."""

    ABOVE = "above"
    BELOW = "below"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"

    @property
    def is_above(self) -> bool:
        """Whether the figure is said to be on the side of larger numbers."""
        return self in (Bound.ABOVE, Bound.AT_LEAST)

    def is_kept(self, value: Decimal, limit: Decimal) -> bool:
        """Whether the value is on that side of the limit."""
        match self:
            case Bound.ABOVE:
                return value > limit
            case Bound.BELOW:
                return value < limit
            case Bound.AT_LEAST:
                return value >= limit
            case Bound.AT_MOST:
                return value <= limit


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in the question that is to be checked.

    `is_positive` unless words such as "deficit" or "fell by" let its sign be left out.
    `bound` where it is claimed to be "more than" or "less than" the number, `is_exact`
    where no rounding is meant, `is_fraction` where it is said as a half, a third, a quarter.
    """

    value: Decimal
    is_percent: bool = False
    is_positive: bool = False
    bound: Bound | None = None
    is_exact: bool = False
    is_fraction: bool = False


class AssertionKind(StrEnum):
    """What is said of the figures in words."""

    ROSE = "rose"
    FELL = "fell"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    TURNED = "turned"  # the sign of the question is that of the year, and was another before
    FIRST = "first"  # no earlier year has the sign of the question
    HIGHEST = "highest"  # of all years held
    LOWEST = "lowest"
    MORE = "more"  # the first of two series is larger than the second
    LESS = "less"
    LEADING = "leading"  # the first of a ranking, by its order
    PLACED = "placed"  # at a certain place of a ranking
    AMONG_FIRST = "among_first"  # one of the first of a ranking; of how many, nobody says
    MAJORITY = "majority"  # more than half of all
    WHICH_MORE = "which_more"  # open: the larger of two is to be named
    WHICH_LESS = "which_less"

    @property
    def is_open(self) -> bool:
        """Whether it asks which of two, and claims neither."""
        return self in (AssertionKind.WHICH_MORE, AssertionKind.WHICH_LESS)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim in words that is to be checked against the figures.

    `factor` is how many times larger or smaller one of two is said to be, about as many or, with a
    `bound`, more or fewer; `is_rough` where that is rounded to whole times: nearly 4 times.
    `is_yearly` tells that it is said of every year, not of the ends alone.
    `subject` is what is said to be the first of a ranking, at a `place` of it, or most of it;
    `is_negated` that all of it is denied: emigration did not fall.
    """

    kind: AssertionKind
    factor: Decimal | None = None
    bound: Bound | None = None
    is_yearly: bool = False
    subject: Series | None = None
    place: int | None = None
    is_negated: bool = False
    is_rough: bool = False
