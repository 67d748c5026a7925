"""What is known: sources, indicators, places, and facts about slots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from knowledge.types.period import Period


class Language(StrEnum):
    """The languages in which the project speaks."""

    ENGLISH = "en"
    RUSSIAN = "ru"
    KAZAKH = "kk"


LANGUAGES: Mapping[str, Language] = {language.value: language for language in Language}
"""The languages by their codes, for the many rows of a table: to call the class takes longer."""


class FactKind(StrEnum):
    """What a fact states."""

    FIGURE = "figure"
    STATEMENT = "statement"
    TREND = "trend"
    RECOMMENDATION = "recommendation"
    DEFINITION = "definition"


class Precision(StrEnum):
    """How the published number relates to the exact one."""

    EXACT = "exact"
    ROUNDED = "rounded"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Quality(StrEnum):
    """How far the producer itself stands by the number."""

    FINAL = "final"
    REVISED = "revised"
    PRELIMINARY = "preliminary"
    ESTIMATE = "estimate"
    PROJECTION = "projection"
    SURVEY = "survey"
    CLAIM = "claim"


class Rank(StrEnum):
    """The editors' judgement; anything but normal has a recorded reason."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


class Lifecycle(StrEnum):
    """Whether readers see the fact; a source is published or retired, and never a draft."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


class SourceKind(StrEnum):
    """What kind of publication a source is, or what kind of office a producer is."""

    OFFICIAL = "official"
    INTERGOVERNMENTAL = "intergovernmental"
    SURVEY = "survey"
    ANALYSIS = "analysis"
    NEWS = "news"
    GLOSSARY = "glossary"


class IndicatorKind(StrEnum):
    """How an indicator is measured; kinds are never mixed in one sum or line."""

    FLOW = "flow"
    STOCK = "stock"
    BALANCE = "balance"
    RATE = "rate"
    SHARE = "share"
    INDEX = "index"
    STATEMENT = "statement"


class Direction(StrEnum):
    """Which way people, or money, move, seen from the place."""

    IN = "in"
    OUT = "out"
    NET = "net"
    NONE = "none"


class Scope(StrEnum):
    """Which moves are counted."""

    EXTERNAL = "external"
    INTERNAL = "internal"
    ALL_FLOWS = "all_flows"
    NONE = "none"


class PlaceKind(StrEnum):
    """What a place code stands for."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Producer:
    """An office or outlet that counts or publishes; `names` by language."""

    id: str
    kind: SourceKind
    names: dict[Language, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication in which facts were read; empty strings where a field is not known.

    Only retired facts rest on a retired one.
    """

    id: str
    title: str
    publisher: str
    producer: str
    author: str
    published: str
    accessed: str
    url: str
    copy_read: str
    language: str
    licence: str
    terms: str
    kind: SourceKind
    lifecycle: Lifecycle = Lifecycle.PUBLISHED

    def __hash__(self) -> int:
        """Sources differ by their ids."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Holding:
    """How many facts were read in a source, of one indicator or (None) of all.

    `oldest` and `newest` are None if none of them is dated.
    """

    source: Source
    facts: int
    oldest: Period | None
    newest: Period | None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """An indicator as the difference of two others, such as immigration - emigration."""

    minuend: str
    subtrahend: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured; `names` and `definitions` by language."""

    id: str
    kind: IndicatorKind
    direction: Direction
    scope: Scope
    unit: str
    decimals: int
    formula: Formula | None
    names: dict[Language, str] = field(hash=False)
    definitions: dict[Language, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, city or group of countries by its code; `parent` of a region is KZ."""

    code: str
    kind: PlaceKind
    parent: str | None
    names: dict[Language, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Series:
    """A slot without its period: what is counted, where, with whom, of whom."""

    indicator: str
    place: str
    counterpart: str | None = None
    breakdown: str | None = None


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A typed remark on a fact, such as all-flows or superseded-by:29282."""

    name: str
    argument: str = ""

    @classmethod
    def parse(cls, text: str) -> Qualifier:
        """The qualifier written `name` or `name:argument`."""
        name, _, argument = text.strip().partition(":")
        return cls(name, argument)


@dataclass(frozen=True, slots=True)
class FactText:
    """A fact in the words of one language; empty strings where there is nothing to say."""

    text: str = ""
    caveat: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One sourced statement about a slot; only a figure has a value and a unit."""

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
    source: Source
    locator: str
    origin: str
    authority: Producer | None
    qualifiers: tuple[Qualifier, ...] = ()
    lifecycle: Lifecycle = Lifecycle.PUBLISHED
    version: int = 1

    def __hash__(self) -> int:
        """Facts differ by their ids."""
        return hash(self.id)

    def qualifier(self, name: str) -> Qualifier | None:
        """The qualifier of that name, None if the fact has none."""
        for entry in self.qualifiers:
            if entry.name == name:
                return entry
        return None
