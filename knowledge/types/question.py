"""What a reader asked, as typed slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.types.assumption import Assumption
from knowledge.types.claim import Assertion, Claim
from knowledge.types.fact import Language, Series
from knowledge.types.note import NoteKind
from knowledge.types.period import Period
from knowledge.types.service import ServiceRequest


class Operation(StrEnum):
    """What is to be done with the facts of the slots."""

    VALUE = "value"
    SERIES = "series"
    CHANGE = "change"  # one series in two periods
    COMPARISON = "comparison"  # several series, or one in several periods
    RANKING = "ranking"  # places, counterparts or groups in one period
    EXTREME = "extreme"  # the year, or the years, with the most or the least
    TURN = "turn"  # when a balance changed its sign
    SUM = "sum"
    RATE = "rate"  # per 1,000 of the population
    SHARE = "share"
    DEFINITION = "definition"
    STATEMENT = "statement"  # found by words: reasons, views, recommendations, trends
    CONTENTS = "contents"  # what a source contains
    AVERAGE = "average"  # of a year, over several
    RUNS = "runs"  # all years in which a balance had one sign


class Measure(StrEnum):
    """How a change or a comparison is to be expressed."""

    BOTH = "both"  # difference and percentage
    ABSOLUTE = "absolute"
    PERCENT = "percent"
    TIMES = "times"
    TOTAL = "total"  # several places or partners added up


class Order(StrEnum):
    """Which end is asked for; both only of the years of a series."""

    MOST = "most"
    LEAST = "least"
    BOTH = "both"


class Axis(StrEnum):
    """What a ranking ranks."""

    COUNTERPART = "counterpart"
    REGION = "region"
    BREAKDOWN = "breakdown"  # the values of Question.dimension
    COUNTRY = "country"  # countries as places, such as the members of a union


class Sign(StrEnum):
    """The sign of a balance."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of the question and the keys under which it may be indexed."""

    word: str
    keys: tuple[str, ...]
    is_generic: bool = False  # such as "leave" or "country": matched or not, it decides nothing


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: nothing in it is left unexplained.

    `is_count` tells that a number is asked for, which words alone do not answer, `is_why` that a
    reason is, which is more than a trend tells, `is_moving` that moves are, which no stock tells.

    `periods` is empty when no time was said. `series` is empty only for STATEMENT and CONTENTS.
    `terms` are the content words and `places` the codes of places named, for finding statements.
    `confidence` is the share of content words that were explained, 0 to 1. `stands_alone` tells
    that no question asked before would have changed it; it is not part of what is asked.
    """

    text: str
    language: Language
    operation: Operation
    series: tuple[Series, ...] = ()
    periods: tuple[Period, ...] = ()
    measure: Measure = Measure.BOTH
    order: Order = Order.MOST
    axis: Axis | None = None
    dimension: str | None = None
    limit: int | None = None
    sign: Sign | None = None
    claim: Claim | None = None
    authority: str | None = None
    source: str | None = None
    terms: tuple[Term, ...] = ()
    places: tuple[str, ...] = ()
    is_count: bool = False
    is_why: bool = False
    is_moving: bool = False
    assumptions: tuple[Assumption, ...] = ()
    confidence: float = 1.0
    assertion: Assertion | None = None
    stands_alone: bool = field(default=False, compare=False)


class Ambiguity(StrEnum):
    """What a question leaves open."""

    DIRECTION = "direction"  # left or arrived
    ROLE = "role"  # of a country, or with a country
    SCOPE = "scope"  # moves inside the country or over its border
    RETURN = "return"  # Kazakhs who were granted a status, or all of them who moved
    SPELLING = "spelling"  # a mistyped word that may be several
    GROUP = "group"  # by country, by ethnicity, by year …


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A question with more than one reading; the readings are offered as choices.

    `is_whole` tells that they are all that it may mean: what each of them comes to settles it.
    """

    text: str
    language: Language
    about: Ambiguity
    readings: tuple[Question, ...]
    confidence: float
    is_whole: bool = False


class Reason(StrEnum):
    """Why a question was not understood, or cannot be answered whatever the store holds."""

    UNKNOWN_WORDS = "unknown_words"
    NO_INDICATOR = "no_indicator"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    BAD_PERIOD = "bad_period"  # 31 February, 2024-2010, the year 99999


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A text that is no question of this field; `words` are those that nothing explains."""

    text: str
    language: Language
    reason: Reason
    words: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Understood, but of a kind that the store never holds; `series` is what was understood.

    `words` name what is asked for and not held, as the reader wrote it; `remark` tells why there
    can be nothing.
    """

    text: str
    language: Language
    series: tuple[Series, ...] = ()
    periods: tuple[Period, ...] = ()
    words: tuple[str, ...] = ()
    confidence: float = 1.0
    remark: NoteKind | None = None


Understanding = Question | Ambiguous | NotHeld | NotUnderstood | ServiceRequest
