"""What a reader asked, as typed slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from knowledge.types.fact import Language, Series
from knowledge.types.period import Period


class Operation(StrEnum):
    """What is to be done with the facts of the slots."""

    VALUE = "value"
    SERIES = "series"
    CHANGE = "change"  # one series in two periods
    COMPARISON = "comparison"  # several series, or one in several periods
    RANKING = "ranking"  # places, counterparts or groups in one period
    EXTREME = "extreme"  # the year with the most or the least
    TURN = "turn"  # when a balance changed its sign
    SUM = "sum"
    RATE = "rate"  # per 1,000 of the population
    SHARE = "share"
    DEFINITION = "definition"
    STATEMENT = "statement"  # found by words: reasons, views, recommendations, trends
    CONTENTS = "contents"  # what a source contains
    AVERAGE = "average"  # of a year, over several


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


class AssumptionKind(StrEnum):
    """What was assumed because the question does not say it."""

    PLACE = "place"  # argument: place code
    LATEST_PERIOD = "latest_period"  # argument: period code
    INDICATOR = "indicator"  # argument: indicator id
    RELATIVE_PERIOD = "relative_period"  # "last year"; argument: period code
    CITY = "city"  # a city and a region of one name; argument: the code taken
    CITIZENS = "citizens"  # "Kazakhs" taken for people of Kazakhstan
    FOLLOW_UP = "follow_up"  # from the answer before; argument: what (indicator, place, period …)
    DESTINATION = "destination"  # "moved from Germany": to Kazakhstan
    ORIGIN = "origin"  # "moved to Germany": from Kazakhstan
    SCOPE = "scope"  # moves over the border only, not those inside the country


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken for granted, and shown."""

    kind: AssumptionKind
    argument: str = ""


class Bound(StrEnum):
    """On which side of a claimed number the figure is said to be."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Claim:
    """A number in the question that is to be checked.

    `is_positive` unless words such as "deficit" or "fell by" let its sign be left out.
    `bound` where it is claimed to be "more than" or "less than" the number, `is_exact`
    where no rounding is meant.
    """

    value: Decimal
    is_percent: bool = False
    is_positive: bool = False
    bound: Bound | None = None
    is_exact: bool = False


class AssertionKind(StrEnum):
    """What is said of the figures in words."""

    ROSE = "rose"
    FELL = "fell"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    TURNED = "turned"  # the sign of the question is that of the year, and was another before
    FIRST = "first"  # no earlier year has the sign of the question
    HIGHEST = "highest"  # of all years held
    LOWEST = "lowest"
    MORE = "more"  # the first of two series is larger than the second
    LESS = "less"
    WHICH_MORE = "which_more"  # open: the larger of two is to be named
    WHICH_LESS = "which_less"

    @property
    def is_open(self) -> bool:
        """Whether it asks which of two, and claims neither."""
        return self in (AssertionKind.WHICH_MORE, AssertionKind.WHICH_LESS)


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim in words that is to be checked against the figures.

    `factor` is how many times larger or smaller one of two is said to be, about as many or, with a
    `bound`, more or fewer. `is_yearly` tells that it is said of every year, not of the ends alone.
    """

    kind: AssertionKind
    factor: Decimal | None = None
    bound: Bound | None = None
    is_yearly: bool = False


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
    reason is, which is more than a trend tells.

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
    assumptions: tuple[Assumption, ...] = ()
    confidence: float = 1.0
    assertion: Assertion | None = None
    stands_alone: bool = field(default=False, compare=False)


class Ambiguity(StrEnum):
    """What a question leaves open."""

    DIRECTION = "direction"  # left or arrived
    ROLE = "role"  # of a country, or with a country
    SCOPE = "scope"  # moves inside the country or over its border
    SPELLING = "spelling"  # a mistyped word that may be several


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

    `words` name what is asked for and not held, as the reader wrote it.
    """

    text: str
    language: Language
    series: tuple[Series, ...] = ()
    periods: tuple[Period, ...] = ()
    words: tuple[str, ...] = ()
    confidence: float = 1.0


class Command(StrEnum):
    """The slash commands, under the names that Telegram shows."""

    BALANCE = "balance"
    EMIGRATION = "emigration"
    IMMIGRATION = "immigration"
    DESTINATIONS = "destinations"
    ORIGINS = "origins"
    REGIONS = "regions"
    REASONS = "reasons"
    SURVEY = "survey"
    COMPARE = "compare"
    CHART = "chart"
    DEFINE = "define"
    FACT = "fact"
    SOURCES = "sources"
    LANG = "lang"
    ABOUT = "about"
    PRIVACY = "privacy"
    FORGET = "forget"
    FEEDBACK = "feedback"
    SUBSCRIBE = "subscribe"
    SUBSCRIPTIONS = "subscriptions"
    UNSUBSCRIBE = "unsubscribe"
    HELP = "help"
    START = "start"


class Service(StrEnum):
    """Small talk and commands that are not questions."""

    GREETING = "greeting"
    THANKS = "thanks"
    WHO_ARE_YOU = "who_are_you"
    GOODBYE = "goodbye"
    START = "start"
    HELP = "help"
    SOURCES = "sources"
    LANGUAGE = "language"
    ABOUT = "about"
    PRIVACY = "privacy"
    FACT = "fact"  # argument: the id of a fact
    FORGET = "forget"
    FEEDBACK = "feedback"  # argument: what the reader reports
    SUBSCRIBE = "subscribe"  # argument: what is counted, and where
    SUBSCRIPTIONS = "subscriptions"
    UNSUBSCRIBE = "unsubscribe"  # argument: as of SUBSCRIBE; none for the only one


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """A text that asks for one of the services; `argument` such as the code of a language."""

    text: str
    language: Language
    service: Service
    argument: str = ""


Understanding = Question | Ambiguous | NotHeld | NotUnderstood | ServiceRequest
