"""A fact as an editor or an importer hands it in: ids in place of objects, its words with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from knowledge.store.codec import (
    decimal_of,
    number_of,
    period_of,
    qualifiers_of,
    qualifiers_text,
)
from knowledge.store.states import State
from knowledge.types.fact import (
    FactKind,
    FactText,
    Language,
    Lifecycle,
    Precision,
    Qualifier,
    Quality,
    Rank,
    Series,
)
from knowledge.types.period import Period

_SERIES = ("indicator", "place", "counterpart", "breakdown")


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words by which a statement is found; rarer ones weigh more."""

    language: Language
    keyword: str
    weight: int


@dataclass(frozen=True, slots=True)
class FactRecord:
    """All that is recorded of a fact but its version."""

    id: str
    kind: FactKind
    series: Series
    period: Period | None
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    value_as_published: str
    precision: Precision
    quality: Quality
    rank: Rank
    source: str
    locator: str
    origin: str
    authority: str | None
    qualifiers: tuple[Qualifier, ...] = ()
    lifecycle: Lifecycle = Lifecycle.PUBLISHED
    texts: dict[Language, FactText] = field(default_factory=dict, hash=False)
    keywords: tuple[Keyword, ...] = ()

    def state(self) -> State:
        """The record as the tables and the revisions hold it."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "indicator": self.series.indicator,
            "place": self.series.place,
            "counterpart": self.series.counterpart,
            "breakdown": self.series.breakdown,
            "period_start": self.period.start.isoformat() if self.period else None,
            "period_end": self.period.end.isoformat() if self.period else None,
            "value": None if self.value is None else number_of(self.value),
            "value_max": None if self.value_max is None else number_of(self.value_max),
            "unit": self.unit,
            "value_as_published": self.value_as_published,
            "precision": self.precision.value,
            "quality": self.quality.value,
            "rank": self.rank.value,
            "source": self.source,
            "locator": self.locator,
            "origin": self.origin,
            "authority": self.authority,
            "qualifiers": qualifiers_text(self.qualifiers),
            "lifecycle": self.lifecycle.value,
            "texts": {
                language.value: {"text": text.text, "caveat": text.caveat, "reason": text.reason}
                for language, text in sorted(self.texts.items())
            },
            "keywords": sorted([k.language.value, k.keyword, k.weight] for k in self.keywords),
        }

    @classmethod
    def of(cls, state: State) -> FactRecord:
        """The record of a state."""
        return cls(
            id=state["id"],
            kind=FactKind(state["kind"]),
            series=Series(*(state[column] for column in _SERIES)),
            period=_period(state),
            value=_decimal(state["value"]),
            value_max=_decimal(state["value_max"]),
            unit=state["unit"],
            value_as_published=state["value_as_published"],
            precision=Precision(state["precision"]),
            quality=Quality(state["quality"]),
            rank=Rank(state["rank"]),
            source=state["source"],
            locator=state["locator"],
            origin=state["origin"],
            authority=state["authority"],
            qualifiers=qualifiers_of(state["qualifiers"]),
            lifecycle=Lifecycle(state["lifecycle"]),
            texts={Language(key): FactText(**text) for key, text in state["texts"].items()},
            keywords=tuple(Keyword(Language(k), word, w) for k, word, w in state["keywords"]),
        )


def _period(state: State) -> Period | None:
    if state["period_start"] is None:
        return None
    return period_of(state["period_start"], state["period_end"])


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else decimal_of(float(number))
