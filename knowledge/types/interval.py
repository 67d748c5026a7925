"""The interval around a modelled number, which lies among the qualifiers of its fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from knowledge.types.fact import Qualifier

_SHARE, _LOW, _HIGH = "projection-interval", "low", "high"
_NAMES = (_SHARE, _LOW, _HIGH)


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where the number lies with a probability of `share` percent, if it is given."""

    low: Decimal
    high: Decimal
    share: str = ""

    @classmethod
    def of(cls, qualifiers: Sequence[Qualifier]) -> Interval | None:
        """The interval that they give, None if they give none with two numbers."""
        said = {entry.name: entry.argument for entry in qualifiers}
        try:
            low, high = Decimal(said.get(_LOW, "")), Decimal(said.get(_HIGH, ""))
        except InvalidOperation:
            return None
        return cls(low, high, said.get(_SHARE, ""))

    def __contains__(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.low:f} – {self.high:f}"

    def qualifiers(self) -> tuple[Qualifier, ...]:
        """The same as qualifiers."""
        share = (Qualifier(_SHARE, self.share),) if self.share else ()
        return (*share, Qualifier(_LOW, f"{self.low:f}"), Qualifier(_HIGH, f"{self.high:f}"))


def has_interval(qualifiers: Sequence[Qualifier]) -> bool:
    """Whether they say anything of an interval, be it readable or not."""
    return any(entry.name in _NAMES for entry in qualifiers)


def without_interval(qualifiers: Sequence[Qualifier]) -> tuple[Qualifier, ...]:
    """The qualifiers that say nothing of an interval."""
    return tuple(entry for entry in qualifiers if entry.name not in _NAMES)
