"""Figures of Kazakhstan, out of no store, to calculate with."""

from __future__ import annotations

from decimal import Decimal

from knowledge.types.fact import (
    Direction,
    Fact,
    FactKind,
    Formula,
    Indicator,
    IndicatorKind,
    Precision,
    Qualifier,
    Quality,
    Rank,
    Scope,
    Series,
    Source,
    SourceKind,
)
from knowledge.types.figure import Figure
from knowledge.types.period import Period

MODELLED = (Qualifier("modelled"),)


def indicator(kind: IndicatorKind, id: str = "any", formula: Formula | None = None) -> Indicator:
    return Indicator(id, kind, Direction.NONE, Scope.EXTERNAL, "persons", 0, formula, {}, {})


def figure(
    value: Decimal | int | str,
    period: str = "2024",
    id: str = "emigration",
    *,
    unit: str = "persons",
    precision: Precision = Precision.EXACT,
    quality: Quality = Quality.FINAL,
    rank: Rank = Rank.NORMAL,
    source: str = "bns",
    counterpart: str | None = None,
    up_to: Decimal | int | None = None,
    qualifiers: tuple[Qualifier, ...] = (),
) -> Figure:
    """A figure that stands in a source; not by Figure.of(), which remembers facts by their ids."""
    where = Source(
        source, source, source, source, "", "", "", "", "", "", "", "", SourceKind.OFFICIAL
    )
    shown = (
        Series(id, "KZ", counterpart), Period.parse(period), Decimal(value),
        None if up_to is None else Decimal(up_to), unit,
    )  # fmt: skip
    how = (precision, quality, rank)
    fact = Fact(
        f"{id}-{period}", FactKind.FIGURE, *shown, str(value), *how,
        where, "table 1", "", None, qualifiers,
    )  # fmt: skip
    return Figure(*shown, *how, fact)
