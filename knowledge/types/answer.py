"""What is answered, in typed values: sentences are the business of templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from knowledge.types.fact import (
    Fact,
    FactText,
    Holding,
    Language,
    Precision,
    Quality,
    Rank,
    Series,
    Source,
)
from knowledge.types.period import Period
from knowledge.types.question import (
    Ambiguity,
    Assumption,
    Command,
    Operation,
    Question,
    Reason,
    Service,
)


class Status(StrEnum):
    """How far the question could be answered."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    NO_DATA = "no_data"
    NOT_UNDERSTOOD = "not_understood"
    SERVICE = "service"


class Computation(StrEnum):
    """How a derived figure comes from its inputs."""

    BALANCE = "balance"  # a formula of the indicator: first - second
    DIFFERENCE = "difference"  # last - first
    PERCENT_CHANGE = "percent_change"  # (last - first) / |first|
    POINTS = "points"  # difference of two shares, in percentage points
    RATIO = "ratio"  # larger / smaller
    SUM = "sum"
    MEAN = "mean"  # sum / how many
    RATE = "rate"  # flow / mean population * 1,000; the population comes after the flow
    SHARE = "share"  # first / second * 100


@dataclass(frozen=True, slots=True)
class Derivation:
    """Our calculation and its inputs, in the order in which they are shown."""

    computation: Computation
    inputs: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that a reader needs: it is either a stored fact or derived from some."""

    series: Series
    period: Period
    value: Decimal
    value_max: Decimal | None
    unit: str
    precision: Precision
    quality: Quality
    rank: Rank
    fact: Fact | None = None
    derivation: Derivation | None = None

    def __post_init__(self) -> None:
        if (self.fact is None) == (self.derivation is None):
            raise ValueError("a figure is either a fact or derived, never both and never neither")

    @classmethod
    def of(cls, fact: Fact) -> Figure:
        """The figure that a fact holds. Raises ValueError if the fact is no dated figure."""
        if fact.value is None or fact.unit is None or fact.period is None:
            raise ValueError(f"{fact.id} holds no dated figure")
        return cls(
            fact.series, fact.period, fact.value, fact.value_max, fact.unit,
            fact.precision, fact.quality, fact.rank, fact,
        )  # fmt: skip

    def facts(self) -> Iterator[Fact]:
        """The stored facts that the figure rests on."""
        if self.fact is not None:
            yield self.fact
        if self.derivation is not None:
            for entry in self.derivation.inputs:
                yield from entry.facts()


class Cause(StrEnum):
    """Why another number is reported for the same slot."""

    OTHER_PERIOD = "other_period"  # it fits the official figure of `fits`
    SUPERSEDED = "superseded"
    MIRROR = "mirror"  # counted by the other country
    DISPUTED = "disputed"  # the reason stands in the fact's text
    OTHER_SOURCE = "other_source"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A number that is reported differently; `difference` is it minus the leading one."""

    figure: Figure
    difference: Decimal
    cause: Cause
    fits: Figure | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What is held for one slot: the leading figure, who else has it, and who has another."""

    lead: Figure
    further: tuple[Fact, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    components: tuple[Figure, ...] = ()  # arrivals and departures beside a balance
    before: Figure | None = None  # the same slot a year earlier


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact told in words."""

    fact: Fact
    text: FactText


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


