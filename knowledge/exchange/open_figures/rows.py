"""The two shapes of a row: an open figure as read, a packaged fact as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from knowledge.types.fact import Precision, Qualifier, Quality, Rank
from knowledge.types.period import Period


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """One row of an open figures file, as it stands there; `file` is the file's name."""

    file: str
    indicator: str
    place: str
    counterpart: str
    sex_or_group: str
    period_start: str
    period_end: str
    value: str
    unit: str
    is_estimate: str
    source_title: str
    publisher: str
    url: str
    licence: str
    retrieved_via: str
    note: str

    @classmethod
    def from_row(cls, file: str, row: Mapping[str, str]) -> OpenFigure:
        """The figure in a row of that file."""
        return cls(file, **{column: row[column] for column in COLUMNS_READ})

    @property
    def is_derived(self) -> bool:
        """Whether the number was computed from other rows and has no source of its own."""
        return self.note.startswith("DERIVED")

    @property
    def period(self) -> Period:
        """The days that the figure refers to."""
        return Period(date.fromisoformat(self.period_start), date.fromisoformat(self.period_end))


COLUMNS_READ = tuple(entry.name for entry in fields(OpenFigure) if entry.name != "file")


@dataclass(frozen=True, slots=True)
class PackagedFact:
    """One figure of knowledge/data/facts."""

    id: str
    indicator: str
    place: str
    counterpart: str
    breakdown: str
    period: Period
    value: str
    unit: str
    value_as_published: str
    precision: Precision
    quality: Quality
    rank: Rank
    source: str
    locator: str
    origin: str
    authority: str
    qualifiers: tuple[Qualifier, ...]

    @property
    def slot(self) -> tuple[str, str, str, str, str]:
        """What several sources may fill: indicator, place, counterpart, breakdown and period."""
        return self.indicator, self.place, self.counterpart, self.breakdown, self.period.code

    def has(self, name: str) -> bool:
        """Whether a qualifier of that name is set."""
        return any(qualifier.name == name for qualifier in self.qualifiers)

    def as_row(self) -> dict[str, str]:
        """The row that is written, with every column."""
        row = {column: str(getattr(self, column, "")) for column in COLUMNS_WRITTEN}
        row["kind"] = "figure"
        row["period"] = self.period.code
        row["qualifiers"] = ";".join(written(entry) for entry in self.qualifiers)
        return row


def written(qualifier: Qualifier) -> str:
    """The qualifier as a token, `name` or `name:argument`."""
    return f"{qualifier.name}:{qualifier.argument}" if qualifier.argument else qualifier.name


COLUMNS_WRITTEN = (
    "id", "kind", "indicator", "place", "counterpart", "breakdown", "period", "value", "value_max",
    "unit", "value_as_published", "precision", "quality", "rank", "source", "locator", "origin",
    "authority", "qualifiers",
)  # fmt: skip
