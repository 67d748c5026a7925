"""What is answered, in typed values: sentences are the business of templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from knowledge.types.assumption import Assumption
from knowledge.types.fact import Fact, FactText, Holding, Language, Source
from knowledge.types.figure import Figure, holds_figure
from knowledge.types.note import Note
from knowledge.types.question import Ambiguity, Operation, Question, Reason
from knowledge.types.service import Command, Service
from knowledge.types.verdict import Verdict


class Status(StrEnum):
    """How far the question could be answered."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    NO_DATA = "no_data"
    NOT_UNDERSTOOD = "not_understood"
    SERVICE = "service"


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
    _figures: tuple[Figure, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        leads = [reading.lead for reading in self.readings]
        ranked = [row.figure for row in self.ranking]
        stated = [Figure.of(s.fact) for s in self.statements if holds_figure(s.fact)]
        shown = dict.fromkeys((*self.computed, *leads, *ranked, *stated))
        object.__setattr__(self, "_figures", tuple(shown))

    @property
    def operation(self) -> Operation | None:
        """The operation of the question, None if there is none."""
        return self.question.operation if self.question else None

    @property
    def denies(self) -> bool:
        """Whether the verdict is on what the question denies."""
        assertion = self.question.assertion if self.question else None
        return assertion is not None and assertion.is_negated

    def figures(self) -> tuple[Figure, ...]:
        """All numbers shown, headline first."""
        return self._figures

    def fact_ids(self) -> tuple[str, ...]:
        """The ids of the facts shown: headline first, then whatever else is cited."""
        first = (fact.id for figure in self.figures() for fact in figure.facts())
        stated = (statement.fact.id for statement in self.statements)
        cited = (id for citation in self.citations for id in citation.facts)
        return tuple(dict.fromkeys((*first, *stated, *cited)))