class NoteKind(StrEnum):
    """Remarks of a careful reader, worded by templates."""

    ALL_FLOWS = "all_flows"  # external and internal moves together
    STOCK_DAY = "stock_day"  # argument: the day
    MODELLED = "modelled"
    PROJECTION = "projection"
    PARTIAL_SPAN = "partial_span"  # argument: the period asked for
    GAPS = "gaps"  # argument: comma-joined period codes that are not held
    MISSING_PLACE = "missing_place"  # argument: code of a place that is not held beside the others
    MISSING_INDICATOR = "missing_indicator"  # argument: id of an indicator, likewise
    BREAK = "break"  # argument: year of census or of changed boundaries
    BOUNDARIES = "boundaries"  # argument: year of the boundaries
    MIXED_QUALITY = "mixed_quality"
    MIXED_SOURCE = "mixed_source"
    NO_PERCENT_OF_BALANCE = "no_percent_of_balance"
    UNRANKED = "unranked"  # the rest is not broken down, so no place is given
    LEFT_OUT = "left_out"  # argument: how many rows a ranking has besides those shown
    SPAN_SEARCHED = "span_searched"  # argument: period code
    RATE_BASE = "rate_base"  # argument: published | mean of two 1 January figures
    PRELIMINARY = "preliminary"
    UNKNOWN_ORIGIN = "unknown_origin"  # argument: number of people
    LATEST_HELD = "latest_held"  # argument: period code; with no_data
    PUBLISHED = "published"  # argument: year or day on which the latest held was published
    ACCESSED = "accessed"  # argument: when it was read, if its source bears no date
    OTHER_DAY = "other_day"
    INPUTS_ROUNDED = "inputs_rounded"
    RETIRED = "retired"  # argument: the day on which a fact was taken out of all answers
    NOT_AVERAGED = "not_averaged"  # with no_data: what has no average over years


@dataclass(frozen=True, slots=True)
class Note:
    """One remark."""

    kind: NoteKind
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source with the places in it where the shown facts stand."""

    source: Source
    locator: str
    origin: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that the store can answer; templates word it so that it is understood again."""

    question: Question


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One row of a ranking; `place` is None for rows that are held but cannot be ranked."""

    figure: Figure
    place: int | None


@dataclass(frozen=True, slots=True)
class FactSheet:
    """A fact with its words, how often it was recorded, and the day of the last time."""

    fact: Fact
    text: FactText
    revisions: int
    revised: date


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer for every surface.

    With any status but ANSWERED and PARTIAL nothing is shown: no figures, statements or citations.
    `computed` are our calculations, headline first; `readings` are the slots shown.
    `texts` are the facts' own words in the answer's language, by fact id. `command` is the slash
    command that was given; `argument` is that of a service, such as the code of a language.
    """

    text: str
    language: Language
    status: Status
    confidence: float = 0.0
    question: Question | None = None
    computed: tuple[Figure, ...] = ()
    readings: tuple[Reading, ...] = ()
    ranking: tuple[RankedRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    verdict: Verdict | None = None
    notes: tuple[Note, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    texts: dict[str, FactText] = field(default_factory=dict, hash=False)
    citations: tuple[Citation, ...] = ()
    choices: tuple[Suggestion, ...] = ()
    nearest: tuple[Suggestion, ...] = ()
    ambiguity: Ambiguity | None = None
    reason: Reason | None = None
    words: tuple[str, ...] = ()
    service: Service | None = None
    sources: tuple[Source, ...] = ()
    command: Command | None = None
    argument: str = ""
    sheet: FactSheet | None = None
    holdings: tuple[Holding, ...] = ()

    @property
    def operation(self) -> Operation | None:
        """The operation of the question, None if there is none."""
        return self.question.operation if self.question else None

    def figures(self) -> tuple[Figure, ...]:
        """All numbers shown, headline first."""
        leads = (reading.lead for reading in self.readings)
        ranked = (row.figure for row in self.ranking)
        stated = (Figure.of(s.fact) for s in self.statements if _holds_figure(s.fact))
        return tuple(dict.fromkeys((*self.computed, *leads, *ranked, *stated)))

    def fact_ids(self) -> tuple[str, ...]:
        """The ids of the facts shown: headline first, then whatever else is cited."""
        first = (fact.id for figure in self.figures() for fact in figure.facts())
        stated = (statement.fact.id for statement in self.statements)
        cited = (id for citation in self.citations for id in citation.facts)
        return tuple(dict.fromkeys((*first, *stated, *cited)))


def _holds_figure(fact: Fact) -> bool:
    return fact.value is not None and fact.period is not None
