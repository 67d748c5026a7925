"""From numbers to inches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_NOTHING = 1e-200  # below which inches for a unit would be without end


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a bar reaches on either side of zero, and the room that is needed beyond it."""

    value: float
    beyond: float


@dataclass(frozen=True, slots=True)
class Scale:
    """`zero` is where zero lies in the room, `per_unit` the inches of one unit."""

    zero: float
    per_unit: float

    def at(self, value: float) -> float:
        """Where the value lies in the room."""
        return self.zero + value * self.per_unit


def fitting(reaches: Sequence[Reach], room: float) -> Scale:
    """The largest scale at which every bar and the room beyond it fit, zero included."""
    above = [reach for reach in reaches if reach.value >= 0] or [Reach(0.0, 0.0)]
    below = [reach for reach in reaches if reach.value < 0] or [Reach(0.0, 0.0)]
    per_unit = min(
        (
            max(room - up.beyond - down.beyond, room / 10) / (up.value - down.value)
            for up in above
            for down in below
            if up.value - down.value > _NOTHING
        ),
        default=0.0,
    )
    return Scale(max(down.beyond - down.value * per_unit for down in below), per_unit)
