"""A chart with all its words: what is drawn, and nothing that would have to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from bot.charts.chart import Form, Standing
from knowledge.types.fact import Language


@dataclass(frozen=True, slots=True)
class Mark:
    """One number: `label` names it on its axis, `text` is the number as it is written.

    `signs` refer to footnotes. `low` and `high` are the ends of an interval around it, or None.
    """

    position: float
    value: float
    label: str
    text: str
    signs: str = ""
    low: float | None = None
    high: float | None = None
    is_disputed: bool = False
    is_preliminary: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """The marks of one line, a tuple for each stretch without a gap; bars have one stretch.

    `name` stands in the legend, empty if there is only one line.
    """

    name: str
    standing: Standing
    stretches: tuple[tuple[Mark, ...], ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in order."""
        return tuple(mark for stretch in self.stretches for mark in stretch)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as it is drawn: title and unit above, footnotes and sources below."""

    language: Language
    form: Form
    title: str
    unit: str
    strands: tuple[Strand, ...]
    footnotes: tuple[str, ...]
    sources: tuple[str, ...]
    source_heading: str
    is_signed: bool = False
    others: tuple[Mark, ...] = ()  # numbers reported differently, beside those of the strands

    @property
    def ends(self) -> tuple[float, ...]:
        """Everything that the scale has to reach, intervals and other reports included."""
        reached = (
            end for mark in (*self.marks, *self.others) for end in (mark.value, mark.low, mark.high)
        )
        return tuple(end for end in reached if end is not None)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks of all strands."""
        return tuple(mark for strand in self.strands for mark in strand.marks)

    @property
    def is_diverging(self) -> bool:
        """Whether there are numbers below zero."""
        return any(mark.value < 0 for mark in self.marks)

    @property
    def digest(self) -> str:
        """Equal for pictures that look alike, and for those only."""
        return sha256(repr(self).encode()).hexdigest()
