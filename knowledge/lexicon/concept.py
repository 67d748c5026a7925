"""What a word or phrase can mean in this field."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple

from knowledge.types.fact import Language


class Kind(StrEnum):
    """The kinds of meaning; the values are those of the lexicon's data files."""

    FILLER = "filler"  # carries no content here
    LEAD = "lead"  # at the beginning, it leans on the question before: "and", "what about"
    BLOCKER = "blocker"  # belongs to another topic
    PLACE = "place"
    NAMESAKE = "namesake"  # the name of a city and of a region as well
    OTHER_PLACE = "other_place"  # a place of which nothing is held
    ETHNICITY = "ethnicity"
    CITIZENS = "citizens"  # people of a country
    ADJECTIVE = "adjective"  # of a country
    AMBIGUOUS = "ambiguous"  # "Russians": citizens|ethnicity
    FEATURE = "feature"  # a part of an indicator's signature
    MODIFIER = "modifier"  # agrees with every indicator here, such as "official" or "abroad"
    MARKER = "marker"  # from, to, in, of, with
    BREAKDOWN = "breakdown"
    NARROWER = "narrower"  # a part of the group for which it stands: engineers
    DIMENSION = "dimension"  # "by age", "ethnic groups"
    OPERATION = "operation"
    TIME = "time"  # words of the period grammar
    MONTH = "month"
    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"  # a part of a whole, in percent
    AUTHORITY = "authority"  # whose number is asked for
    SOURCE = "source"
    SERVICE = "service"
    CLAIMING = "claiming"  # how a claim in words is put: every year, twice, more than
    YES_NO = "yes_no"  # asks for yes or no, or for one of two
    NEGATION = "negation"  # turns a question round, so that no slot stands for it
    THING = "thing"  # filler, unless counted: articles; or a country's own: figures
    ADVICE = "advice"  # how to move or to get papers: asking, papers, or the whole of it
    TERM = "term"  # an entry of the glossary that is no indicator, such as brain drain
    KEYWORD = "keyword"  # only a word of statements


class Matched(IntEnum):
    """How a word was recognised, best first."""

    EXACT = 0
    STEM = 1
    TRANSLITERATED = 2
    FUZZY = 3


class Concept(NamedTuple):
    """One meaning of a word."""

    kind: Kind
    value: str
    language: Language


class Mention(NamedTuple):
    """So many tokens in a row read as one of the concepts.

    `key` is the lexicon key of the last word, so that what follows it is the word's ending.
    """

    length: int
    concepts: tuple[Concept, ...]
    matched: Matched
    key: str

    def values(self, kind: Kind) -> tuple[str, ...]:
        """The values of all meanings of that kind."""
        values = (concept.value for concept in self.concepts if concept.kind is kind)
        return tuple(dict.fromkeys(values))
