"""What the steps of a fact offer to choose among, and what they propose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from knowledge.drafting.steps import Cells, Lookups
from knowledge.store import usual
from knowledge.types.fact import (
    FactKind,
    IndicatorKind,
    Language,
    Precision,
    Quality,
    SourceKind,
)
from knowledge.types.period import Period, PeriodError

HOME = "KZ"
_FEW = 6
_OWN_NUMBERS = frozenset({SourceKind.OFFICIAL, SourceKind.INTERGOVERNMENTAL, SourceKind.GLOSSARY})
_TOLD_FIRST = (Quality.CLAIM, Quality.SURVEY)


def kinds(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """All kinds of facts, figures first."""
    return tuple(FactKind)


def indicators(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """The indicators of figures or of words, those used lately first, the rest by name."""
    recent = usual.recent_indicators(lookups.store, lookups.actor, limit=_FEW)
    fitting = [
        indicator
        for indicator in lookups.store.indicators()
        if is_told(cells, lookups) or indicator.kind is not IndicatorKind.STATEMENT
    ]
    fitting.sort(key=lambda indicator: indicator.names.get(lookups.language, indicator.id))
    ids = [indicator.id for indicator in fitting]
    return tuple(dict.fromkeys((*(id for id in recent if id in ids), *ids)))


def qualities(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """How far the producer stands by it, the likeliest first."""
    likely = _TOLD_FIRST if is_told(cells, lookups) else ()
    return tuple(dict.fromkeys((*likely, *Quality)))


def home(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """Kazakhstan."""
    return (HOME,)


def breakdowns(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """The parts by which the indicator is held."""
    return usual.breakdowns_of(lookups.store, cells["indicator"])


def periods(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """The time after the latest that is held, and that itself."""
    end = usual.latest_end(lookups.store, cells["indicator"], cells["place"])
    year = int(end[:4]) if end else int(lookups.today[:4]) - 2
    is_stock = lookups.store.indicator(cells["indicator"]).kind is IndicatorKind.STOCK
    after = end[4:] if is_stock else ""
    return tuple(_past((f"{year + 1}{after}", f"{year}{after}"), lookups.today))


def _past(codes: Sequence[str], today: str) -> Iterator[str]:
    for code in codes:
        with suppress(PeriodError):  # not every year has 29 February
            if Period.parse(code).end.isoformat() <= today:
                yield code


def units(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """The unit of the indicator, then the usual ones."""
    own = lookups.store.indicator(cells["indicator"]).unit
    return tuple(dict.fromkeys(filter(None, (own, *usual.units(lookups.store)))))[:_FEW]


def precisions(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """All ways in which a printed number may be exact."""
    return tuple(Precision)


def exact(cells: Cells, lookups: Lookups) -> str:
    """A number is as it is printed."""
    return Precision.EXACT


def sources(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """The sources used lately, then those of the indicator."""
    recent = usual.recent_sources(lookups.store, lookups.actor, limit=_FEW)
    held = usual.sources_of(lookups.store, cells["indicator"], limit=_FEW)
    return tuple(dict.fromkeys((*recent, *held)))[:_FEW]


def locators(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """Where other facts of the source stand."""
    return usual.locators_of(lookups.store, cells["source"], limit=_FEW)


def producers(cells: Cells, lookups: Lookups) -> Sequence[str]:
    """The producer of the source, those whose numbers others of the indicator are, the rest."""
    likely = usual.authorities_of(lookups.store, cells["indicator"], limit=_FEW)
    ids = (entry.id for entry in lookups.store.producers())
    return tuple(dict.fromkeys((producer(cells, lookups), *likely, *ids)))


def producer(cells: Cells, lookups: Lookups) -> str:
    """The producer of the source itself."""
    return lookups.store.source(cells["source"]).producer


def origin(cells: Cells, lookups: Lookups) -> str:
    """The name of whose number it is, if the source only quotes it."""
    authority = cells.get("authority") or producer(cells, lookups)
    if authority == producer(cells, lookups):
        return ""
    return lookups.store.producer(authority).names[Language.ENGLISH]


def why(cells: Cells, lookups: Lookups) -> str:
    """That the fact stands in its source."""
    return f"{cells['source']}, {cells['locator']}"


def is_told(cells: Cells, lookups: Lookups) -> bool:
    """Whether the fact is told in words, and has no value."""
    return cells.get("kind", FactKind.FIGURE) != FactKind.FIGURE


def is_figure(cells: Cells, lookups: Lookups) -> bool:
    """Whether the fact is a figure."""
    return not is_told(cells, lookups)


def may_quote(cells: Cells, lookups: Lookups) -> bool:
    """Whether the source may print the number of another: no statistics office does."""
    id = cells.get("source")
    return bool(id) and lookups.store.source(str(id)).kind not in _OWN_NUMBERS
